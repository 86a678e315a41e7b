"""Clues to the year of a page from what is said at the turn of a year, and from figures of the year before.

Around New Year papers look back on one year and forward to the next; in the months after they report what the last one
came to beside what this one has begun with: 2021年，产值…，同比增长…；今年1至2月….
"""

import re
from collections.abc import Iterator, Sequence

from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.values import Page

_YEAR = "(20[0-9]{2})年"
_IS_NOW = re.compile(rf"今年(?:就|已)?[是为]{_YEAR}(?=[，。；！])")
_STOP = r"(?=[，。；！：、”]|这一年|$)"
_COMES = r"(?=[，。；！：、”了]|的?(?:到来|钟声|曙光)|元旦|新年|$)"
_BEHIND = re.compile(
    rf"(?:过去的?|回[首望顾]|盘点|告别|挥别|送别|再见[，！]?){_YEAR}{_STOP}|{_YEAR}的?(?:账单|成绩单|答卷)"
)
_AHEAD = re.compile(
    rf"(?:迎接|喜迎|迎来|展望|跨[入进]|迈[入进]|步入|拥抱|你好[，！]?|[天日时]就是|即将到来的){_YEAR}{_COMES}|"
    rf"{_YEAR}(?:即将到来|到来之际|的?第一(?:天|缕|个工作日|场雪|班|趟)|首个工作日|伊始|开年(?![^，。；]{{0,6}}以来))"
)
_NO_YEAR = "(?!20[0-9]{2})"
_FIGURES = re.compile(
    rf"{_YEAR}(?![0-9底初末度])(?:{_NO_YEAR}[^。]){{2,90}}?(?:同比|[比较]上年|[比较]去年)(?:{_NO_YEAR}[^\n]){{2,50}}?今年"
    r"(?:以来|前|上半年|[一二三]季度|[0-9])"
)
_COMPARED = re.compile(rf"{_YEAR}同期")
_AS_OF = re.compile(rf"截[至止]到?{_YEAR}(?:(?P<month>1[0-2]|[1-9])月|年?[底末])")
_SOON, _LATER = 3, 8
"""So many months after a day up to which is counted papers print it; and so many where the figures are yearly ones."""
_BASELINE = 2019
"""The last year before the pandemic, with which later ones are compared too."""
LATE, _EARLY = 11, 3
"""The months in which papers begin to look ahead, and end to look back."""


def turn_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from looks back and ahead at the turn of a year, and from figures of the last year beside this one's."""
    turning = latest[0] >= LATE or latest[0] <= _EARLY
    begun = latest[0] <= _EARLY
    for passage in found:
        if "20" not in passage.text:
            continue
        for match in _IS_NOW.finditer(passage.text):
            yield _clue(page, passage, match, _year(match), 4.0, plain=True)
        for pattern, away in ((_BEHIND, begun), (_AHEAD, begun - 1)) if turning else ():
            for match in pattern.finditer(passage.text):
                yield _clue(page, passage, match, _year(match) + away, 2.0)
        for match in _AS_OF.finditer(passage.text):
            month = int(match["month"] or 12)
            gap = (latest[0] - month) % 12
            if gap <= _LATER:
                yield _clue(page, passage, match, _year(match) + (month > latest[0]), 2.0 if gap <= _SOON else 1.2)
        for pattern in (_FIGURES, _COMPARED):
            for match in pattern.finditer(passage.text):
                if _year(match) != _BASELINE or pattern is _FIGURES:
                    yield _clue(page, passage, match, _year(match) + 1, 1.5)


def is_ahead(text: str, start: int) -> bool:
    """Whether the year that is printed there is told as the one that is about to begin."""
    return any(match.start() <= start < match.end() for match in _AHEAD.finditer(text, max(0, start - 8), start + 20))


def _year(match: re.Match[str]) -> int:
    return int(next(year for year in match.groups() if year))


def _clue(page: Page, passage: Passage, match: re.Match[str], year: int, points: float, *, plain: bool = False) -> Clue:
    evidence = quoted(page, passage, *match.span())
    return Clue((year,), lambda other: points * (other == year), evidence, plain)

"""Dated milestones: wordings that only one stretch of time prints, and what they tell of a page's year.

A milestone may count: 第{N}个教师节, 改革开放{N}年.  Its months are then those in which a page would print the number
0, and move on by a year for each number; ``{N*4}`` moves by four years (games held every fourth), ``{N/2}`` by half a
year.

``{now}`` behind the name of games, a fair or a congress says that it is at hand, under way or just over, in either
order: 大运会即将开幕, 即将开幕的大运会.

What came back years later under the same name (台风“梅花”) has as many first and last months, separated by blanks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from app.chinese import numeral
from app.ingest.dates.year_clues import OLDEST, is_planned
from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.values import Page


@dataclass(frozen=True, slots=True)
class Milestone:
    """A wording that only one stretch of time prints: “十四五”开局之年."""

    pattern: str  # regular expression, searched in the text without blanks; may hold one {N}
    first: str  # first and last month in which a page prints it: 2021-01; no last: ever since; several: it came again
    last: str
    meaning: str  # {N} stands for the number that was printed
    source: str = ""

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The stretches of time in which a page prints it, the earliest first: first and last in months."""
        firsts, lasts = self.first.split(), self.last.split() or [_NEVER]
        return [(_months(first), _months(last)) for first, last in zip(firsts, lasts, strict=True)]

    def check(self) -> None:
        """Raises re.error where the pattern is none, ValueError where the months are none or do not pair."""
        compiled(self.pattern), self.spans


_NUMBER = r"(?P<N>[0-9]{1,3}|[一二三四五六七八九十百]{1,6})"
_COUNT = re.compile(r"\{N(?:([*/])([0-9]{1,2}))?\}")
_NOW = "{now}"
_OPENS = "(?:开幕|开赛|开园|闭幕|闭园|落幕|收官|召开|举行|举办)"
_NOW_BEHIND = ".{0,8}(?:即将|开幕|在即|闭幕|落幕|期间|赛场|正酣|激战|夺|摘|举行)(?!以来|之?后|以后)"
_NOW_BEFORE = (
    "(?:即将|将要|马上|正在|正|刚刚|刚|日前|不久前|胜利|圆满|顺利)[^，。；！？]{0,6}" + _OPENS + "的[^，。；！？]{0,4}?"
)
_NEVER = "2100-12"
_YEARLY = 4
"""What is printed in so few months of each year says the year outright."""


@cache
def compiled(pattern: str) -> tuple[re.Pattern[str], float]:
    """A milestone's expression, and by how many months each number moves it on (0: it does not count).

    Raises re.error where it is none.
    """
    if pattern.endswith(_NOW):
        pattern = f"(?P<before>{_NOW_BEFORE})?(?:{pattern.removesuffix(_NOW)})(?(before)|{_NOW_BEHIND})"
    count = _COUNT.search(pattern)
    if not count:
        return re.compile(pattern), 0.0
    factor = int(count[2] or 1)
    return re.compile(_COUNT.sub(_NUMBER, pattern)), 12 / factor if count[1] == "/" else 12.0 * factor


_OPTIONAL = re.compile(r".(?:[?*]|\{0[^}]*\})")
_GROUP = re.compile(r"\((?:[^()\\]|\\.)*\)(?:[?*+]|\{[^}]*\})?|\[[^\]]*\](?:[?*+]|\{[^}]*\})?|\\.|\{N[^}]*\}")
_PLAIN = re.compile(r"[0-9A-Za-z一-鿿]{2,}")


@cache
def needed(pattern: str) -> tuple[str, ...]:
    """Strings of which one stands in every text that the pattern matches, to pass over most texts without a search.

    The longest plain run of each alternative; none at all where one of them has no such run.
    """
    pattern = pattern.removesuffix(_NOW)
    while (flat := _GROUP.sub("\n", pattern)) != pattern:
        pattern = flat
    runs = [_PLAIN.findall(_OPTIONAL.sub("\n", part)) for part in pattern.split("|")]
    return tuple(max(found, key=len) for found in runs) if all(runs) else ()


def milestone_clues(
    page: Page, found: Sequence[Passage], latest: MonthDay, milestones: Iterable[Milestone]
) -> Iterator[Clue]:
    """Clues from wordings of which the time is known; each milestone counts once a page."""
    whole = "\n".join(passage.text for passage in found)  # one search a pattern; patterns do not cross lines
    ends = list(accumulate(len(passage.text) + 1 for passage in found))
    for milestone in milestones:
        strings = needed(milestone.pattern)
        if strings and not any(string in whole for string in strings):
            continue
        if best := _last_counted(milestone, whole):
            match, number = best
            index = bisect_right(ends, match.start())
            start = match.start() - (ends[index - 1] if index else 0)
            words = quoted(page, found[index], start, start + len(match.group()))
            away = _years_away(whole, match)
            yield _milestone_clue(milestone, number, latest, words, away=away, tied=_is_tied(whole, match))


def _is_tied(whole: str, match: re.Match[str]) -> bool:
    """Whether the wording is said of the year in which the page appears."""
    return "之年" in match.group() or "今年" in whole[max(0, match.start() - 8) : match.end()]


_AWAY = re.compile(r"(去年|上年|前年|明年)[^，。；]{0,8}$")
_AWAY_BY = {"去年": 1, "上年": 1, "前年": 2, "明年": -1}


def _years_away(whole: str, match: re.Match[str]) -> int:
    """How many years before the page the wording's time lies, as the page says: 去年冬奥会期间."""
    before = _AWAY.search(whole, max(0, match.start() - 12), match.start())
    return _AWAY_BY[before[1]] if before else 0


def _last_counted(milestone: Milestone, whole: str) -> tuple[re.Match[str], int] | None:
    """Where the text prints the milestone, and its number; of several the highest, which is the latest."""
    expression, months = compiled(milestone.pattern)
    if not months:
        match = expression.search(whole)
        return (match, 0) if match else None
    found = [(match, _number(match["N"])) for match in expression.finditer(whole)]
    found = [
        (match, number)
        for match, number in found
        if number * months + milestone.spans[0][0] >= OLDEST * 12 and not is_planned(whole, match.start())
    ]
    return max(found, key=lambda counted: counted[1], default=None)


def _milestone_clue(milestone: Milestone, number: int, latest: MonthDay, words: str, *, away: int, tied: bool) -> Clue:
    moved = int(compiled(milestone.pattern)[1] * number)
    if away:  # any month of that year
        return _away_clue(milestone, moved, away, words)
    spans = [(first + moved, last + moved) for first, last in milestone.spans]
    longest = max(last - first + 1 for first, last in spans)
    strength = 2.0 if longest < 16 else 1.2 if longest < 41 else 0.5
    plain = longest < 14 and len(spans) == 1 and (tied or (moved > 0 and longest <= _YEARLY))

    def points(year: int) -> float:
        month = year * 12 + latest[0] - 1
        if month < spans[0][0]:
            return -3.0
        if moved and longest == 13 and month == spans[0][0]:
            return 0.5 * strength  # a December lies in two years of a jubilee, and mostly tells of its own
        return (strength + plain) * any(first <= month <= last for first, last in spans)

    reach = (range(first // 12, min(last, first + 60) // 12 + 1) for first, last in spans)
    years = tuple(year for span in reach for year in span if points(year) > 0)
    return Clue(years, points, f"{words}：{milestone.meaning.replace('{N}', str(number))}", plain)


def _away_clue(milestone: Milestone, moved: int, away: int, words: str) -> Clue:
    """The clue of a wording that the page tells of the year before, or of the next."""
    first, last = ((month + moved) // 12 + away for month in milestone.spans[-1])
    strength = 1.5 if last - first < 2 else 0.5
    told = (milestone.spans[-1][0] + moved + 1) // 12 + away  # papers await it from the month before

    def points(year: int) -> float:
        return -3.0 if year < first else strength * (1 if year == told else 0.5) if year <= last else 0.0

    return Clue(tuple(range(first, min(last, first + 5) + 1)), points, f"{words}：{milestone.meaning}")


def _months(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * 12 + int(month or 1) - 1


def _number(text: str) -> int:
    """The number in digits or Chinese numerals; 0 where it is none (十十)."""
    try:
        return int(text) if text.isdigit() else int(numeral("一百" + text[1:] if text[0] == "百" else text))
    except ValueError:
        return 0

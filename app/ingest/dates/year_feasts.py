"""Clues to the year of a page from feasts of the lunar calendar that lie near a printed day: 6月20日，端午节来临之际.

Feasts move by up to a month from year to year, so that a day shortly before one leaves a third of the years.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from app.ingest.dates.lunar import YEARS, lunar_day
from app.ingest.dates.year_calendar import SOLAR, fitting
from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.values import Page

_FEASTS = {
    "春节": (1, 1),
    "新春": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
}
_RUSH = 15
"""The days from the first of 春运 to New Year's Day."""
_FEAST = rf"(?P<feast>{'|'.join(_FEASTS)})(?:节|佳节)?"
_BEFORE = r"(?P<before>前夕|前[，、]|(?:即将)?(?:来临|到来)(?:之际|前夕|之前)?|临近|将至|将近|在即)"
_AFTER = r"(?P<after>刚刚?过|过后|刚刚过去)"
_DURING = r"(?P<during>小长假|假期|期间|假日)"
_OPENS = r"(?:首日|第一天|(?:正式)?(?:大幕)?(?:正式)?(?:启动|拉开|开启|开始|启幕))"
_GAP = r"(?:[^，。；！？月日春端中重元七]{0,4}[，（]?|[，（]?(?:在|正值|恰逢|时值|适逢|值此|传统|又|一年一度的?)*)"
_NEAR = (
    re.compile(rf"{SOLAR}{_GAP}{_FEAST}(?:{_BEFORE}|{_AFTER}|{_DURING})"),
    re.compile(rf"{_FEAST}(?:{_BEFORE}|{_AFTER}|{_DURING})[，（]?{SOLAR}"),
)
_FIRST_OF_RUSH = (
    re.compile(rf"{SOLAR}[^。；月]{{0,14}}?春运{_OPENS}"),
    re.compile(rf"春运[^。；月]{{0,6}}?[从于自]{SOLAR}(?:正式)?(?:开始|启动|起|至|到)"),
)
_WITHIN = {"before": (1, 15), "after": (-10, -1), "during": (-3, 3)}
_OF_NEW_YEAR = {"before": (1, 25), "after": (-15, -1), "during": (-8, 2)}
"""The weeks around the New Year are long."""
_POINTS = 0.5
"""What nearness weighs beside a day that falls exactly as printed."""


def feast_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from days printed shortly before or after a feast, and from the first day of the New Year's travel rush."""
    for passage in found:
        for pattern in (*_NEAR, *_FIRST_OF_RUSH):
            for match in pattern.finditer(passage.text):
                near = pattern in _NEAR
                wanted, days = _span(match) if near else ((1, 1), (_RUSH, _RUSH))
                fits = fitting(match, latest, partial(_lies, wanted=wanted, days=days), _POINTS if near else 1.0)
                years = tuple(year for year in YEARS if fits(year) > 0)
                yield Clue(years, fits, quoted(page, passage, *match.span()) + "：公历与农历对照")


def _span(match: re.Match[str]) -> tuple[MonthDay, tuple[int, int]]:
    """The feast's day of the lunar calendar, and within how many days of the printed one it lies."""
    wanted = _FEASTS[match["feast"]]
    told = next(name for name in _WITHIN if match[name])
    return wanted, (_OF_NEW_YEAR if wanted == (1, 1) else _WITHIN)[told]


def _lies(day: date, wanted: MonthDay, days: tuple[int, int]) -> bool:
    """Whether that day of the lunar calendar lies so many days after the date."""
    return any(lunar_day(day + timedelta(ahead)) == wanted for ahead in range(days[0], days[1] + 1))

"""Clues to the year of a page from feasts of the lunar calendar that lie near a printed day: 6月20日，端午节来临之际.

Feasts move by up to a month from year to year, so that a day shortly before one leaves a third of the years.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from app.chinese import numeral
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
_SOON = {"明天": 1, "明日": 1, "后天": 2, "大后天": 3}
_DAYS = r"(?P<number>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})天"
_YEARS_FEAST = rf"(?:农历|传统|一年一度的|中国|.年)*{_FEAST}"
_COUNTED = (
    re.compile(rf"{SOLAR}[^年月]{{0,40}}?(?P<soon>{'|'.join(_SOON)})就?便?即?将?是{_YEARS_FEAST}"),
    re.compile(
        rf"{SOLAR}[^年月]{{0,40}}?再[过有]{_DAYS}[，]?(?:就|便|将)(?:是|到|过|要过|要到|迎来|要迎来){_YEARS_FEAST}"
    ),
    re.compile(rf"{SOLAR}[^年月]{{0,40}}?(?:距离?|离){_YEARS_FEAST}(?:还|只|仅)(?:有|剩|剩下){_DAYS}"),
)
"""6月2日…明天就是端午节, …再过两天就是兔年春节: counted from the day printed, or from the day of printing after it."""
_WITHIN = {"before": (1, 15), "after": (-10, -1), "during": (-3, 3)}
_OF_NEW_YEAR = {"before": (1, 25), "after": (-15, -1), "during": (-8, 2)}
"""The weeks around the New Year are long."""
_POINTS = 0.5
"""What nearness weighs beside a day that falls exactly as printed, and …"""
_NEARLY = 0.8
"""… what a feast that is so many days away."""


def feast_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from days printed shortly before or after a feast, and from the first day of the New Year's travel rush."""
    for passage in found:
        for pattern, span, weight in _PATTERNS:
            for match in pattern.finditer(passage.text):
                wanted, days = span(match)
                fits = fitting(match, latest, partial(_lies, wanted=wanted, days=days), weight)
                years = tuple(year for year in YEARS if fits(year) > 0)
                yield Clue(years, fits, quoted(page, passage, *match.span()) + "：公历与农历对照")


def _span(match: re.Match[str]) -> tuple[MonthDay, tuple[int, int]]:
    """The feast's day of the lunar calendar, and within how many days of the printed one it lies."""
    wanted = _FEASTS[match["feast"]]
    told = next(name for name in _WITHIN if match[name])
    return wanted, (_OF_NEW_YEAR if wanted == (1, 1) else _WITHIN)[told]


def _first_of_rush(_: re.Match[str]) -> tuple[MonthDay, tuple[int, int]]:
    return (1, 1), (_RUSH, _RUSH)


def _counted(match: re.Match[str]) -> tuple[MonthDay, tuple[int, int]]:
    """The feast's day of the lunar calendar, and how many days ahead it lies."""
    named = match.groupdict()
    days = _SOON[named["soon"]] if named.get("soon") else int(numeral(named["number"].replace("两", "二"), "smart"))
    return _FEASTS[match["feast"]], (days, days + 1)


_PATTERNS = (
    *((pattern, _span, _POINTS) for pattern in _NEAR),
    *((pattern, _first_of_rush, 1.0) for pattern in _FIRST_OF_RUSH),
    *((pattern, _counted, _NEARLY) for pattern in _COUNTED),
)


def _lies(day: date, wanted: MonthDay, days: tuple[int, int]) -> bool:
    """Whether that day of the lunar calendar lies so many days after the date."""
    return any(lunar_day(day + timedelta(ahead)) == wanted for ahead in range(days[0], days[1] + 1))

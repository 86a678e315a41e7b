"""Clues to the year of a page from the calendar: days printed with their weekday, lunar days, years of an animal."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from app.chinese import numeral
from app.ingest.dates.lunar import YEARS, lunar_day
from app.ingest.dates.year_evidence import Clue, MonthDay, Passage, quoted
from app.ingest.values import Page

FITS = 2.5
"""What a day that falls as printed gives its year, and takes from a year in which it does not."""

SOLAR = (
    r"(?<![0-9历一二三四五六七八九十])(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月"
    r"(?P<day>[12][0-9]|3[01]|[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])日"
)
_WEEK = r"(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])"
_WEEKDAYS = re.compile(rf"{SOLAR}[（(，,]?{_WEEK}(?!岁)")
_DAYS_OF_WEEK = re.compile(rf"(?:本|上|下|这){_WEEK}[（(]{SOLAR}")


def weekday_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from days printed with their weekday: 10月27日（星期三）, 本周六（10月30日）."""
    for passage in found:
        for pattern in (_WEEKDAYS, _DAYS_OF_WEEK):
            for match in pattern.finditer(passage.text):
                weekday = "一二三四五六日".find(match["weekday"].replace("天", "日"))
                fits = fitting(match, latest, partial(_is_weekday, weekday=weekday))
                yield Clue((), fits, quoted(page, passage, match.start(), match.end()))


_LEAP_DAY = re.compile(r"(?<![0-9历年])(?P<month>2)月(?P<day>29)日")


def leap_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from a 29 February, which only leap years have."""
    for passage in found:
        for match in _LEAP_DAY.finditer(passage.text):
            yield Clue((), fitting(match, latest, lambda _: True), quoted(page, passage, *match.span()) + "：闰年")


def fitting(
    match: re.Match[str], latest: MonthDay, is_so: Callable[[date], bool], weight: float = 1.0
) -> Callable[[int], float]:
    """Points for the years in which the day that is printed is as it is said to be, and against all others."""
    month, day = (int(text) if text.isdigit() else int(numeral(text)) for text in (match["month"], match["day"]))

    def points(year: int) -> float:
        try:
            return weight * FITS if is_so(date(year - (month - latest[0] > 6), month, day)) else -weight * FITS
        except ValueError:
            return -weight * FITS

    return points


_NUMBERS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_NUMBERS |= {"正": 1, "冬": 11, "腊": 12, "十一": 11, "十二": 12}
_FEASTS = {"元宵": (1, 15), "龙抬头": (2, 2), "端午": (5, 5), "七夕": (7, 7), "中秋": (8, 15), "重阳": (9, 9)}
_FEASTS |= {"腊八": (12, 8), "除夕": (13, 1), "大年三十": (13, 1)}
_TENTH = r"初[一二三四五六七八九十]|廿[一二三四五六七八九]?|[一二]?十[一二三四五六七八九]?|三十"
_NEAR_IT = "(?![前后期假里将即来快]|临近|小长假|之际|文化|系列|主题|活动)"  # not the day itself: see year_feasts
_LUNAR = (
    rf"(?:(?:农历|阴历|旧历)(?P<m1>正|冬|腊|十[一二]|[二三四五六七八九十])月|(?P<m2>正|冬|腊)月|大年(?=初))(?P<d>{_TENTH})(?!多)|"
    rf"(?P<feast>(?:元宵|端午|七夕|中秋|重阳|腊八)(?=佳?节{_NEAR_IT})|(?:龙抬头|除夕|大年三十){_NEAR_IT})(?:佳?节)?"
)
_IS = r"(?:今天|当天|当日|这天|也|正值|恰逢|适逢|时值|正逢|正是|是|即|为|[，,（(])*"
_SOLAR_FIRST = re.compile(rf"{SOLAR}{_IS}(?:{_LUNAR})")
_LUNAR_FIRST = re.compile(rf"(?:{_LUNAR})(?:当天)?[（(，,即]?{SOLAR}")
_TODAY = re.compile(rf"{SOLAR}[^年月]{{0,80}}?今天(?:是|正是|恰逢|正值|[，,])+(?:{_LUNAR})")


def lunar_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from days printed with their day of the lunar calendar: 3月2日…今天是农历正月三十, 1月25日大年初一."""
    for passage in found:
        for pattern, later in ((_SOLAR_FIRST, 0), (_LUNAR_FIRST, 0), (_TODAY, 1)):
            for match in pattern.finditer(passage.text):
                wanted = _lunar(match)
                fits = fitting(match, latest, partial(_is_lunar, wanted=wanted, later=later))
                years = tuple(year for year in YEARS if fits(year) > 0)
                if years:
                    yield Clue(years, fits, quoted(page, passage, match.start(), match.end()) + "：公历与农历对照")


def _lunar(match: re.Match[str]) -> MonthDay:
    if match["feast"]:
        return _FEASTS[match["feast"]]
    day = match["d"]
    tens = 20 if day[0] in "廿二" else 30 if day == "三十" else 10 if day[0] == "十" else 0
    units = 0 if day == "三十" else _NUMBERS.get(day[-1], 0) % 10 or (10 if day == "初十" else 0)
    return _NUMBERS[match["m1"] or match["m2"] or "正"], tens + units


def _is_weekday(day: date, weekday: int) -> bool:
    return day.weekday() == weekday


def _is_lunar(day: date, wanted: MonthDay, later: int) -> bool:
    """Whether it, or one of so many days after it, is that day of the lunar calendar; (13, 1) is the day after it."""
    ahead = wanted[0] == 13
    month = 1 if ahead else wanted[0]
    return any(lunar_day(day + timedelta(days + ahead)) == (month, wanted[1]) for days in range(later + 1))


_STEMS, _BRANCHES, _ANIMALS = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "鼠牛虎兔龙蛇马羊猴鸡狗猪"
_OF_AN_ANIMAL = re.compile(
    rf"(?P<stem>[{_STEMS}])(?P<branch>[{_BRANCHES}])[{_ANIMALS}]?年|"
    rf"(?P<animal>[{_ANIMALS}])年(?=春节|新春|大吉|吉祥|元宵|将至|将到|到来|来临|伊始|首|新年|除夕|贺岁|迎春|邮票|生肖|第一)"
)


def animal_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from years of the sixty-year cycle, told around the New Year: 龙年春节, 甲辰年."""
    coming = latest[0] >= 11
    if not (coming or latest[0] <= 3):
        return
    for passage in found:
        for match in _OF_AN_ANIMAL.finditer(passage.text):
            years = tuple(year - coming for year in YEARS if _is_of(match, year))
            fits = _one_of(years)
            yield Clue(years, fits, quoted(page, passage, match.start(), match.end()))


def _is_of(match: re.Match[str], year: int) -> bool:
    if match["animal"]:
        return (year - 4) % 12 == _ANIMALS.find(match["animal"])
    return (year - 4) % 10 == _STEMS.find(match["stem"]) and (year - 4) % 12 == _BRANCHES.find(match["branch"])


def _one_of(years: tuple[int, ...]) -> Callable[[int], float]:
    return lambda year: 2.0 * (year in years)

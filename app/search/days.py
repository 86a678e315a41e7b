"""Days as users type them: 2021, 2021-10, 2021年10月5日, 二〇二一年十月, 2021-10..2021-12, >=2021-06."""

import calendar
import re
from datetime import date

from app.search.engine import Span

EXAMPLES = "2021、2021-10、2021-10-05 或 2021年10月"

_NUMERALS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0}
_YEAR = r"(?P<year>[0-9]{4}|[〇零○一二三四五六七八九]{4})"
_PART = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_FORMS = (
    re.compile(rf"{_YEAR}(?:-(?P<month>[0-9]{{1,2}})(?:-(?P<day>[0-9]{{1,2}}))?)?"),
    re.compile(rf"{_YEAR}(?:/(?P<month>[0-9]{{1,2}})(?:/(?P<day>[0-9]{{1,2}}))?)?"),
    re.compile(rf"{_YEAR}(?:\.(?P<month>[0-9]{{1,2}})(?:\.(?P<day>[0-9]{{1,2}}))?)?"),
    re.compile(rf"{_YEAR}年(?:(?P<month>{_PART})月(?:份|(?P<day>{_PART})[日号])?)?"),
)
_BOUND = re.compile(r"(>=|<=|>|<|≥|≤|＞=?|＜=?)(.+)")
_RANGE = re.compile(r"(.*?)(?:\.\.+|…+|~|～|至|—+)(.*)")


def read_period(text: str) -> Span | None:
    """The first and last day of a year, a month or a day; None for anything else."""
    match = next((found for form in _FORMS if (found := form.fullmatch(text.strip()))), None)
    if match is None:
        return None
    year, month, day = (_number(match.groupdict().get(name)) for name in ("year", "month", "day"))
    try:
        if month is None:
            return Span(date(year or 0, 1, 1), date(year or 0, 12, 31))
        if day is None:
            return Span(date(year or 0, month, 1), date(year or 0, month, calendar.monthrange(year or 0, month)[1]))
        return Span(date(year or 0, month, day), date(year or 0, month, day))
    except ValueError:  # the thirteenth month, the year 0
        return None


def read_days(text: str) -> Span | None:
    """A period, a range of them (``..``; an end may be open), or a bound (``>=2021-06``); None for anything else."""
    period = read_period(text)
    if period is not None:
        return period
    bound = _BOUND.fullmatch(text)
    if bound:
        return _bounded(bound[1], read_period(bound[2]))
    ends = _RANGE.fullmatch(text)
    if ends is None or not (ends[1] or ends[2]):
        return None
    first, last = read_period(ends[1]), read_period(ends[2])
    if (ends[1] and first is None) or (ends[2] and last is None):
        return None
    return Span(first.since if first else None, last.until if last else None)


def read_range(since: str, until: str) -> tuple[Span, tuple[str, ...]]:
    """The days from the beginning of one period to the end of another, and what was not understood."""
    notes = []
    first, last = read_period(since), read_period(until)
    for text, period in ((since, first), (until, last)):
        if text and period is None:
            notes.append(f"没有看懂日期“{text[:20]}”，已略去；请写成 {EXAMPLES}。")
    return Span(first.since if first else None, last.until if last else None), tuple(notes)


def _bounded(sign: str, period: Span | None) -> Span | None:
    """All days from or up to a period; without ``=`` the period itself is left out."""
    if period is None or period.since is None or period.until is None:
        return None
    equal = sign[-1] in "=≥≤"
    try:
        if sign[0] in ">≥＞":
            return Span(since=period.since if equal else date.fromordinal(period.until.toordinal() + 1))
        return Span(until=period.until if equal else date.fromordinal(period.since.toordinal() - 1))
    except ValueError:  # before the first or after the last day of the calendar
        return None


def _number(text: str | None) -> int | None:
    """A number in digits or in Chinese numerals: 2021, 二〇二一, 十, 二十三."""
    if text is None:
        return None
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if ten:
        return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS.get(ones, 0) if ones else 0)
    number = 0
    for char in text:
        number = number * 10 + _NUMERALS[char]
    return number

"""EDTF dates in Chinese words, saying plainly what is uncertain.

The forms are those the archive writes (Library of Congress, EDTF levels 0 to 2): a year, month or day, ``X`` for
unknown digits, ``?`` and ``~`` after any part, and intervals with an open or unknown end.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

_PART = re.compile(
    r"(?P<year>[\dX]{4})(?P<yq>[?~%]?)(?:-(?P<month>[\dX]{2})(?P<mq>[?~%]?)(?:-(?P<day>[\dX]{2}))?)?(?P<q>[?~%]?)"
)
CHINA = ZoneInfo("Asia/Shanghai")
_WEEKDAYS = "一二三四五六日"
INFERRED = "年份为推定"
INFERRED_SPAN = "推定"
NO_YEAR = "年份不详"


@dataclass(frozen=True, slots=True)
class _Point:
    year: str  # digits, or "" where unknown
    month: str
    day: str
    doubtful: bool


def _point(text: str) -> _Point | None:
    found = _PART.fullmatch(text)
    if not found:
        return None
    year, month, day = (
        "" if value is None or "X" in value else value.lstrip("0") for value in found.group("year", "month", "day")
    )
    return _Point(year, month, day if month else "", any(found.group("yq", "mq", "q")))


def _plain(point: _Point, after: _Point | None = None) -> str:
    """Year, month and day as far as they are known; what ``after`` has said already is left out."""
    same_year = after is not None and after.year == point.year
    same_month = same_year and after is not None and after.month == point.month
    words = "" if same_year or not point.year else f"{point.year}年"
    words += "" if same_month and point.day else f"{point.month}月" if point.month else ""
    return words + (f"{point.day}日" if point.day else "")


@lru_cache(maxsize=4096)
def note(edtf: str | None) -> str:
    """What is uncertain about the year, in words; "" where nothing is."""
    points = [point for point in map(_point, (edtf or "").split("/")) if point]
    if any(not p.year for p in points):
        return NO_YEAR
    if not any(p.doubtful for p in points):
        return ""
    return INFERRED if len(points) == 1 else INFERRED_SPAN


@lru_cache(maxsize=4096)
def plain(edtf: str | None) -> str:
    """A date in Chinese without what is uncertain of its year; what is no EDTF is given back as it stands."""
    if not edtf:
        return "日期不详"
    since, _, until = edtf.partition("/")
    first, last = _point(since), _point(until)
    if first and last and first != last:
        return f"{_plain(first)}至{_plain(last, first)}之间"
    if first and until == "..":
        return f"{_plain(first)}或其后"
    if last and since in ("", ".."):
        return f"{_plain(last)}或其前"
    return (_plain(first) or "日期不详") if first else edtf


def today() -> dt.date:
    """Today in China, wherever the server stands."""
    return dt.datetime.now(CHINA).date()


def words(edtf: str | None) -> str:
    """A date in Chinese with its uncertainty: ``2020-04-13?`` is 2020年4月13日（年份为推定）."""
    doubt = note(edtf)
    return plain(edtf) + (f"（{doubt}）" if doubt and plain(edtf) != "日期不详" else "")


@lru_cache(maxsize=4096)
def machine(edtf: str | None) -> str:
    """The date as HTML's ``datetime`` attribute takes it; "" for an interval or an unknown year."""
    point = _point(edtf) if edtf and "/" not in edtf else None
    if point is None or not point.year:
        return ""
    parts = (point.year.zfill(4), point.month.zfill(2) if point.month else "", point.day.zfill(2) if point.day else "")
    return "-".join(part for part in parts if part)


def day_words(since: dt.date, until: dt.date) -> str:
    """The heading of a day within its month, or of the days that an article may belong to."""
    if since == until:
        return f"{since.month}月{since.day}日 星期{_WEEKDAYS[since.weekday()]}"
    return f"{_plain(_of(since))}至{_plain(_of(until), _of(since))}之间".removeprefix(f"{since.year}年")


def span_words(since: dt.date, until: dt.date) -> str:
    """A day, or the days that it may be: 2020年4月15日至29日之间."""
    return plain(since.isoformat() if since == until else f"{since}/{until}")


def full_day(day: dt.date) -> str:
    """2020年4月13日."""
    return _plain(_of(day))


def month_words(month: str) -> str:
    """``2021-10`` as 2021年10月, ``2021`` as 2021年."""
    return words(month)


def _of(day: dt.date) -> _Point:
    return _Point(str(day.year), str(day.month), str(day.day), False)

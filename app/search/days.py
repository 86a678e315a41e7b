"""Days as users type them: 2021, 2021-10, 2021-10-05."""

import calendar
import re
from datetime import date

from app.search.engine import Span

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def read_period(text: str) -> Span | None:
    """The first and last day of a year, a month or a day; None for anything else."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return Span(date(int(match[1]), 1, 1), date(int(match[1]), 12, 31))
        if day is None:
            return Span(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
        return Span(date(year, month, day), date(year, month, day))
    except (ValueError, calendar.IllegalMonthError):
        return None


def read_range(since: str, until: str) -> tuple[Span, tuple[str, ...]]:
    """The days from the beginning of one period to the end of another, and what was not understood."""
    notes = []
    first, last = read_period(since), read_period(until)
    for text, period in ((since, first), (until, last)):
        if text and period is None:
            notes.append(f"没有看懂日期“{text[:20]}”，已略去；请写成 2021、2021-10 或 2021-10-05。")
    return Span(first.since if first else None, last.until if last else None), tuple(notes)

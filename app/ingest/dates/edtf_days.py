"""EDTF dates as days: which day, or days, a date as stored may mean.

The archive writes days (``2020-04-13``), months and years, intervals of them, ``?`` for what is inferred, and ``X`` for
digits that are not known (``XXXX-11-08``).  EDTF is ISO 8601-2:2019, levels 0 and 1.
"""

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from time import struct_time

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[?~%]?")


@lru_cache(maxsize=65536)
def days(edtf: str | None) -> tuple[date, date] | None:
    """The earliest and the latest day that the date may mean, its uncertainty left aside.

    None where there is no date, where the year is unknown (even in part), and where the text is no EDTF date.
    """
    if not edtf:
        return None
    if any("X" in part[:4] or not part[:4].isdigit() for part in edtf.split("/")):
        return None
    try:
        parts = [_plain(part) for part in edtf.split("/")]
        first, last = parts[0][0], parts[-1][1]
    except ValueError:
        return _parsed(edtf)
    return (first, last) if len(parts) <= 2 and first <= last else None


def _plain(part: str) -> tuple[date, date]:
    """What the archive itself writes: a year, month or day.  The library takes 12 ms a date, this some microseconds."""
    found = _PLAIN.fullmatch(part)
    if found is None:
        raise ValueError(part)
    year, month, day = found.groups()
    first = date(int(year), int(month or 1), int(day or 1))
    last_month = int(month or 12)
    last_day = int(day) if day else monthrange(int(year), last_month)[1]
    return first, date(int(year), last_month, last_day)


def _parsed(edtf: str) -> tuple[date, date] | None:
    """All the rest of EDTF, seasons and centuries among it."""
    from edtf import EDTFParseException, parse_edtf  # here, as its grammar takes long to make

    try:
        parsed = parse_edtf(edtf)
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (EDTFParseException, ValueError, AttributeError, TypeError):
        return None
    return (first, last) if first <= last else None


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)

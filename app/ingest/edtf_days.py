"""EDTF dates as days: which day, or days, a date as stored may mean.

The archive writes days (``2020-04-13``), months and years, intervals of them, ``?`` for what is inferred, and ``X`` for
digits that are not known (``XXXX-11-08``).  EDTF is ISO 8601-2:2019, levels 0 and 1.
"""

from datetime import date
from functools import lru_cache
from time import struct_time

from edtf import EDTFParseException, parse_edtf


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
        parsed = parse_edtf(edtf)
    except EDTFParseException:
        return None
    try:
        first, last = _day(parsed.lower_strict()), _day(parsed.upper_strict())
    except (ValueError, AttributeError, TypeError):
        return None
    return (first, last) if first <= last else None


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)

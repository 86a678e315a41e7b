"""The Chinese lunar calendar, 2008 to 2030: which day of it a date is, and in which years a date was that day.

A row is a year: its New Year's Day, which month comes twice (0: none), and for each month in turn 1 where it has 30
days and 0 where it has 29.  Source: the calendar by GB/T 33661-2017, as two independent libraries compute it (borax
4.1.3 and cnlunar 0.2.5, which agree on every day).

The same lunar day falls on the same date every nineteenth year, so a longer table would know less: no district paper
older than this has a text layer, and none younger is printed.  Add rows at the end, and drop as many at the beginning.
"""

from bisect import bisect_right
from datetime import date

_YEARS = """
2008-02-07 0 100100101101
2009-01-26 5 1100100101011
2010-02-14 0 101010010101
2011-02-03 0 101101001010
2012-01-23 4 1011010101010
2013-02-10 0 101011010101
2014-01-31 9 0101010110101
2015-02-19 0 010010111010
2016-02-08 0 101001011011
2017-01-28 6 0101001010111
2018-02-16 0 010100101011
2019-02-05 0 101010010011
2020-01-25 4 0111010010101
2021-02-12 0 011010101010
2022-02-01 0 101011010101
2023-01-22 2 0100110110101
2024-02-10 0 010010110110
2025-01-29 6 1010010101110
2026-02-17 0 101001001110
2027-02-06 0 110100100110
2028-01-26 5 1110100100110
2029-02-13 0 110101010011
2030-02-03 0 010110101010
"""


def _first_days() -> list[tuple[date, int]]:
    """The first day of each month, and the month's number (1 to 12; one that comes twice has it twice)."""
    found = []
    for row in _YEARS.split("\n"):
        if not row:
            continue
        day, twice, lengths = row.split()
        ordinal = date.fromisoformat(day).toordinal()
        month = 0
        for index, long in enumerate(lengths):
            month += not (int(twice) and index == int(twice))
            found.append((date.fromordinal(ordinal), month))
            ordinal += 29 + int(long)
    return found


_FIRST_DAYS = _first_days()


YEARS = range(_FIRST_DAYS[0][0].year + 1, _FIRST_DAYS[-1][0].year + 1)
"""Years of which every day is known."""


def lunar_day(day: date) -> tuple[int, int] | None:
    """(month, day) of the lunar calendar; None outside the years of the table."""
    index = bisect_right(_FIRST_DAYS, (day, 13)) - 1
    if index < 0 or index == len(_FIRST_DAYS) - 1:
        return None
    first, month = _FIRST_DAYS[index]
    return month, (day - first).days + 1

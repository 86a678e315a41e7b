"""A bound on the year of a page: its district had its name in some years only (港闸区 to 2021, 临平区 from 2020)."""

from collections.abc import Iterator

from app.divisions import Divisions
from app.ingest.dates.year_evidence import Clue, MonthDay
from app.ingest.values import Page

_AGAINST = -3.0
"""What speaks against the years in which no district had the page's district's name."""


def district_clues(page: Page, latest: MonthDay, divisions: Divisions) -> Iterator[Clue]:
    """At most one clue, which speaks for no year; a name that is not printed may be that of the district's heir."""
    first, last = divisions.lasted(page.district) if page.district else ("", "")
    if (first or last) and page.district in page.source.text:

        def points(year: int) -> float:
            month = f"{year}-{latest[0]:02}"
            return _AGAINST if month < first or (last and month > last) else 0.0

        yield Clue((), points, "")

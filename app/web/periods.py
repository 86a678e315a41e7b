"""Months, years and page numbers in addresses."""

from typing import Annotated

from fastapi import Path, Query

from app.queries.timeline import UNDATED, Period, Timeline
from app.search.request import SearchRequest
from app.web.errors import not_found
from app.web.params import LAST_PAGE

PeriodPath = Annotated[str, Path(pattern=r"^(\d{4}(-(0[1-9]|1[0-2]))?|undated)$")]
RowId = Annotated[int, Path(ge=1, lt=2**63)]
PageQuery = Annotated[int, Query(ge=1, le=LAST_PAGE)]


def parse_period(text: str) -> Period | str:
    """``2021``, ``2021-10`` or ``undated``.

    Raises:
        HTTPException: 404 for a year that no calendar has.
    """
    if text == UNDATED:
        return UNDATED
    year, _, month = text.partition("-")
    if not 1 <= int(year) <= 9998:
        raise not_found()
    return Period(int(year), int(month) if month else None)


def listed(timeline: Timeline, **filters: str) -> SearchRequest:
    """The search that finds what a timeline lists of its period, newest first."""
    period = {"month": str(timeline.period)} if timeline.period else {} if timeline.whole else {"undated": "1"}
    return SearchRequest.from_pairs([*filters.items(), *period.items(), ("sort", "newest")])

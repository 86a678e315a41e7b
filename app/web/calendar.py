"""The calendar of the holdings: what the archive has, lacks and doubts."""

from fastapi import Request, Response

from app.queries.holdings import count_held_pages, read_calendar, read_held_pages
from app.queries.places import find_place
from app.queries.rows import district_refs
from app.queries.timeline import UNDATED
from app.web.errors import not_found
from app.web.periods import PeriodPath, parse_period
from app.web.site import Site, SiteDep

MOST_PAGES = 300
"""Newspaper pages listed at a time; a month of a large archive has fewer."""


def show(request: Request, site: SiteDep, district: str = "") -> Response:
    """All years."""
    return _calendar(request, site, None, district)


def show_period(request: Request, site: SiteDep, period: PeriodPath, district: str = "") -> Response:
    """The pages of a month or a year, or those that no year was found for."""
    parsed = str(parse_period(period))
    return _calendar(request, site, "" if parsed == UNDATED else parsed, district)


def _calendar(request: Request, site: Site, period: str | None, slug: str) -> Response:
    with site.database.reading() as session:
        found = find_place(session, slug, ("district",)) if slug else None
        if slug and not found:
            raise not_found()
        district_id = found[0] if found else None
        held = read_calendar(session, district_id)
        listed = period is not None
        total = count_held_pages(session, period or "", district_id) if listed else 0
        pages = read_held_pages(session, period or "", district_id, MOST_PAGES) if listed else ()
        districts = tuple(district_refs(session).values())
    return site.page(
        request,
        "calendar.html",
        held=held,
        most=max((month.pages for year in held.years for month in year.months), default=1),
        period=period,
        pages=pages,
        total=total,
        district=found[1] if found else None,
        districts=districts,
    )

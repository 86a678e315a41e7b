"""A district through time."""

from fastapi import Request, Response

from app.queries.district import read_district
from app.queries.timeline import UNDATED, Period
from app.search.field_names import KINDS
from app.web.chart import year_bars
from app.web.errors import not_found
from app.web.links import place_url, with_query
from app.web.pager import Pager
from app.web.periods import PageQuery, PeriodPath, listed, parse_period
from app.web.site import SiteDep


def show(request: Request, site: SiteDep, slug: str, street: str = "", kind: str = "", page: PageQuery = 1) -> Response:
    """The timeline from its last year."""
    return _timeline(request, site, slug, None, street, kind, page)


def show_period(
    request: Request,
    site: SiteDep,
    slug: str,
    period: PeriodPath,
    street: str = "",
    kind: str = "",
    page: PageQuery = 1,
) -> Response:
    """The timeline at a year or a month."""
    return _timeline(request, site, slug, parse_period(period), street, kind, page)


def _timeline(
    request: Request, site: SiteDep, slug: str, period: Period | str | None, street: str, kind: str, page: int
) -> Response:
    if kind and kind not in KINDS:
        raise not_found()
    with site.database.reading() as session:
        view = read_district(session, slug, period, street, kind, page)
    if view is None:
        raise not_found()
    path = place_url(view.district)
    filters = {"street": view.street.slug if view.street else "", "kind": view.kind}
    timeline = view.timeline
    chosen = str(timeline.period or UNDATED)
    return site.page(
        request,
        "district.html",
        view=view,
        path=path,
        filters=filters,
        chart=year_bars(timeline, path, **filters),
        pager=Pager(page, timeline.pages, lambda n: with_query(f"{path}/{chosen}", **filters, page=n)),
        listed=listed(timeline, district=view.district.slug, **filters),
    )

"""A street office, and the communities and villages under it: all are places, shown alike."""

from fastapi import Request, Response

from app.queries.place import read_place
from app.queries.timeline import UNDATED
from app.web.chart import year_bars
from app.web.errors import not_found
from app.web.links import place_url, with_query
from app.web.pager import Pager
from app.web.periods import PageQuery, PeriodPath, listed, parse_period
from app.web.site import Site, SiteDep

STREETS = ("street",)
OTHERS = ("community", "village")


def show(request: Request, site: SiteDep, slug: str, page: PageQuery = 1) -> Response:
    """A street office, from its last year."""
    return _show(request, site, slug, STREETS, None, page)


def show_period(request: Request, site: SiteDep, slug: str, period: PeriodPath, page: PageQuery = 1) -> Response:
    """A street office in a year or a month."""
    return _show(request, site, slug, STREETS, period, page)


def show_place(request: Request, site: SiteDep, slug: str, page: PageQuery = 1) -> Response:
    """A community or a village."""
    return _show(request, site, slug, OTHERS, None, page)


def show_place_period(request: Request, site: SiteDep, slug: str, period: PeriodPath, page: PageQuery = 1) -> Response:
    """A community or a village in a year or a month."""
    return _show(request, site, slug, OTHERS, period, page)


def _show(request: Request, site: Site, slug: str, levels: tuple[str, ...], period: str | None, page: int) -> Response:
    with site.database.reading() as session:
        view = read_place(session, slug, levels, parse_period(period) if period else None, page)
    if view is None:
        raise not_found()
    path = place_url(view.at.place)
    timeline = view.timeline
    chosen = str(timeline.period or UNDATED)
    return site.page(
        request,
        "place.html",
        view=view,
        path=path,
        chart=year_bars(timeline, path),
        pager=Pager(page, timeline.pages, lambda n: with_query(f"{path}/{chosen}", page=n)),
        listed=listed(timeline, **{view.at.place.level: view.at.place.slug}),
    )

"""The street offices of a district side by side."""

from typing import Annotated

from fastapi import Path, Request, Response

from app.queries.streets import read_streets
from app.web.errors import not_found
from app.web.site import Site, SiteDep


def show(request: Request, site: SiteDep, slug: str) -> Response:
    """The last year that has articles."""
    return _show(request, site, slug, None)


def show_year(request: Request, site: SiteDep, slug: str, year: Annotated[int, Path(ge=1, le=9998)]) -> Response:
    """Any year."""
    return _show(request, site, slug, year)


def _show(request: Request, site: Site, slug: str, year: int | None) -> Response:
    with site.database.reading() as session:
        view = read_streets(session, slug, year)
    if view is None:
        raise not_found()
    return site.page(request, "streets.html", view=view)

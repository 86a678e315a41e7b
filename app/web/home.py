"""The front page."""

from fastapi import Request, Response

from app.queries.home import read_home
from app.search.request import SearchRequest, Sort
from app.web.chart import result_bars
from app.web.site import SiteDep


def show(request: Request, site: SiteDep) -> Response:
    """Search box, districts, latest articles, what the archive holds."""
    with site.database.reading() as session:
        home = read_home(session)
    return site.page(request, "home.html", home=home, bars=result_bars(home.months, SearchRequest(sort=Sort.NEWEST)))

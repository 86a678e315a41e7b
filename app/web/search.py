"""Searching: the result page."""

from typing import Annotated

from fastapi import Query, Request, Response

from app.queries.results import SearchResults
from app.queries.search import search
from app.web.chart import result_bars
from app.web.links import search_url
from app.web.pager import Pager
from app.web.params import LAST_PAGE, SearchParams
from app.web.site import Site, SiteDep


def show(request: Request, site: SiteDep, params: Annotated[SearchParams, Query()]) -> Response:
    """Hits with snippets, counts that act as filters, and what to do where nothing was found."""
    results = run(site, params)
    asked = results.request
    pages = min(LAST_PAGE, max(1, -(-results.total // asked.per_page)))
    return site.page(
        request,
        "search.html",
        results=results,
        asked=asked,
        bars=result_bars(results.facets.get("month", ()), asked),
        pager=Pager(asked.page, pages, lambda page: search_url(asked.on_page(page))),
        bad_dates=params.bad_dates(),
        typed={"from": params.since, "to": params.until},
    )


def run(site: Site, params: SearchParams) -> SearchResults:
    """The search that an address asks for."""
    with site.database.reading() as session:
        return search(session, site.engine, params.request(session))

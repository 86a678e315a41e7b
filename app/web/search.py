"""Searching: the result page, and the same results as a table and as Atom."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from fastapi import Query, Request, Response

from app.queries.printed import NOWHERE, Printed, printed_on
from app.queries.results import Hit, SearchResults
from app.queries.search import search
from app.search.field_names import KINDS
from app.search.request import MAX_PER_PAGE
from app.web.chart import result_bars
from app.web.feed import feed
from app.web.links import article_url, search_url
from app.web.pager import Pager
from app.web.params import LAST_PAGE, SearchParams
from app.web.refine import holdings_url
from app.web.render import title_of
from app.web.site import Site, SiteDep
from app.web.table import Cell, Form, Table, table_answer

MOST_ROWS = 10_000
"""Articles in one file."""
HEAD = (
    "编号",
    "标题",
    "引题",
    "副题",
    "体裁",
    "所记日期",
    "刊出日期",
    "报纸",
    "版名",
    "版次",
    "区",
    "街道乡镇",
    "记者",
    "摘要",
    "地址",
)


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
        holdings_url=holdings_url(asked, results.facets),
        bad_dates=params.bad_dates(),
        most_rows=MOST_ROWS,
        typed={"from": params.since, "to": params.until},
    )


def show_table(request: Request, site: SiteDep, form: Form, params: Annotated[SearchParams, Query()]) -> Response:
    """The hits as a table, from the first on, at most :data:`MOST_ROWS`."""
    base = site.base_url(request)
    return table_answer(
        Table("文章目录", HEAD, (_row(hit, printed, base) for hit, printed in _hits(site, params))), form
    )


def show_atom(request: Request, site: SiteDep, params: Annotated[SearchParams, Query()]) -> Response:
    """The newest hits as an Atom feed."""
    return feed(request, site, params.request)


def _hits(site: Site, params: SearchParams) -> Iterator[tuple[Hit, Printed]]:
    with site.database.reading() as session:
        asked = replace(params.request(session), per_page=MAX_PER_PAGE)
        for page in range(1, MOST_ROWS // MAX_PER_PAGE + 1):
            results = search(session, site.engine, asked.on_page(page))
            pages = printed_on(session, [hit.article.id for hit in results.hits])
            yield from ((hit, pages.get(hit.article.id, NOWHERE)) for hit in results.hits)
            if page * MAX_PER_PAGE >= results.total:
                return


def _row(hit: Hit, printed: Printed, base: str) -> tuple[Cell, ...]:
    row = hit.article
    return (
        row.id,
        title_of(row),
        row.kicker,
        row.deck,
        KINDS[row.kind],
        row.date,
        row.issued,
        *printed,
        row.district.name if row.district else "",
        "、".join(street.name for street in row.streets),
        "、".join(row.reporters),
        "".join(part.text for part in hit.snippet),
        base + article_url(row.id),
    )


def run(site: Site, params: SearchParams) -> SearchResults:
    """The search that an address asks for."""
    with site.database.reading() as session:
        return search(session, site.engine, params.request(session))

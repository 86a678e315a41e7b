"""见报情况: a street office's report for any period, on screen and to take away."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Query, Request, Response

from app.queries.report import MOST_ROWS, PER_PAGE, Report, read_report
from app.search.days import read_period
from app.search.field_names import KINDS
from app.web.dates import full_day, words
from app.web.errors import not_found
from app.web.links import article_url, place_url, with_query
from app.web.pager import Pager
from app.web.params import normal_date
from app.web.periods import PageQuery
from app.web.render import UNTITLED
from app.web.site import Site, SiteDep
from app.web.table import Cell, Form, Table, table_answer

HEAD = ("序号", "标题", "所记日期", "刊出日期", "报纸", "版名", "版次", "体裁", "署名", "字数", "地址")
From = Annotated[str, Query(alias="from")]
To = Annotated[str, Query(alias="to")]


def show(
    request: Request,
    site: SiteDep,
    slug: str,
    since: From = "",
    until: To = "",
    whole: bool = False,
    page: PageQuery = 1,
) -> Response:
    """The report on screen and in print: a page of its list, or the whole of it."""
    report = _read(site, slug, since, until, *((1, MOST_ROWS) if whole else (page, PER_PAGE)))
    bad = [text for text in (since, until) if text.strip() and not normal_date(text)]
    path = f"{place_url(report.place)}/report"
    days = {"from": report.since.isoformat(), "to": report.until.isoformat()}
    return site.page(
        request,
        "report.html",
        report=report,
        path=path,
        days=days,
        whole=whole,
        typed={"from": since, "to": until},
        bad_dates=bad,
        pager=Pager(page, report.pages, lambda n: with_query(path, **days, page=n)),
    )


def show_table(request: Request, site: SiteDep, slug: str, form: Form, since: From = "", until: To = "") -> Response:
    """The whole report as a file."""
    report = _read(site, slug, since, until, 1, MOST_ROWS)
    return table_answer(Table(_name(report), HEAD, _rows(report, site.base_url(request))), form)


def _read(site: Site, slug: str, since: str, until: str, page: int, per_page: int) -> Report:
    first, last = read_period(normal_date(since)), read_period(normal_date(until))
    with site.database.reading() as session:
        report = read_report(
            session, slug, first.since if first else None, last.until if last else None, page, per_page
        )
    if report is None:
        raise not_found()
    return report


def _name(report: Report) -> str:
    return f"{report.place.name}见报情况（{full_day(report.since)}至{full_day(report.until)}）"


def _rows(report: Report, base: str) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(report.rows, start=1):
        yield (
            number,
            f"{UNTITLED}{row.title}" if row.untitled else row.title,
            words(row.date) if row.date else "",
            words(row.issued) if row.issued else "",
            row.newspaper,
            row.edition,
            row.page_number,
            KINDS[row.kind],
            row.byline,
            row.length,
            base + article_url(row.id),
        )

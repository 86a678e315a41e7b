"""The calendar of the holdings: what the archive has, lacks and doubts."""

from fastapi import Request, Response

from app.queries.holdings import HeldPage, count_held_pages, read_calendar, read_held_pages
from app.queries.places import find_place
from app.queries.rows import district_refs
from app.queries.timeline import UNDATED
from app.web.dates import words
from app.web.errors import not_found
from app.web.links import page_url
from app.web.periods import PeriodPath, parse_period
from app.web.site import Site, SiteDep
from app.web.table import Cell, Form, Table, table_answer

MOST_PAGES = 300
"""Newspaper pages listed at a time; a month of a large archive has fewer."""
HEAD = ("刊出日期（EDTF）", "刊出日期", "存疑", "报纸", "版名", "版次", "区", "文章", "来源文件", "地址")


def show(request: Request, site: SiteDep, district: str = "") -> Response:
    """All years."""
    return _calendar(request, site, None, district)


def show_period(request: Request, site: SiteDep, period: PeriodPath, district: str = "") -> Response:
    """The pages of a month or a year, or those that no year was found for."""
    parsed = str(parse_period(period))
    return _calendar(request, site, "" if parsed == UNDATED else parsed, district)


def show_table(request: Request, site: SiteDep, form: Form, district: str = "") -> Response:
    """Every page of the archive as a file, those of unknown year last."""
    base = site.base_url(request)
    with site.database.reading() as session:
        found = find_place(session, district, ("district",)) if district else None
        if district and not found:
            raise not_found()
        pages = read_held_pages(session, None, found[0] if found else None)
    name = f"馆藏目录：{found[1].name}" if found else "馆藏目录"
    return table_answer(Table(name, HEAD, (_cells(page, base) for page in pages)), form)


def _cells(page: HeldPage, base: str) -> tuple[Cell, ...]:
    return (
        page.issued,
        words(page.issued) if page.issued else "",
        "推定" if page.doubtful else "",
        page.newspaper,
        page.edition,
        page.page_number,
        page.district.name if page.district else "",
        page.articles,
        page.source_name,
        base + page_url(page.id),
    )


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

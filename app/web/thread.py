"""Story threads: what returns over the months."""

from collections.abc import Mapping
from typing import Annotated, Literal

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from app.queries.places import find_place
from app.queries.thread import Figure, read_thread, thread_successor
from app.queries.threads import ThreadRow, read_threads
from app.web.chart import thread_bars
from app.web.errors import not_found
from app.web.links import article_url, thread_url, with_query
from app.web.pager import Pager
from app.web.periods import PageQuery
from app.web.render import title_of
from app.web.site import SiteDep
from app.web.table import Cell, Form, Table, table_answer

MOST_ROWS = 10_000
"""Threads in one file."""
THREADS_HEAD = ("名称", "篇数", "最早", "最晚", "地区", "归拢所据的词语")
FIGURES_HEAD = ("日期", "所指", "原文写法", "数值", "单位", "原句", "文章", "地址")
Order = Annotated[Literal["score", "recent", "long", "name"], Query()]


def show_all(request: Request, site: SiteDep, place: str = "", order: Order = "score", page: PageQuery = 1) -> Response:
    """The threads of the archive, of a district or of a street office."""
    with site.database.reading() as session:
        found = find_place(session, place, ("district", "street")) if place else None
        if place and not found:
            raise not_found()
        threads = read_threads(session, place_id=found[0] if found else None, order=order, page=page)
    where = {"place": place, "order": "" if order == "score" else order}
    pager = Pager(page, threads.pages, lambda n: with_query("/threads", **where, page=n))
    return site.page(
        request, "threads.html", threads=threads, place=found[1] if found else None, order=order, pager=pager
    )


def show_all_table(site: SiteDep, form: Form, place: str = "", order: Order = "score") -> Response:
    """All threads of the archive, of a district or of a street office, as a file."""
    with site.database.reading() as session:
        found = find_place(session, place, ("district", "street")) if place else None
        if place and not found:
            raise not_found()
        threads = read_threads(session, place_id=found[0] if found else None, order=order, per_page=MOST_ROWS)
    name = f"线索：{found[1].name}" if found else "线索"
    return table_answer(Table(name, THREADS_HEAD, map(_thread_cells, threads.threads)), form)


def show(request: Request, site: SiteDep, slug: str, page: PageQuery = 1) -> Response:
    """One thread: its articles in time, and the figures that they state side by side."""
    with site.database.reading() as session:
        view = read_thread(session, slug, page)
        moved = None if view else thread_successor(session, slug)
    if moved is not None:
        return RedirectResponse(thread_url(moved), 301)
    if view is None:
        raise not_found()
    rows = {entry.article.id: entry.article for entry in view.entries}
    pager = Pager(page, view.pages, lambda n: with_query(thread_url(slug), page=n))
    return site.page(request, "thread.html", view=view, rows=rows, bars=thread_bars(view.days, page), pager=pager)


def show_figures(request: Request, site: SiteDep, slug: str, form: Form) -> Response:
    """The figures that a thread's articles state, as a file."""
    with site.database.reading() as session:
        view = read_thread(session, slug, per_page=MOST_ROWS)
    if view is None:
        raise not_found()
    titles = {entry.article.id: title_of(entry.article) for entry in view.entries}
    base = site.base_url(request)
    rows = (_figure_cells(figure, titles, base) for group in view.figures for figure in group.figures)
    return table_answer(Table(f"{view.row.name}：文中的数字", FIGURES_HEAD, rows), form)


def _thread_cells(row: ThreadRow) -> tuple[Cell, ...]:
    places = "、".join(entry.place.name for entry in row.places)
    first, last = (day.isoformat() if day else "" for day in (row.since, row.until))
    return row.name, row.count, first, last, places, "、".join(row.terms)


def _figure_cells(figure: Figure, titles: Mapping[int, str], base: str) -> tuple[Cell, ...]:
    day = figure.since.isoformat() if figure.since else ""
    where = titles.get(figure.article_id, ""), base + article_url(figure.article_id)
    return day, figure.label, figure.text, figure.number, figure.unit, figure.sentence, *where

"""Story threads: what returns over the months."""

from typing import Annotated, Literal

from fastapi import Query, Request, Response
from fastapi.responses import RedirectResponse

from app.queries.places import find_place
from app.queries.thread import read_thread, thread_successor
from app.queries.threads import read_threads
from app.web.chart import thread_bars
from app.web.errors import not_found
from app.web.links import thread_url, with_query
from app.web.pager import Pager
from app.web.periods import PageQuery
from app.web.site import SiteDep

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


def show(request: Request, site: SiteDep, slug: str) -> Response:
    """One thread: its articles in time, and the figures that they state side by side."""
    with site.database.reading() as session:
        view = read_thread(session, slug)
        moved = None if view else thread_successor(session, slug)
    if moved is not None:
        return RedirectResponse(thread_url(moved), 301)
    if view is None:
        raise not_found()
    rows = {entry.article.id: entry.article for entry in view.entries}
    return site.page(request, "thread.html", view=view, rows=rows, bars=thread_bars(view.entries))

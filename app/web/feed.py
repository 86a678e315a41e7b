"""Atom feeds (RFC 4287): of a search, a district, a street office, a thread."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from fastapi import Request, Response
from sqlalchemy.orm import Session

from app.queries.feed import changed_at
from app.queries.places import find_place, labels
from app.queries.results import ArticleRow
from app.queries.search import search
from app.queries.thread import read_thread
from app.search.request import SearchRequest, Sort
from app.web.errors import not_found
from app.web.links import article_url, search_url, thread_url
from app.web.render import SITE_NAME
from app.web.site import Site, SiteDep

ENTRIES = 50
EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
"""The date of a feed that has no entries yet."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of a feed; its address is its id, as it is permanent."""

    article: ArticleRow
    url: str
    updated: dt.datetime
    summary: str


def feed(request: Request, site: Site, asked: Callable[[Session], SearchRequest]) -> Response:
    """The newest hits of a search."""
    with site.database.reading() as session:
        found = replace(asked(session), sort=Sort.NEWEST, page=1, per_page=ENTRIES)
        results = search(session, site.engine, found)
        entries = _entries(site, request, session, [hit.article for hit in results.hits])
        entries = [
            replace(entry, summary="".join(part.text for part in hit.snippet))
            for entry, hit in zip(entries, results.hits, strict=True)
        ]
        names = labels(session, [*found.district, *found.street, *found.community, *found.village])
    title = " · ".join([part for part in (found.q, *names.values()) if part] or ["全部文章"])
    return _answer(request, site, title, search_url(found), entries)


def show_district(request: Request, site: SiteDep, slug: str) -> Response:
    """The newest articles of a district."""
    return _place(request, site, slug, "district")


def show_street(request: Request, site: SiteDep, slug: str) -> Response:
    """The newest articles that name a street office."""
    return _place(request, site, slug, "street")


def show_thread(request: Request, site: SiteDep, slug: str) -> Response:
    """The newest articles of a story thread."""
    with site.database.reading() as session:
        thread = read_thread(session, slug, per_page=ENTRIES, newest=True)
        if thread is None:
            raise not_found()
        newest = [entry.article for entry in thread.entries]
        entries = _entries(site, request, session, newest)
    return _answer(request, site, f"线索：{thread.row.name}", thread_url(slug), entries)


def _place(request: Request, site: Site, slug: str, level: str) -> Response:
    with site.database.reading() as session:
        if find_place(session, slug, (level,)) is None:
            raise not_found()
    asked = SearchRequest(district=(slug,)) if level == "district" else SearchRequest(street=(slug,))
    return feed(request, site, lambda _: asked)


def _entries(site: Site, request: Request, session: Session, rows: Sequence[ArticleRow]) -> list[Entry]:
    base = site.base_url(request)
    changed = changed_at(session, [row.id for row in rows])
    return [Entry(row, base + article_url(row.id), changed[row.id], row.deck) for row in rows]


def _answer(request: Request, site: Site, title: str, page: str, entries: list[Entry]) -> Response:
    base = site.base_url(request)
    text = site.templates.get_template("feed.xml").render(
        title=f"{title} · {SITE_NAME}",
        page=base + page,
        self_url=base + request.url.path + (f"?{request.url.query}" if request.url.query else ""),
        entries=entries,
        updated=max((entry.updated for entry in entries), default=EPOCH),
    )
    return Response(text, media_type="application/atom+xml")

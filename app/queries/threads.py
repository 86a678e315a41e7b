"""Story threads in lists: what returns over the months."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.models import Place, Thread, ThreadArticle, ThreadPlace
from app.queries.counts import PlaceCount
from app.queries.results import PlaceRef

PER_PAGE = 50
MOST_PLACES = 12
"""Places told of a thread; some are about half of all."""
ORDERS: dict[str, tuple[Any, ...]] = {
    "score": (Thread.score.desc(), Thread.id),
    "recent": (Thread.until.desc().nulls_last(), Thread.score.desc()),
    "long": ((func.julianday(Thread.until) - func.julianday(Thread.since)).desc().nulls_last(), Thread.score.desc()),
    "name": (Thread.slug,),
}


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread in a list."""

    slug: str
    name: str
    terms: tuple[str, ...]  # the words that its articles were found by; the name first
    count: int  # articles
    since: dt.date | None  # none: no day is known
    until: dt.date | None
    places: tuple[PlaceCount, ...]  # districts and street offices, most named first, some dozen
    score: float


@dataclass(frozen=True, slots=True)
class ThreadList:
    """A page of threads."""

    threads: tuple[ThreadRow, ...]
    total: int
    page: int

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(1, -(-self.total // PER_PAGE))


def read_threads(
    session: Session, *, place_id: int | None = None, order: str = "score", page: int = 1, per_page: int = PER_PAGE
) -> ThreadList:
    """The threads of the archive, of a district or of a street office; ``order`` is one of :data:`ORDERS`."""
    statement, counted = select(Thread), select(func.count()).select_from(Thread)
    if place_id is not None:
        held = select(ThreadPlace.thread_id).where(ThreadPlace.place_id == place_id)
        statement = statement.where(Thread.id.in_(held))
        counted = select(func.count()).select_from(ThreadPlace).where(ThreadPlace.place_id == place_id)
    total = session.scalar(counted) or 0
    statement = statement.order_by(*ORDERS.get(order, ORDERS["score"]))
    return ThreadList(thread_rows(session, statement.offset((page - 1) * per_page).limit(per_page)), total, page)


def top_threads(session: Session, place_id: int | None = None, limit: int = 6) -> tuple[ThreadRow, ...]:
    """The weightiest threads of the archive, of a district or of a street office."""
    statement = select(Thread).order_by(*ORDERS["score"]).limit(limit)
    if place_id is not None:
        held = select(ThreadPlace.thread_id).where(ThreadPlace.place_id == place_id)
        statement = statement.where(Thread.id.in_(held))
    return thread_rows(session, statement)


def threads_of_article(session: Session, article_id: int) -> tuple[ThreadRow, ...]:
    """The threads that an article belongs to, those it says most of first."""
    statement = select(Thread).join(ThreadArticle, ThreadArticle.thread_id == Thread.id)
    statement = statement.where(ThreadArticle.article_id == article_id)
    return thread_rows(session, statement.order_by(ThreadArticle.weight.desc(), Thread.score.desc()))


def thread_rows(session: Session, statement: Select[Thread]) -> tuple[ThreadRow, ...]:
    """The threads of a statement as values, in its order."""
    threads = session.scalars(statement).all()
    places = _places(session, [thread.id for thread in threads])
    return tuple(
        ThreadRow(t.slug, t.name, tuple(t.terms), t.count, t.since, t.until, tuple(places[t.id]), t.score)
        for t in threads
    )


def _places(session: Session, ids: Iterable[int]) -> defaultdict[int, list[PlaceCount]]:
    district = aliased(Place)
    rank = func.row_number().over(
        partition_by=ThreadPlace.thread_id, order_by=(ThreadPlace.count.desc(), ThreadPlace.place_id)
    )
    own = (ThreadPlace.thread_id, ThreadPlace.place_id, ThreadPlace.count.label("n"), rank.label("rank"))
    ranked = select(*own).where(ThreadPlace.thread_id.in_(list(ids))).subquery("ranked")
    statement = (
        select(ranked.c.thread_id, ranked.c.n, Place.level, Place.name, Place.slug, district.name.label("district"))
        .join(ranked, ranked.c.place_id == Place.id)
        .outerjoin(district, district.id == Place.district_id)
        .where(ranked.c.rank <= MOST_PLACES)
        .order_by(ranked.c.n.desc(), Place.id)
    )
    found: defaultdict[int, list[PlaceCount]] = defaultdict(list)
    for r in session.execute(statement):
        found[r.thread_id].append(PlaceCount(PlaceRef(r.level, r.name, r.slug, r.district or r.name), r.n))
    return found

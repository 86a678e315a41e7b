"""Threads to rows; a thread keeps its address, and one that stayed the same its rows."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.digest.addresses import Heirs, Known, address, inherit
from app.digest.chronicles import Chronicle
from app.digest.tables import Row, batches, write
from app.models import Thread, ThreadArticle, ThreadFigure, ThreadPlace, ThreadRedirect


def store(session: Session, new: Sequence[Chronicle], told: Iterable[Row]) -> None:
    """Bring the stored threads to these; each keeps the address of the one it goes on with.

    ``told`` is what the articles of those tell that are not stored (:func:`app.digest.chronicles.told`).
    """
    same = _same(session, new)
    scores = {row.id: row.score for row in session.execute(select(Thread.id, Thread.score))}
    old = _known(session, without=frozenset(same.values()))
    heirs = inherit(old, [(thread.story.name, thread.ids) for thread in new], same)
    slugs = {row.id: row.slug for row in session.execute(select(Thread.id, Thread.slug))}
    ids = _write_heads(session, new, heirs, slugs, scores)
    _redirect(session, old, heirs, slugs, ids)
    fresh = [number for number, thread in enumerate(new) if not thread.stored]
    for batch in batches([ids[number] for number in fresh], 5_000):
        for table in (ThreadArticle, ThreadPlace, ThreadFigure):
            session.execute(delete(table).where(table.thread_id.in_(batch)))
    articles = chain.from_iterable(_articles(new[number], ids[number]) for number in fresh)
    write(session, ThreadArticle, articles)
    for some in batches(told, 200):
        _write_told(session, some, ids)


def _same(session: Session, new: Sequence[Chronicle]) -> dict[int, int]:
    """The threads that are stored as they are: number -> database id."""
    ids = {row.fingerprint: row.id for row in session.execute(select(Thread.fingerprint, Thread.id))}
    return {number: ids[thread.fingerprint] for number, thread in enumerate(new) if thread.stored}


def _known(session: Session, without: Container[int]) -> list[Known]:
    threads = session.execute(select(Thread.id, Thread.name).order_by(Thread.id))
    names = {row.id: row.name for row in threads if row.id not in without}
    articles: defaultdict[int, set[int]] = defaultdict(set)
    for ids in batches(names, 5_000):
        held = select(ThreadArticle.thread_id, ThreadArticle.article_id).where(ThreadArticle.thread_id.in_(ids))
        for thread_id, article_id in session.execute(held):
            articles[thread_id].add(article_id)
    return [Known(thread_id, name, frozenset(articles[thread_id])) for thread_id, name in names.items()]


def _write_heads(
    session: Session, new: Sequence[Chronicle], heirs: Heirs, slugs: Mapping[int, str], scores: Mapping[int, float]
) -> dict[int, int]:
    """Write the threads' own rows; the database ids by number."""
    former = {row.slug: row.name for row in session.execute(select(ThreadRedirect.slug, ThreadRedirect.name))}
    taken = set(slugs.values()) | set(former)
    ids = dict(heirs.kept)
    for stored in (True, False):
        moved = (n for n in sorted(ids) if not new[n].stored or new[n].story.score != scores[ids[n]])
        heads = [{"id": ids[n], **_head(new[n])} for n in moved if new[n].stored is stored]
        if heads:
            session.execute(update(Thread), heads)
    fresh: dict[int, dict[str, Any]] = {}
    for number, thread in enumerate(new):
        if number not in ids:
            own = {slug for slug, name in former.items() if name == thread.story.name}  # it returns
            slug = address(thread.story.name, taken - own)
            taken.add(slug)
            fresh[number] = {"slug": slug, **_head(thread)}
    if fresh:
        returned = [row["slug"] for row in fresh.values() if row["slug"] in former]
        session.execute(delete(ThreadRedirect).where(ThreadRedirect.slug.in_(returned)))
        made = session.scalars(insert(Thread).returning(Thread.id, sort_by_parameter_order=True), list(fresh.values()))
        ids |= zip(fresh, made, strict=True)
    return ids


def _redirect(
    session: Session, old: Sequence[Known], heirs: Heirs, slugs: Mapping[int, str], ids: Mapping[int, int]
) -> None:
    """Let the addresses of threads that were merged or ended lead on, and those that led to them."""
    names = {thread.id: thread.name for thread in old}
    for thread_id, number in heirs.merged.items():
        successor = None if number is None else ids[number]
        former = update(ThreadRedirect).where(ThreadRedirect.thread_id == thread_id)
        session.execute(former.values(thread_id=successor))
        session.execute(delete(Thread).where(Thread.id == thread_id))
        values = {"slug": slugs[thread_id], "name": names[thread_id], "thread_id": successor}
        session.execute(insert(ThreadRedirect).values(values))


def _head(thread: Chronicle) -> dict[str, Any]:
    """The columns of a thread's own row that may differ."""
    if thread.stored:
        return {"score": thread.story.score}
    days = [(info.earliest, info.latest) for info, _ in thread.articles if info.earliest and info.latest]
    return {
        "name": thread.story.name,
        "terms": list(thread.story.terms),
        "score": thread.story.score,
        "count": len(thread.articles),
        "since": min((earliest for earliest, _ in days), default=None),
        "until": max((latest for _, latest in days), default=None),
        "fingerprint": thread.fingerprint,
    }


def _articles(thread: Chronicle, thread_id: int) -> Iterator[dict[str, Any]]:
    for position, (info, weight) in enumerate(thread.articles):
        yield {"thread_id": thread_id, "position": position, "article_id": info.id, "weight": round(weight, 2)}


def _write_told(session: Session, told: Sequence[Row], ids: Mapping[int, int]) -> None:
    places: list[dict[str, Any]] = []
    figures: list[dict[str, Any]] = []
    for one in told:
        key = {"thread_id": ids[one["thread"]]}
        places += [{**key, "place_id": place_id, "count": n} for place_id, n in one["places"]]
        figures += [{**key, "position": position, **figure} for position, figure in enumerate(one["figures"])]
    write(session, ThreadPlace, places)
    write(session, ThreadFigure, figures)

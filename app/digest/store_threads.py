"""Threads to rows; a thread keeps its address, and one that stayed the same its rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.digest.addresses import Heirs, Known, address, inherit
from app.digest.chronicles import Chronicle
from app.digest.tables import batches
from app.models import Base, Thread, ThreadArticle, ThreadFigure, ThreadPlace, ThreadRedirect

COLUMNS = ("label", "text", "number", "unit", "approximate", "sentence")


def store(session: Session, new: Sequence[Chronicle]) -> None:
    """Bring the stored threads to these; each keeps the address of the one it goes on with."""
    old = _known(session)
    heirs = inherit(old, [(thread.story.name, thread.ids) for thread in new])
    slugs = {row.id: row.slug for row in session.execute(select(Thread.id, Thread.slug))}
    ids = _write_heads(session, new, heirs, slugs)
    _redirect(session, old, heirs, slugs, ids)
    for batch in batches([ids[number] for number, thread in enumerate(new) if thread.told], 5_000):
        for table in (ThreadArticle, ThreadPlace, ThreadFigure):
            session.execute(delete(table).where(table.thread_id.in_(batch)))
    for owned, rows in _tables(new, ids).items():
        for some in batches(rows, 5_000):
            session.execute(insert(owned), some)


def _known(session: Session) -> list[Known]:
    articles: dict[int, set[int]] = {}
    for thread_id, article_id in session.execute(select(ThreadArticle.thread_id, ThreadArticle.article_id)):
        articles.setdefault(thread_id, set()).add(article_id)
    names = session.execute(select(Thread.id, Thread.name).order_by(Thread.id))
    return [Known(thread_id, name, frozenset(articles.get(thread_id, ()))) for thread_id, name in names]


def _write_heads(session: Session, new: Sequence[Chronicle], heirs: Heirs, slugs: Mapping[int, str]) -> dict[int, int]:
    """Write the threads' own rows; the database ids by number."""
    former = {row.slug: row.name for row in session.execute(select(ThreadRedirect.slug, ThreadRedirect.name))}
    taken = set(slugs.values()) | set(former)
    ids = dict(heirs.kept)
    if ids:
        session.execute(update(Thread), [{"id": id_, **_head(new[number])} for number, id_ in sorted(ids.items())])
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


def _tables(new: Sequence[Chronicle], ids: Mapping[int, int]) -> dict[type[Base], list[dict[str, Any]]]:
    articles, places, stated = [], [], []
    for number, thread in enumerate(new):
        if thread.told is None:
            continue
        key = {"thread_id": ids[number]}
        for position, (info, weight) in enumerate(thread.articles):
            articles.append({**key, "position": position, "article_id": info.id, "weight": round(weight, 2)})
        places += [{**key, "place_id": place_id, "count": n} for place_id, n in sorted(thread.told.places.items())]
        for position, (article_id, f) in enumerate(thread.told.figures):
            values = {name: getattr(f, name) for name in COLUMNS}
            stated.append({**key, "position": position, "article_id": article_id, **values})
    return {ThreadArticle: articles, ThreadPlace: places, ThreadFigure: stated}

"""Brings the index up to the rows: what has changed since the generation that it last recorded.

Everything is read in one transaction and committed at once, so that a crash at any moment leaves the index at a
generation that it knows, and the next run goes on from there.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from app.database import Database
from app.models import Archive, Article, ArticlePlace, Credit, Place, Tombstone
from app.search.engine import Document, Engine, Seen

CHUNK = 500
"""Articles in memory at a time; each chunk costs three statements."""

_COLUMNS = (
    Article.id,
    Article.kind,
    Article.column_label,
    Article.kicker,
    Article.headline,
    Article.deck,
    Article.blocks,
    Article.earliest,
    Article.latest,
    Place.slug,
    Place.name,
)


def catch_up(database: Database, engine: Engine) -> int:
    """Put what has changed into the index; the number of articles put in or taken out.

    Raises:
        LockBusyError: another process is writing to the index; it, or the next run, brings it up to date.
    """
    return _bring_up(database, engine, again=False)


def reindex(database: Database, engine: Engine) -> int:
    """Make the whole index again from the rows; the number of its articles."""
    return _bring_up(database, engine, again=True)


def _bring_up(database: Database, engine: Engine, *, again: bool) -> int:
    with database.reading() as session:
        archive = session.execute(select(Archive.key, Archive.generation)).first()
        if archive is None:
            return 0
        now = Seen(archive.key, archive.generation)
        seen = None if again else engine.seen()
        if seen == now:
            return 0
        try:
            return _write(session, engine, seen, now)
        except BaseException:
            engine.close()  # drops what is half done, and lets the lock go
            raise


def _write(session: Session, engine: Engine, seen: Seen | None, now: Seen) -> int:
    """Write the changes from one state to the other and commit them."""
    # An index of another archive, or of a later state than the rows (restored from a backup), is of no use.
    whole = seen is None or seen.archive != now.archive or seen.generation > now.generation
    since = -1 if whole or seen is None else seen.generation
    if whole:
        engine.clear()
    gone = () if whole else tuple(session.scalars(select(Tombstone.article_id).where(Tombstone.generation > since)))
    engine.remove(gone)
    count = len(gone)
    for documents in _documents(session, Article.generation > since):
        engine.add(documents)
        count += len(documents)
    engine.commit(now)
    return count


def _documents(session: Session, changed: ColumnElement[bool]) -> Iterator[list[Document]]:
    """The changed articles in chunks, by id."""
    last = 0
    while True:
        statement = (
            select(*_COLUMNS)
            .outerjoin(Place, Place.id == Article.district_id)
            .where(changed, Article.id > last)
            .order_by(Article.id)
            .limit(CHUNK)
        )
        rows = session.execute(statement).all()
        if not rows:
            return
        first, last = rows[0].id, rows[-1].id
        places = _grouped(
            session.execute(
                select(ArticlePlace.article_id, Place.level, Place.slug, Place.name)
                .join(Place, Place.id == ArticlePlace.place_id)
                .where(ArticlePlace.article_id.between(first, last))
                .order_by(ArticlePlace.article_id, ArticlePlace.position)
            )
        )
        people = _grouped(
            session.execute(
                select(Credit.article_id, Credit.role, Credit.name)
                .where(Credit.article_id.between(first, last))
                .order_by(Credit.article_id, Credit.position)
            )
        )
        yield [_document(row, places.get(row.id, {}), people.get(row.id, {})) for row in rows]


def _grouped(rows: Any) -> dict[int, dict[str, list[Any]]]:
    """Rows of (article, kind, value…) as article -> kind -> values."""
    found: dict[int, dict[str, list[Any]]] = {}
    for article, kind, *value in rows:
        found.setdefault(article, {}).setdefault(kind, []).append(value)
    return found


def _document(row: Row[Any], places: dict[str, list[Any]], people: dict[str, list[Any]]) -> Document:
    texts: dict[str, list[str]] = {"section": [], "p": [], "caption": [], "byline": []}
    for block in row.blocks:
        if block["role"] in texts:
            texts[block["role"]].append(block["text"])
    slugs = {level: tuple(slug for slug, _ in found) for level, found in places.items()}
    names = {level: tuple(name for _, name in found) for level, found in places.items()}
    credited = {role: tuple(name for (name,) in found) for role, found in people.items()}
    return Document(
        id=row.id,
        column=row.column_label,
        kicker=row.kicker,
        headline=row.headline,
        deck=row.deck,
        sections=tuple(texts["section"]),
        paragraphs=tuple(texts["p"]),
        captions=tuple(texts["caption"]),
        byline=tuple(texts["byline"]),
        places=names | ({"district": (row.name,)} if row.name else {}),
        district=row.slug or "",
        streets=slugs.get("street", ()),
        communities=slugs.get("community", ()),
        villages=slugs.get("village", ()),
        reporters=credited.get("reporter", ()),
        correspondents=credited.get("correspondent", ()),
        photographers=credited.get("photographer", ()),
        kind=row.kind,
        earliest=row.earliest,
        latest=row.latest,
    )

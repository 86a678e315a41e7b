"""The first half of the digest follows the articles: what changed is read, filed and counted, some at a time.

Each step is one short transaction that also notes how far it came, so a crash at any moment costs one step.  Articles
come in the order of their changes, as the archive's generation tells it; one that changes again comes again.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import delete, select, tuple_
from sqlalchemy.orm import Session

from app.digest.counts import Filed, count
from app.digest.holdings import hold, remember
from app.digest.lexicon import Lexicon
from app.digest.reading import read
from app.digest.tables import write
from app.models import (
    Archive,
    Article,
    ArticlePlace,
    Byline,
    Credit,
    Digest,
    Filing,
    Place,
    Reading,
    Tombstone,
)

CHUNK = 500
"""Articles of a step."""
_COLUMNS = (
    Article.id.label("article_id"),
    Article.generation,
    Article.page_id,
    Article.district_id,
    Article.earliest,
    Article.latest,
    Article.kind,
)


@dataclass(frozen=True, slots=True)
class Step:
    """Articles as they are now, read from one state of the archive."""

    generation: int  # of the archive
    until: tuple[int, int]  # generation and id of the last article; those of later ones are to come
    articles: Sequence[Any]  # rows of _COLUMNS, length, date
    gone: Sequence[int]  # ids of deleted articles that are still filed
    readings: Sequence[dict[str, Any]]  # their words not yet by number
    filings: Sequence[dict[str, Any]]
    bylines: Sequence[dict[str, Any]]


def next_step(session: Session, read_until: tuple[int, int]) -> Step | None:
    """What changed after the article with this generation and id; None where all has been followed."""
    filed = select(Tombstone.article_id).join(Reading, Reading.article_id == Tombstone.article_id)
    gone = list(session.scalars(filed.limit(CHUNK)))
    statement = select(*_COLUMNS, Article.length, Article.date, Article.blocks)
    changed = statement.where(tuple_(Article.generation, Article.id) > tuple_(*read_until))
    rows = session.execute(changed.order_by(Article.generation, Article.id).limit(CHUNK)).all()
    if not rows and not gone:
        return None
    ids = [row.article_id for row in rows]
    readings = []
    for row in rows:
        gist = read(row.blocks)
        values = {column.name: row._mapping[column.name] for column in _COLUMNS}
        readings.append({**values, "text": gist.text, "words": gist.words, "counts": gist.counts, "names": gist.names})
    until = (rows[-1].generation, rows[-1].article_id) if rows else read_until
    generation = session.scalar(select(Archive.generation)) or 0
    return Step(generation, until, rows, gone, readings, _filings(session, rows, ids), _bylines(session, rows, ids))


def take(session: Session, step: Step, lexicon: Lexicon) -> bool:
    """Write what a step read; False where the archive has changed since, and the step is to be read again."""
    if session.scalar(select(Archive.generation)) != step.generation:
        return False
    ids = [row.article_id for row in step.articles] + list(step.gone)
    streets = frozenset(session.scalars(select(Place.id).where(Place.level == "street")))
    pages = set(session.scalars(select(Reading.page_id).where(Reading.article_id.in_(ids))))
    before = _filed(session, ids, streets)
    lexicon.learn(session, chain.from_iterable(reading["words"] for reading in step.readings))
    readings = [{**reading, "words": lexicon.numbers(reading["words"])} for reading in step.readings]
    for table, rows in ((Reading, readings), (Filing, step.filings), (Byline, step.bylines)):
        session.execute(delete(table).where(table.article_id.in_(ids)))
        write(session, table, rows)
    count(session, before, _filed(session, ids, streets))
    pages |= {row.page_id for row in step.articles}
    hold(session, [page for page in pages if page is not None])
    remember(session, ids, [(row.article_id, row.date, row.earliest, row.latest) for row in step.articles])
    digest = session.get_one(Digest, 1)
    digest.read_generation, digest.read_id = step.until
    return True


def _filings(session: Session, rows: Sequence[Any], ids: Sequence[int]) -> list[dict[str, Any]]:
    named: defaultdict[int, set[int]] = defaultdict(set)
    places = select(ArticlePlace.article_id, ArticlePlace.place_id).where(ArticlePlace.article_id.in_(ids))
    for article_id, place_id in session.execute(places):
        named[article_id].add(place_id)
    return [
        {"place_id": place_id, **{name: row._mapping[name] for name in _FILED}}
        for row in rows
        for place_id in sorted(named[row.article_id] | ({row.district_id} if row.district_id else set()))
    ]


_FILED = ("article_id", "earliest", "latest", "kind", "length")


def _bylines(session: Session, rows: Sequence[Any], ids: Sequence[int]) -> list[dict[str, Any]]:
    days = {row.article_id: {"earliest": row.earliest, "latest": row.latest} for row in rows}
    credited = select(Credit.article_id, Credit.name, Credit.role).where(Credit.article_id.in_(ids)).distinct()
    return [
        {"article_id": article_id, "name": name, "role": role, **days[article_id]}
        for article_id, name, role in session.execute(credited)
    ]


def _filed(session: Session, ids: Sequence[int], streets: frozenset[int]) -> list[Filed]:
    """What these articles are filed under now."""
    places = _sets(session.execute(select(Filing.article_id, Filing.place_id).where(Filing.article_id.in_(ids))))
    people = _sets(
        session.execute(select(Byline.article_id, Byline.name, Byline.role).where(Byline.article_id.in_(ids)))
    )
    readings = select(Reading.article_id, Reading.kind, Reading.earliest, Reading.latest)
    return [
        Filed(
            kind,
            earliest,
            latest,
            frozenset(place for (place,) in places[article_id]),
            frozenset(place for (place,) in places[article_id]) & streets,
            frozenset(people[article_id]),
        )
        for article_id, kind, earliest, latest in session.execute(readings.where(Reading.article_id.in_(ids)))
    ]


def _sets(rows: Iterable[Any]) -> defaultdict[int, set[tuple[Any, ...]]]:
    found: defaultdict[int, set[tuple[Any, ...]]] = defaultdict(set)
    for article_id, *values in rows:
        found[article_id].add(tuple(values))
    return found

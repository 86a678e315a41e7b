"""Records of an exchange file to rows, a batch in a transaction."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app import models
from app.ingest.records import AnyRecord, ArchiveRecord, ArticleRecord, PageRecord, PlaceRecord, RedirectRecord
from app.ingest.store_articles import ArticleWriter, Outcome, archive_row, now
from app.ingest.store_places import PlaceBook, StreetOf


@dataclass(slots=True)
class Import:
    """What an import knows of its file so far."""

    key: str = ""  # of the archive that the file comes from
    honoured: bool = False  # its ids are this archive's: it is the same archive, or this one was empty
    pages: dict[int, int | None] = field(default_factory=dict)  # id in the file -> row; None: stored here already


def store_records(
    session: Session, state: Import, records: Sequence[AnyRecord], street_of: StreetOf
) -> Counter[Outcome]:
    """Write the records of a batch; how many articles were added, updated, or there already."""
    for record in records:
        if isinstance(record, ArchiveRecord):
            _meet(session, state, record)
        elif isinstance(record, PlaceRecord):
            _store_place(session, record)
        elif isinstance(record, PageRecord):
            state.pages[record.id] = _store_page(session, state, record, street_of)
        elif isinstance(record, RedirectRecord) and state.honoured:
            session.merge(models.Redirect(**record.model_dump(exclude={"type"})))
    return _store_articles(session, state, [r for r in records if isinstance(r, ArticleRecord)], street_of)


def _meet(session: Session, state: Import, record: ArchiveRecord) -> None:
    archive = archive_row(session)
    if session.scalar(select(models.Article.id).limit(1)) is None:
        archive.key = record.key  # an empty archive becomes the one in the file, addresses and all
    state.key = record.key
    state.honoured = archive.key == record.key


def _store_place(session: Session, record: PlaceRecord) -> None:
    if session.scalar(select(models.Place.id).where(models.Place.slug == record.slug)) is not None:
        return
    above = select(models.Place).where(models.Place.slug.in_([record.district, record.parent]))
    ids = {place.slug: place.id for place in session.scalars(above)}
    district_id = ids.get(record.district or "")
    named = select(models.Place.id).where(models.Place.level == record.level, models.Place.name == record.name)
    if session.scalar(named.where(models.Place.district_id.is_not_distinct_from(district_id))) is None:
        row = models.Place(level=record.level, name=record.name, slug=record.slug)
        row.district_id, row.parent_id = district_id, ids.get(record.parent or "")
        session.add(row)
        session.flush()


def _store_page(session: Session, state: Import, record: PageRecord, street_of: StreetOf) -> int | None:
    """The row's id; None where this archive has the page, and so its articles, from elsewhere."""
    source = record.source()
    known = session.scalar(select(models.Page.id).where(models.Page.source_hash == source.source_hash))
    if known is not None:
        return known if state.honoured else None
    district = PlaceBook(session, street_of).district(record.district)
    row = models.Page(
        **record.model_dump(exclude={"type", "id", "district", "ingested_at"}),
        id=record.id if state.honoured else None,
        district_id=district.id if district else None,
        text_hash=source.text_hash,
        source_hash=source.source_hash,
        ingested_at=datetime.fromisoformat(record.ingested_at) if record.ingested_at else now(),
    )
    session.add(row)
    session.flush()
    return row.id


def _store_articles(
    session: Session, state: Import, records: Sequence[ArticleRecord], street_of: StreetOf
) -> Counter[Outcome]:
    writer = ArticleWriter(session, PlaceBook(session, street_of))
    counts: Counter[Outcome] = Counter()
    by_id = {record.id: record for record in records if state.honoured and record.id is not None}
    by_origin = {_origin(state, record): record for record in records if not state.honoured or record.id is None}
    rows = _known(session, by_id, by_origin)
    for identity, record in (by_id | by_origin).items():
        if record.page is not None and state.pages.get(record.page) is None:
            counts[Outcome.UNCHANGED] += 1
            continue
        row = rows.get(identity)
        outcome = Outcome.UPDATED if row else Outcome.ADDED
        if row is None:
            named = {"id": identity} if isinstance(identity, int) else {"origin": identity}
            row = models.Article(places=[], credits=[], **named)
        page_id = None if record.page is None else state.pages[record.page]
        if row.page_id != page_id:
            row.page_id = page_id
        changed = writer.put(row, record.article(), record.position, record.issued, record.district)
        counts[outcome if changed else Outcome.UNCHANGED] += 1
    session.flush()
    return counts


def _known(
    session: Session, ids: Mapping[int, ArticleRecord], origins: Mapping[str, ArticleRecord]
) -> dict[int | str, models.Article]:
    query = select(models.Article).options(selectinload(models.Article.places), selectinload(models.Article.credits))
    rows: dict[int | str, models.Article] = {}
    if ids:
        rows |= {row.id: row for row in session.scalars(query.where(models.Article.id.in_(ids)))}
    if origins:
        found = session.scalars(query.where(models.Article.origin.in_(origins)))
        rows |= {row.origin: row for row in found if row.origin}
    return rows


def _origin(state: Import, record: ArticleRecord) -> str:
    """What tells the same article again: its address in the archive it comes from, or the hash of all it says."""
    if state.key and record.id is not None:
        return f"{state.key}/{record.id}"
    return hashlib.sha256(record.model_dump_json().encode()).hexdigest()

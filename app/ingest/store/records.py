"""Records of an exchange file to rows, a batch in a transaction."""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app import models
from app.ingest.records import AnyRecord, ArchiveRecord, ArticleRecord, PageRecord, PlaceRecord, RedirectRecord
from app.ingest.store.articles import ArticleWriter, Filed, Outcome, archive_row, now
from app.ingest.store.places import PlaceBook, StreetOf

Kind = TypeVar("Kind", bound=AnyRecord)


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
    places = PlaceBook(session, street_of)
    for archive in _of(ArchiveRecord, records):
        _meet(session, state, archive)
    _store_places(session, _of(PlaceRecord, records))
    _store_pages(session, state, _of(PageRecord, records), places)
    counts = _store_articles(ArticleWriter(session, places), state, _of(ArticleRecord, records))
    for redirect in _of(RedirectRecord, records) if state.honoured else ():
        session.merge(models.Redirect(**redirect.model_dump(exclude={"type"})))
    return counts


def _of(kind: type[Kind], records: Sequence[AnyRecord]) -> list[Kind]:
    return [record for record in records if isinstance(record, kind)]


def _meet(session: Session, state: Import, record: ArchiveRecord) -> None:
    archive = archive_row(session)
    if session.scalar(select(models.Article.id).limit(1)) is None:
        archive.key = record.key  # an empty archive becomes the one in the file, addresses and all
    state.key = record.key
    state.honoured = archive.key == record.key


def _store_places(session: Session, records: Sequence[PlaceRecord]) -> None:
    """The places that are not here yet, under the addresses that the file gives them."""
    if not records:
        return
    rows = session.scalars(select(models.Place)).all()
    slugs = {row.id: row.slug for row in rows}
    known = {row.slug: row for row in rows}
    named = {(row.level, row.name, slugs.get(row.district_id or 0)) for row in rows}
    for record in records:
        name = record.level, record.name, record.district if record.district in known else None
        if record.slug not in known and name not in named:
            row = models.Place(level=record.level, name=record.name, slug=record.slug)
            row.district, row.parent = known.get(record.district or ""), known.get(record.parent or "")
            session.add(row)
            known[record.slug] = row
            named.add(name)
    session.flush()


def _store_pages(session: Session, state: Import, records: Sequence[PageRecord], places: PlaceBook) -> None:
    """The pages that are not here yet; of those that are, from elsewhere, the articles are here too."""
    hashes = {record.id: record.source().source_hash for record in records}
    found = select(models.Page.source_hash, models.Page.id).where(models.Page.source_hash.in_(hashes.values()))
    known = {row.source_hash: row.id for row in session.execute(found)} if records else {}
    new = {}
    for record in records:
        if (row_id := known.get(hashes[record.id])) is not None:
            state.pages[record.id] = row_id if state.honoured else None
        else:
            new[record.id] = _page(state, record, places)
    session.add_all(new.values())
    session.flush()
    state.pages |= {number: row.id for number, row in new.items()}


def _page(state: Import, record: PageRecord, places: PlaceBook) -> models.Page:
    source = record.source()
    district = places.district(record.district)
    return models.Page(
        **record.model_dump(exclude={"type", "id", "district", "ingested_at", "sidecar"}),
        sidecar=record.sidecar.stored(),
        id=record.id if state.honoured else None,
        district_id=district.id if district else None,
        text_hash=source.text_hash,
        source_hash=source.source_hash,
        ingested_at=datetime.fromisoformat(record.ingested_at) if record.ingested_at else now(),
    )


def _store_articles(writer: ArticleWriter, state: Import, records: Sequence[ArticleRecord]) -> Counter[Outcome]:
    wanted = [record for record in records if record.page is None or state.pages.get(record.page) is not None]
    filed = {one.id or one.origin: one for one in (_filed(state, record) for record in wanted)}
    rows = _known(writer.session, filed.values())
    new = [one for key, one in filed.items() if key not in rows]
    added = writer.add([one for one in new if one.id]) + writer.add([one for one in new if not one.id])
    changed = [writer.put(row, filed[key]) for key, row in rows.items()]
    writer.session.flush()
    outcomes = [Outcome.ADDED] * len(added) + [Outcome.UPDATED if differs else Outcome.UNCHANGED for differs in changed]
    return Counter(outcomes + [Outcome.UNCHANGED] * (len(records) - len(wanted)))


def _filed(state: Import, record: ArticleRecord) -> Filed:
    """An article under its id, where ids of the file are honoured, or else under what tells the same one again."""
    own = record.id if state.honoured else None
    return Filed(
        article=record.article(),
        position=record.position,
        issued=record.issued,
        district=record.district,
        page_id=None if record.page is None else state.pages[record.page],
        id=own,
        origin=None if own else _origin(state, record),
    )


def _known(session: Session, filed: Collection[Filed]) -> dict[int | str | None, models.Article]:
    """The stored articles among them, by id or origin."""
    query = select(models.Article).options(selectinload(models.Article.places), selectinload(models.Article.credits))
    rows: dict[int | str | None, models.Article] = {}
    if ids := [one.id for one in filed if one.id]:
        rows |= {row.id: row for row in session.scalars(query.where(models.Article.id.in_(ids)))}
    if origins := [one.origin for one in filed if one.origin]:
        rows |= {row.origin: row for row in session.scalars(query.where(models.Article.origin.in_(origins)))}
    return rows


def _origin(state: Import, record: ArticleRecord) -> str:
    """What tells the same article again: its address in the archive it comes from, or the hash of all it says."""
    if state.key and record.id is not None:
        return f"{state.key}/{record.id}"
    # Without what older versions did not know: an archive tells their files again.
    return hashlib.sha256(record.model_dump_json(exclude={"corrected"}).encode()).hexdigest()

"""Articles as they stand in lists, read in three statements however long the list."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, Row, Select, bindparam, select
from sqlalchemy.orm import Session, aliased

from app.models import Article, ArticlePlace, Credit, Place
from app.queries.results import ArticleRow, PlaceRef


@dataclass(frozen=True, slots=True)
class DatedRow:
    """An article in a list, and the first and last day that its date may mean; None where it is unknown."""

    row: ArticleRow
    since: dt.date | None
    until: dt.date | None


Listing = Select[*tuple[Any, ...]]

_district = aliased(Place)
_place_district = aliased(Place)

# Statements are made once: SQLAlchemy takes longer to put one together than SQLite to answer it.
_IDS: BindParameter[int] = bindparam("ids", expanding=True)

# The text of an article (`blocks`) is left where it is: a list does not show it, and it is most of the row.
_COLUMNS = (
    Article.id,
    Article.kind,
    Article.column_label,
    Article.kicker,
    Article.headline,
    Article.deck,
    Article.opening,
    Article.date,
    Article.issued,
    Article.dated_by,
    Article.earliest,
    Article.latest,
    _district.name.label("district"),
    _district.slug.label("district_slug"),
)


_LISTING: Listing = select(*_COLUMNS).outerjoin(_district, _district.id == Article.district_id)
_BY_ID = _LISTING.where(Article.id.in_(_IDS))
_PLACES = (
    select(ArticlePlace.article_id, Place.level, Place.name, Place.slug, _place_district.name.label("district"))
    .join(Place, Place.id == ArticlePlace.place_id)
    .outerjoin(_place_district, _place_district.id == Place.district_id)
    .where(ArticlePlace.article_id.in_(_IDS), Place.level.in_(bindparam("levels", expanding=True)))
    .order_by(ArticlePlace.article_id, ArticlePlace.position)
)
_REPORTERS = (
    select(Credit.article_id, Credit.name)
    .where(Credit.article_id.in_(_IDS), Credit.role == "reporter")
    .order_by(Credit.article_id, Credit.position)
)


def listing() -> Listing:
    """A statement for :func:`read_rows`, to be narrowed, ordered and cut by a query."""
    return _LISTING


def read_rows(session: Session, statement: Listing) -> tuple[ArticleRow, ...]:
    """The articles of a statement made with :func:`listing`, in its order."""
    return tuple(dated.row for dated in read_dated(session, statement))


def read_dated(session: Session, statement: Listing) -> tuple[DatedRow, ...]:
    """The articles of a statement made with :func:`listing`, in its order, with their first and last day."""
    return _read(session, session.execute(statement).all())


def rows_by_id(session: Session, ids: Sequence[int]) -> tuple[ArticleRow, ...]:
    """The articles with these ids, in the order of the ids; ids that are gone are passed over."""
    found = {dated.row.id: dated.row for dated in _read(session, session.execute(_BY_ID, {"ids": list(ids)}).all())}
    return tuple(found[i] for i in ids if i in found)


def _read(session: Session, records: Sequence[Row[*tuple[Any, ...]]]) -> tuple[DatedRow, ...]:
    ids = [record.id for record in records]
    streets = places_of(session, ids, ("street",))
    reporters = _reporters(session, ids)
    return tuple(DatedRow(_row(r, streets[r.id], reporters[r.id]), r.earliest, r.latest) for r in records)


def _row(r: Row[*tuple[Any, ...]], streets: Sequence[PlaceRef], reporters: Sequence[str]) -> ArticleRow:
    return ArticleRow(
        id=r.id,
        kind=r.kind,
        column=r.column_label,
        kicker=r.kicker,
        headline=r.headline,
        deck=r.deck,
        opening=r.opening,
        date=r.date,
        issued=r.issued,
        dated_by=r.dated_by,
        district=PlaceRef("district", r.district, r.district_slug, r.district) if r.district else None,
        streets=tuple(streets),
        reporters=tuple(reporters),
    )


def district_refs(session: Session) -> dict[int, PlaceRef]:
    """Every district by its database id."""
    statement = select(Place.id, Place.name, Place.slug).where(Place.level == "district")
    return {r.id: PlaceRef("district", r.name, r.slug, r.name) for r in session.execute(statement)}


def places_of(session: Session, ids: Iterable[int], levels: Sequence[str]) -> defaultdict[int, list[PlaceRef]]:
    """The places of the given levels that each article names, in order of first mention."""
    found: defaultdict[int, list[PlaceRef]] = defaultdict(list)
    for r in session.execute(_PLACES, {"ids": list(ids), "levels": list(levels)}):
        found[r.article_id].append(PlaceRef(r.level, r.name, r.slug, r.district or ""))
    return found


def _reporters(session: Session, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for r in session.execute(_REPORTERS, {"ids": list(ids)}):
        found[r.article_id].append(r.name)
    return found

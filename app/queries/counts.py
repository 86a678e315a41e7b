"""How many articles each place has, from what the digest counted."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from app import models
from app.models import Place
from app.queries.results import PlaceRef


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and the number of articles filed under it."""

    place: PlaceRef
    count: int


def count_by_district(session: Session) -> tuple[PlaceCount, ...]:
    """The districts and the numbers of their articles, most first."""
    return _counts(session, _counted("district"))


def count_streets(session: Session, district: int | None = None) -> tuple[PlaceCount, ...]:
    """The street offices, of one district or of all, and how many articles name each."""
    statement = _counted("street")
    return _counts(session, statement if district is None else statement.where(Place.district_id == district))


def count_below(session: Session, parent: int) -> tuple[PlaceCount, ...]:
    """The communities and villages under a street office, and how many articles name each."""
    return _counts(session, _counted("community", "village").where(Place.parent_id == parent))


def _counted(*levels: str) -> Select[*tuple[Any, ...]]:
    """The places of some levels with their articles of all times and kinds, most first."""
    counted = models.PlaceCount
    district = aliased(Place)
    count = func.coalesce(func.sum(counted.count), 0)
    return (
        select(Place.level, Place.name, Place.slug, district.name.label("district"), count.label("n"))
        .outerjoin(district, district.id == Place.district_id)
        .outerjoin(counted, and_(counted.place_id == Place.id, counted.period == "all"))
        .where(Place.level.in_(levels))
        .group_by(Place.id)
        .order_by(count.desc(), Place.id)
    )


def _counts(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[PlaceCount, ...]:
    return tuple(
        PlaceCount(PlaceRef(r.level, r.name, r.slug, r.district or r.name), r.n) for r in session.execute(statement)
    )

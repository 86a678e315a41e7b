"""How many articles each place has, from what the digest counted; and what a list of articles is narrowed to."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from app import models
from app.models import Article, ArticlePlace, Place
from app.queries.results import PlaceRef

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and the number of articles filed under it."""

    place: PlaceRef
    count: int


@dataclass(frozen=True, slots=True)
class Filing:
    """What a list of articles is narrowed to: places by database id, a kind; all of them hold."""

    district: int | None = None
    place: int | None = None
    kind: str = ""

    def narrow(self, statement: Statement) -> Statement:
        """The statement over articles with these conditions."""
        if self.district is not None:
            statement = statement.where(Article.district_id == self.district)
        if self.place is not None:
            named = select(ArticlePlace.article_id).where(ArticlePlace.place_id == self.place)
            statement = statement.where(Article.id.in_(named))
        if self.kind:
            statement = statement.where(Article.kind == self.kind)
        return statement


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

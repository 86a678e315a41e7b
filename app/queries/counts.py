"""How many articles there are, by place, kind and month."""

from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.models import Article, ArticlePlace, Place
from app.queries.results import PlaceRef

Statement = TypeVar("Statement", bound=Select[*tuple[Any, ...]])


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place and the number of articles filed under it."""

    place: PlaceRef
    count: int


@dataclass(frozen=True, slots=True)
class MonthCount:
    """A month (``YYYY-MM``) and the number of articles that begin in it."""

    month: str
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


def count_by_month(session: Session, filing: Filing) -> tuple[MonthCount, ...]:
    """The months that hold articles, oldest first; undated articles under the month ``""``."""
    month = func.coalesce(func.strftime("%Y-%m", Article.earliest), "")
    statement = filing.narrow(select(month.label("month"), func.count().label("n")).group_by(month).order_by(month))
    return tuple(MonthCount(r.month, r.n) for r in session.execute(statement))


def count_by_district(session: Session) -> tuple[PlaceCount, ...]:
    """The districts and the numbers of their articles, most first."""
    counted = select(Article.district_id, func.count().label("n")).group_by(Article.district_id).subquery()
    statement = (
        select(Place.name, Place.slug, func.coalesce(counted.c.n, 0).label("n"))
        .outerjoin(counted, counted.c.district_id == Place.id)
        .where(Place.level == "district")
        .order_by(func.coalesce(counted.c.n, 0).desc(), Place.id)
    )
    return tuple(PlaceCount(PlaceRef("district", r.name, r.slug, r.name), r.n) for r in session.execute(statement))


def count_named(
    session: Session, level: str, *, district: int | None = None, parent: int | None = None
) -> tuple[PlaceCount, ...]:
    """The places of one level within a district or under a street office, and how many articles name each."""
    own = aliased(Place)
    count = func.count(ArticlePlace.article_id)
    statement = (
        select(Place.level, Place.name, Place.slug, own.name.label("district"), count.label("n"))
        .outerjoin(own, own.id == Place.district_id)
        .outerjoin(ArticlePlace, ArticlePlace.place_id == Place.id)
        .where(Place.level == level)
        .group_by(Place.id)
        .order_by(count.desc(), Place.id)
    )
    if district is not None:
        statement = statement.where(Place.district_id == district)
    if parent is not None:
        statement = statement.where(Place.parent_id == parent)
    return tuple(
        PlaceCount(PlaceRef(r.level, r.name, r.slug, r.district or ""), r.n) for r in session.execute(statement)
    )

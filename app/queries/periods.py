"""How many articles there are by month and year: of the archive, of a place, of a person.

Read from what the digest counted.  An article counts once in every month that its days overlap, and once in the year
and in all, so months need not add up to their year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import Session

from app.models import CreditCount, PeriodCount, Place, PlaceCount
from app.queries.results import PlaceRef

ALL, UNDATED = "all", "undated"


@dataclass(frozen=True, slots=True)
class YearCounts:
    """A year and the numbers of its articles by month, January first."""

    year: int
    count: int
    months: tuple[int, ...]  # twelve


@dataclass(frozen=True, slots=True)
class Counts:
    """The numbers of articles of one subject."""

    total: int
    undated: int
    years: tuple[YearCounts, ...]  # newest first, from the first year with articles to the last, none left out

    def within(self, period: str) -> int:
        """The articles of a month ``YYYY-MM``, of a year ``YYYY``, or all for ``""``."""
        if not period:
            return self.total
        year = next((y for y in self.years if str(y.year) == period[:4]), None)
        if year is None:
            return 0
        return year.count if len(period) == 4 else year.months[int(period[5:]) - 1]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A street office and the numbers of articles that name it, by the periods of its matrix."""

    place: PlaceRef
    counts: tuple[int, ...]
    total: int  # in all periods of the archive


@dataclass(frozen=True, slots=True)
class Matrix:
    """Street offices by period; ``base`` has all articles of the district, to reckon rates from."""

    periods: tuple[str, ...]  # oldest first
    base: tuple[int, ...]
    rows: tuple[MatrixRow, ...]  # most named first


def count_archive(session: Session, kind: str = "") -> Counts:
    """The articles of the whole archive."""
    statement = select(PeriodCount.period, func.sum(PeriodCount.count).label("n")).group_by(PeriodCount.period)
    return _counts(_by_period(session, statement.where(PeriodCount.kind == kind) if kind else statement))


def count_kinds(session: Session) -> tuple[tuple[str, int], ...]:
    """The kinds of articles (values.Kind) and the numbers of their articles, most first."""
    statement = select(PeriodCount.kind, PeriodCount.count.label("n")).where(PeriodCount.period == ALL)
    rows = session.execute(statement.order_by(PeriodCount.count.desc(), PeriodCount.kind))
    return tuple((r.kind, r.n) for r in rows)


def count_place(session: Session, place_id: int, kind: str = "") -> Counts:
    """The articles filed under a district, or naming another place."""
    return count_places(session, (place_id,), kind)[place_id]


def count_places(session: Session, ids: Collection[int], kind: str = "") -> dict[int, Counts]:
    """The articles of several places, in one statement."""
    statement = select(PlaceCount.place_id, PlaceCount.period, func.sum(PlaceCount.count).label("n"))
    statement = statement.where(PlaceCount.place_id.in_(ids)).group_by(PlaceCount.place_id, PlaceCount.period)
    by_place: dict[int, dict[str, int]] = {place_id: {} for place_id in ids}
    for r in session.execute(statement.where(PlaceCount.kind == kind) if kind else statement):
        by_place[r.place_id][r.period] = r.n
    return {place_id: _counts(by_period) for place_id, by_period in by_place.items()}


def count_person(session: Session, name: str, role: str = "reporter") -> Counts:
    """The articles that credit a person in a role."""
    statement = select(CreditCount.period, CreditCount.count.label("n"))
    return _counts(_by_period(session, statement.where(CreditCount.name == name, CreditCount.role == role)))


def street_matrix(session: Session, district_id: int, year: int | None = None) -> Matrix:
    """The street offices of a district by the months of a year, or by years."""
    base = count_place(session, district_id)
    span = range(base.years[-1].year, base.years[0].year + 1) if base.years else range(0)
    periods = tuple(map(str, span)) if year is None else tuple(f"{year:04}-{m:02}" for m in range(1, 13))
    statement = (
        select(Place.name, Place.slug, PlaceCount.period, func.sum(PlaceCount.count).label("n"))
        .join(PlaceCount, and_(PlaceCount.place_id == Place.id, PlaceCount.period.in_((*periods, ALL))))
        .where(Place.district_id == district_id, Place.level == "street")
        .group_by(Place.id, PlaceCount.period)
        .order_by(Place.id)
    )
    district = session.scalar(select(Place.name).where(Place.id == district_id)) or ""
    found: dict[PlaceRef, dict[str, int]] = {}
    for r in session.execute(statement):
        found.setdefault(PlaceRef("street", r.name, r.slug, district), {})[r.period] = r.n
    rows = [MatrixRow(p, tuple(n.get(period, 0) for period in periods), n[ALL]) for p, n in found.items()]
    rows.sort(key=lambda row: -row.total)
    return Matrix(periods, tuple(map(base.within, periods)), tuple(rows))


def _by_period(session: Session, statement: Select[*tuple[Any, ...]]) -> dict[str, int]:
    return {r.period: r.n for r in session.execute(statement)}


def _counts(by_period: Mapping[str, int]) -> Counts:
    years = [int(period) for period in by_period if len(period) == 4 and period.isdigit()]
    return Counts(
        by_period.get(ALL, 0),
        by_period.get(UNDATED, 0),
        tuple(_year(year, by_period) for year in reversed(range(min(years), max(years) + 1))) if years else (),
    )


def _year(year: int, by_period: Mapping[str, int]) -> YearCounts:
    months = tuple(by_period.get(f"{year:04}-{month:02}", 0) for month in range(1, 13))
    return YearCounts(year, by_period.get(f"{year:04}", 0), months)

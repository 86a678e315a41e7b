"""A district through time."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.counts import Filing, MonthCount, PlaceCount, count_by_month, count_named
from app.queries.places import find_place
from app.queries.results import PlaceRef
from app.queries.timeline import Month, Period, Year, read_period, years

PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What the page of a district shows: all its years, and the articles of one period of them."""

    district: PlaceRef
    years: tuple[Year, ...]  # under the filters
    undated: int
    streets: tuple[PlaceCount, ...]
    street: PlaceRef | None  # the filters
    kind: str
    period: Period | None  # None where nothing is dated
    total: int  # articles in the period
    page: int
    months: tuple[Month, ...]

    @property
    def pages(self) -> int:
        """How many pages of the list the period has; at least one."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def total_dated(self) -> int:
        """All dated articles under the filters."""
        return sum(year.count for year in self.years)


def read_district(
    session: Session, slug: str, period: Period | None = None, street: str = "", kind: str = "", page: int = 1
) -> DistrictView | None:
    """The district at an address; without a period the last year that has articles.  None where there is none."""
    found = find_place(session, slug, ("district",))
    if found is None:
        return None
    district_id, district = found
    chosen = find_place(session, street, ("street",)) if street else None
    filing = Filing(district=district_id, place=chosen[0] if chosen else None, kind=kind)
    counts = count_by_month(session, filing)
    by_year = years(counts)
    period = period or (Period(by_year[0].year) if by_year else None)
    return DistrictView(
        district=district,
        years=by_year,
        undated=sum(entry.count for entry in counts if not entry.month),
        streets=count_named(session, "street", district=district_id),
        street=chosen[1] if chosen else None,
        kind=kind,
        period=period,
        total=count_in(counts, period) if period else 0,
        page=page,
        months=read_period(session, filing, period, (page - 1) * PER_PAGE, PER_PAGE) if period else (),
    )


def count_in(counts: tuple[MonthCount, ...], period: Period) -> int:
    """The articles of a year or a month."""
    return sum(entry.count for entry in counts if entry.month.startswith(str(period)))

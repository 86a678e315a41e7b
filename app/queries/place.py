"""A street office, a community or a village: what was printed about it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Place
from app.queries.counts import Filing, PlaceCount, count_by_month, count_named
from app.queries.district import count_in
from app.queries.places import find_place
from app.queries.results import PlaceRef
from app.queries.timeline import Month, Period, Year, read_period, years

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What the page of a place shows."""

    place: PlaceRef
    parent: PlaceRef | None  # the street office above a community or village; the district above a street office
    district: PlaceRef | None
    communities: tuple[PlaceCount, ...]
    villages: tuple[PlaceCount, ...]
    years: tuple[Year, ...]
    undated: int
    period: Period | None
    total: int
    page: int
    months: tuple[Month, ...]

    @property
    def pages(self) -> int:
        """How many pages of the list the period has; at least one."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def total_all(self) -> int:
        """All articles that name the place."""
        return self.undated + sum(year.count for year in self.years)


def read_place(
    session: Session, slug: str, levels: tuple[str, ...], period: Period | None = None, page: int = 1
) -> PlaceView | None:
    """The place at an address; without a period the last year that has articles.  None where there is none."""
    found = find_place(session, slug, levels)
    if found is None:
        return None
    place_id, place = found
    above = _above(session, place_id)
    filing = Filing(place=place_id)
    counts = count_by_month(session, filing)
    by_year = years(counts)
    period = period or (Period(by_year[0].year) if by_year else None)
    children = place.level == "street"
    return PlaceView(
        place=place,
        parent=above.get("street"),
        district=above.get("district"),
        communities=count_named(session, "community", parent=place_id) if children else (),
        villages=count_named(session, "village", parent=place_id) if children else (),
        years=by_year,
        undated=sum(entry.count for entry in counts if not entry.month),
        period=period,
        total=count_in(counts, period) if period else 0,
        page=page,
        months=read_period(session, filing, period, (page - 1) * PER_PAGE, PER_PAGE) if period else (),
    )


def _above(session: Session, place_id: int) -> dict[str, PlaceRef]:
    """The places above a place, by level."""
    ids = select(Place.parent_id, Place.district_id).where(Place.id == place_id)
    parent_id, district_id = session.execute(ids).one()
    above = session.execute(select(Place).where(Place.id.in_([i for i in (parent_id, district_id) if i]))).scalars()
    places = {place.level: place for place in above}
    own = places["district"].name if "district" in places else ""
    return {level: PlaceRef(level, place.name, place.slug, own) for level, place in places.items()}

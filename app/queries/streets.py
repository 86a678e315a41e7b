"""The street offices of a district side by side, by month or by year."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.periods import Matrix, street_matrix
from app.queries.places import find_place
from app.queries.results import PlaceRef


@dataclass(frozen=True, slots=True)
class StreetsView:
    """Street offices × the months of a year, and × years."""

    district: PlaceRef
    year: int | None  # None where nothing is dated
    by_month: Matrix | None
    by_year: Matrix


def read_streets(session: Session, slug: str, year: int | None = None) -> StreetsView | None:
    """The street offices of the district at an address, in a year (the last if none is given)."""
    found = find_place(session, slug, ("district",))
    if found is None:
        return None
    district_id, district = found
    by_year = street_matrix(session, district_id)
    year = year or (int(by_year.periods[-1]) if by_year.periods else None)
    return StreetsView(district, year, street_matrix(session, district_id, year) if year else None, by_year)

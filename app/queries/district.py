"""A district through time."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.counts import PlaceCount, count_streets
from app.queries.periods import count_place
from app.queries.places import find_place
from app.queries.results import PlaceRef
from app.queries.threads import ThreadRow, top_threads
from app.queries.timeline import Period, Timeline, read_timeline


@dataclass(frozen=True, slots=True)
class DistrictView:
    """What the page of a district shows."""

    district: PlaceRef
    streets: tuple[PlaceCount, ...]
    street: PlaceRef | None  # the filters
    kind: str
    timeline: Timeline  # under the filters
    threads: tuple[ThreadRow, ...]


def read_district(
    session: Session, slug: str, period: Period | str | None = None, street: str = "", kind: str = "", page: int = 1
) -> DistrictView | None:
    """The district at an address; None where there is none, or no such street office."""
    found = find_place(session, slug, ("district",))
    chosen = find_place(session, street, ("street",)) if street else None
    if found is None or (street and chosen is None):
        return None
    district_id, district = found
    place_id = chosen[0] if chosen else district_id  # a street office lies in one district
    return DistrictView(
        district=district,
        streets=tuple(entry for entry in count_streets(session, district_id) if entry.count),
        street=chosen[1] if chosen else None,
        kind=kind,
        timeline=read_timeline(session, place_id, kind, count_place(session, place_id, kind), period, page),
        threads=top_threads(session, district_id),
    )

"""A street office, a community or a village: what was printed about it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Place
from app.queries.counts import Filing, PlaceCount, count_named
from app.queries.places import find_place
from app.queries.results import PlaceRef
from app.queries.timeline import Period, Timeline, read_timeline


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What the page of a place shows."""

    place: PlaceRef
    parent: PlaceRef | None  # the street office above a community or village; the district above a street office
    district: PlaceRef | None
    communities: tuple[PlaceCount, ...]
    villages: tuple[PlaceCount, ...]
    timeline: Timeline


def read_place(
    session: Session, slug: str, levels: tuple[str, ...], period: Period | None = None, page: int = 1
) -> PlaceView | None:
    """The place at an address; None where there is none."""
    found = find_place(session, slug, levels)
    if found is None:
        return None
    place_id, place = found
    above = _above(session, place_id)
    children = place.level == "street"
    return PlaceView(
        place=place,
        parent=above.get("street"),
        district=above.get("district"),
        communities=count_named(session, "community", parent=place_id) if children else (),
        villages=count_named(session, "village", parent=place_id) if children else (),
        timeline=read_timeline(session, Filing(place=place_id), period, page),
    )


def _above(session: Session, place_id: int) -> dict[str, PlaceRef]:
    """The places above a place, by level."""
    ids = select(Place.parent_id, Place.district_id).where(Place.id == place_id)
    parent_id, district_id = session.execute(ids).one()
    above = session.execute(select(Place).where(Place.id.in_([i for i in (parent_id, district_id) if i]))).scalars()
    places = {place.level: place for place in above}
    own = places["district"].name if "district" in places else ""
    return {level: PlaceRef(level, place.name, place.slug, own) for level, place in places.items()}

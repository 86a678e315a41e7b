"""Places by their address or their name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from app.models import Place
from app.queries.results import PlaceRef


@dataclass(frozen=True, slots=True)
class Standing:
    """A place and what stands above it, with the database ids that further statements need."""

    id: int
    place: PlaceRef
    district_id: int | None
    district: PlaceRef | None  # None for a district
    street: PlaceRef | None  # the street office above a community or village


def find_standing(session: Session, slug: str, levels: Sequence[str]) -> Standing | None:
    """The place at an address with the places above it; None where no place of these levels has it."""
    district, parent = aliased(Place), aliased(Place)
    statement = (
        select(Place, district, parent)
        .outerjoin(district, district.id == Place.district_id)
        .outerjoin(parent, parent.id == Place.parent_id)
        .where(Place.slug == slug, Place.level.in_(levels))
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        return None
    place, own, above = found
    name = own.name if own else place.name
    return Standing(
        id=place.id,
        place=PlaceRef(place.level, place.name, place.slug, name),
        district_id=place.district_id,
        district=PlaceRef("district", own.name, own.slug, own.name) if own else None,
        street=PlaceRef("street", above.name, above.slug, name) if above and above.level == "street" else None,
    )


def find_place(session: Session, slug: str, levels: Sequence[str]) -> tuple[int, PlaceRef] | None:
    """The database id and the value of the place at an address; None where no place of these levels has it."""
    found = find_standing(session, slug, levels)
    return (found.id, found.place) if found else None


def slugs(session: Session, level: str, names: Sequence[str]) -> tuple[str, ...]:
    """Names or slugs as slugs, without repeats; a name that several districts have stands for all of them.

    What no place answers to is kept, so that a search for it finds nothing rather than everything.
    """
    if not names:
        return ()
    statement = select(Place.slug, Place.name).where(
        Place.level == level, or_(Place.slug.in_(names), Place.name.in_(names))
    )
    known = session.execute(statement.order_by(Place.id)).all()
    found = [slug for wanted in names for slug in [r.slug for r in known if wanted in (r.slug, r.name)] or [wanted]]
    return tuple(dict.fromkeys(found))


def labels(session: Session, found: Sequence[str]) -> dict[str, str]:
    """The names of the places at these addresses."""
    rows = session.execute(select(Place.slug, Place.name).where(Place.slug.in_(found)))
    return {r.slug: r.name for r in rows}

"""Places by their address or their name."""

from collections.abc import Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from app.models import Place
from app.queries.results import PlaceRef


def find_place(session: Session, slug: str, levels: Sequence[str]) -> tuple[int, PlaceRef] | None:
    """The database id and the value of the place at an address; None where no place of these levels has it."""
    district = aliased(Place)
    statement = (
        select(Place.id, Place.level, Place.name, Place.slug, district.name.label("district"))
        .outerjoin(district, district.id == Place.district_id)
        .where(Place.slug == slug, Place.level.in_(levels))
    )
    r = session.execute(statement).one_or_none()
    return (r.id, PlaceRef(r.level, r.name, r.slug, r.district or r.name)) if r else None


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

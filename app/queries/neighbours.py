"""Street offices that are named together."""

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from app.models import Neighbour, Place
from app.queries.counts import PlaceCount
from app.queries.results import PlaceRef


def neighbours(session: Session, place_id: int, limit: int = 12) -> tuple[PlaceCount, ...]:
    """The street offices that share articles with this one, and how many; most first."""
    district = aliased(Place)
    statement = (
        select(Place.level, Place.name, Place.slug, district.name.label("district"), Neighbour.count)
        .join(Neighbour, Neighbour.other_id == Place.id)
        .outerjoin(district, district.id == Place.district_id)
        .where(Neighbour.place_id == place_id)
        .order_by(Neighbour.count.desc(), Place.id)
        .limit(limit)
    )
    rows = session.execute(statement).all()
    return tuple(PlaceCount(PlaceRef(r.level, r.name, r.slug, r.district or ""), r[4]) for r in rows)

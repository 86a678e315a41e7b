"""The whole tree of places: districts, their street offices, the communities and villages under them."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from app import models
from app.models import Place
from app.queries.results import PlaceRef


@dataclass(frozen=True, slots=True)
class Branch:
    """A place, the articles filed under it, and the places below it, most named first."""

    place: PlaceRef
    count: int
    below: tuple["Branch", ...] = ()


def read_tree(session: Session) -> tuple[Branch, ...]:
    """All places that articles name, in one statement; districts with most articles first."""
    counted = models.PlaceCount
    count = func.coalesce(func.sum(counted.count), 0)
    statement = (
        select(Place.id, Place.level, Place.name, Place.slug, Place.parent_id, Place.district_id, count.label("n"))
        .outerjoin(counted, and_(counted.place_id == Place.id, counted.period == "all"))
        .group_by(Place.id)
        .order_by(count.desc(), Place.id)
    )
    rows = session.execute(statement).all()
    names = {r.id: r.name for r in rows}
    below: defaultdict[int | None, list[Any]] = defaultdict(list)
    for r in rows:
        below[r.parent_id or r.district_id].append(r)

    def branch(r: Any) -> Branch:
        own = names.get(r.district_id or r.id, "")
        return Branch(PlaceRef(r.level, r.name, r.slug, own), r.n, tuple(map(branch, below[r.id])))

    return tuple(branch(r) for r in rows if r.level == "district")

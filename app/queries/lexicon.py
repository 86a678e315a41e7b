"""The names an archive knows, read once for each state of its rows."""

import threading

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.models import Archive, ArticlePlace, Credit, Place
from app.search.lexicon import Lexicon, Name

_lock = threading.Lock()
_read: dict[tuple[str, int], Lexicon] = {}


def read_lexicon(session: Session) -> Lexicon:
    """The places and people of the archive as it is now: one statement, three after a change."""
    archive = session.execute(select(Archive.key, Archive.generation)).first()
    if archive is None:
        return Lexicon()
    state = (archive.key, archive.generation)
    with _lock:
        if state not in _read:
            lexicon = Lexicon.of([*_places(session), *_people(session)])
            _read.clear()
            _read[state] = lexicon
        return _read[state]


def _places(session: Session) -> list[Name]:
    counted = select(ArticlePlace.place_id, func.count().label("n")).group_by(ArticlePlace.place_id).subquery("counted")
    district = aliased(Place)
    statement = (
        select(Place.level, Place.name, Place.slug, func.coalesce(counted.c.n, 0), func.coalesce(district.name, ""))
        .outerjoin(counted, counted.c.place_id == Place.id)
        .outerjoin(district, district.id == Place.district_id)
    )
    return [Name(*row) for row in session.execute(statement)]


def _people(session: Session) -> list[Name]:
    statement = select(Credit.role, Credit.name, func.count()).group_by(Credit.role, Credit.name)
    return [Name(role, name, "", count) for role, name, count in session.execute(statement)]

"""The names an archive knows, read once for each state of its rows."""

import threading

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.models import Archive, ArticlePlace, Credit, Digest, Place, Thread
from app.search.lexicon import Lexicon, Name

_lock = threading.Lock()
_read: dict[tuple[object, ...], Lexicon] = {}


def read_lexicon(session: Session) -> Lexicon:
    """The places, people and topics of the archive as it is now: one statement, four after a change."""
    computed = select(Digest.computed_at).scalar_subquery()
    archive = session.execute(select(Archive.key, Archive.generation, computed)).first()
    if archive is None:
        return Lexicon()
    state = tuple(archive)
    with _lock:
        if state not in _read:
            lexicon = Lexicon.of([*_places(session), *_people(session), *_topics(session)])
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


def _topics(session: Session) -> list[Name]:
    """What returns over the months."""
    return [Name("topic", name, "", count) for name, count in session.execute(select(Thread.name, Thread.count))]

"""The names an archive knows, read once for each state of its rows."""

import threading

from sqlalchemy import func, select
from sqlalchemy.orm import Session

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
    statement = select(Place.level, Place.name, Place.slug, func.coalesce(counted.c.n, 0)).outerjoin(
        counted, counted.c.place_id == Place.id
    )
    return [Name(level, name, slug, count) for level, name, slug, count in session.execute(statement)]


def _people(session: Session) -> list[Name]:
    statement = select(Credit.role, Credit.name, func.count()).group_by(Credit.role, Credit.name)
    return [Name(role, name, "", count) for role, name, count in session.execute(statement)]

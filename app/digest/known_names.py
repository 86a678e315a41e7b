"""Names that are no story: of places, and of people who write."""

from dataclasses import dataclass
from functools import cached_property

from ahocorasick_rs import AhoCorasick
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Byline, Place


@dataclass(frozen=True)
class Names:
    """Names that are no story: all of these, and whatever holds one of the upper places."""

    upper: tuple[str, ...]  # districts and street offices
    all: frozenset[str]  # of places and of people who write

    def holds(self, text: str) -> bool:
        """Whether a term is one of them or is built on a district or street office."""
        return text in self.all or bool(self._automaton.find_matches_as_indexes(text))

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self.upper)


def read_names(session: Session) -> Names:
    """The names of the archive's places and writers."""
    places = session.execute(select(Place.level, Place.name)).all()
    upper = tuple({r.name for r in places if r.level in ("district", "street")})
    people = session.scalars(select(Byline.name).distinct())
    return Names(upper, frozenset({r.name for r in places} | set(people)))

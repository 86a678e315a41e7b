"""What a full-text engine must do, and the values that go in and come out; nothing else knows which engine runs.

Matching runs over units (one CJK character, or one run of Latin letters or digits) and pairs of adjacent units, never
over a segmenter's words; see ``analysis``.  The tree of a query (``query``) holds folded text; an engine turns it into
its own queries.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from app.search.query import Node
from app.search.request import Sort

MOST_VALUES = 100
"""Values of a facet that are given back, the most frequent ones; chosen values always."""
MOST_MONTHS = 2000
"""Months and years are never cut."""


class IndexUnavailableError(Exception):
    """The index cannot be opened or is damaged; ``reindex`` makes it again from the rows."""


class LockBusyError(Exception):
    """Another process is writing to the index; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Seen:
    """The state of the rows that an index shows: which archive, and its generation."""

    archive: str
    generation: int


@dataclass(frozen=True, slots=True)
class Document:
    """An article as the index sees it.  Texts are as printed: the engine folds and cuts them into units."""

    id: int
    column: str = ""
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    sections: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # level -> names, the district's among them
    district: str = ""  # slug
    streets: tuple[str, ...] = ()  # slugs
    communities: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()  # names, as are the next two
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    kind: str = ""
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A range of days, both ends inclusive; an open end is None."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """What to look for: the tree, the filters beside it, and what to give back."""

    where: Node
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # request.FILTERS name -> values, or-ed
    days: Span = Span()
    undated: bool = False
    sort: Sort = Sort.RELEVANCE
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True, slots=True)
class EngineResult:
    """Ids of the hits on this page, best first, and the exact number of all hits."""

    ids: tuple[int, ...]
    total: int


Counts = Mapping[str, Mapping[str, int]]
"""How many hits have each value, by the name of the facet."""


class Engine(Protocol):
    """A full-text index of articles on disk."""

    name: str

    def seen(self) -> Seen | None:
        """The state of the rows that the index last committed; None for a new index."""

    def add(self, documents: Iterable[Document]) -> None:
        """Put articles in; one with the same id is replaced.  Searches see them after :meth:`commit` at the latest."""

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out; unknown ids are passed over."""

    def commit(self, seen: Seen) -> None:
        """Make all changes visible at once, and record the state of the rows that they show.

        Raises:
            LockBusyError: another process holds the index.
        """

    def clear(self) -> None:
        """Empty the index; takes effect with the next :meth:`commit`."""

    def search(self, query: EngineQuery) -> EngineResult:
        """The hits of a query in what was last committed, by this process or another."""

    def count(self, query: EngineQuery, facets: Sequence[str]) -> Counts:
        """How many hits have each value of the facets: names of ``request.FILTERS``, and ``undated``.

        A count ignores the filter of its own name.  Several threads may count at once.
        """

    def frequencies(self, texts: Iterable[str]) -> Mapping[str, int]:
        """In about how many articles each folded string of one or two units stands; quick, for guesses."""

    def close(self) -> None:
        """Let go of files and locks; uncommitted changes are dropped.  The next call opens what it needs again."""

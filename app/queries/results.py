"""Plain values that handlers, templates and the API share; made by the queries, free of sessions."""

from dataclasses import dataclass, field

from app.search.request import SearchRequest


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A place as a link: ``level`` says which address it has (districts, streets, places)."""

    level: str
    name: str
    slug: str
    district: str = ""  # name, so that 李庄村 of one district is told from that of another


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article in a list."""

    id: int
    kind: str
    column: str
    kicker: str
    headline: str  # "" where the page lost it
    deck: str
    opening: str  # shown in the headline's place where that is lost, and marked as such
    date: str | None  # EDTF
    issued: str  # EDTF or ""
    dated_by: str  # "date", "issued" or ""
    district: PlaceRef | None
    streets: tuple[PlaceRef, ...] = ()
    reporters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of a text with or without a hit in it."""

    text: str
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found, with its title and a snippet cut into fragments."""

    article: ArticleRow
    title: tuple[Fragment, ...]
    snippet: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value of a filter, how many hits have it, and whether it is chosen."""

    value: str
    label: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Chip:
    """A change to the query that the archive made or offers: a wider reading, an alias, a synonym."""

    label: str
    request: SearchRequest  # the search that one click leads to
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class SearchResults:
    """Everything that a result page shows."""

    request: SearchRequest
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, tuple[FacetValue, ...]]  # by request.FILTERS name
    undated: int = 0  # hits whose day is unknown, which no range of days matches
    chips: tuple[Chip, ...] = ()
    did_you_mean: SearchRequest | None = None
    notes: tuple[str, ...] = field(default=())  # sentences in Chinese: what was not understood, what to relax

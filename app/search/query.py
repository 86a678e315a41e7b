"""The tree of a query: what the user typed, as values that any engine can run."""

from dataclasses import dataclass
from datetime import date

TEXT_FIELDS = ("column", "kicker", "headline", "deck", "section", "body", "caption", "byline")
"""The fields whose text is searched, as they stand on the page."""


NAME_FIELDS = (
    "reporter_name",
    "correspondent_name",
    "photographer_name",
    "district_name",
    "street_name",
    "community_name",
    "village_name",
)
"""Names that an article is filed under; searched only where a query asks for them."""

SPELT_FIELDS = ("syllables", "initials")
"""The headline in pinyin, which suggestions look into."""

LOOSE = "loose"
"""What stands around quotes and middle dots, without these: 买买提艾力 finds 买买提·艾力 there."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string that must occur as it stands in one of the fields (empty: in any of ``TEXT_FIELDS``)."""

    text: str
    fields: tuple[str, ...] = ()
    prefix: bool = False  # its last word or number may go on


@dataclass(frozen=True, slots=True)
class Gapped:
    """Strings in this order in one text, at most ``MOST_BETWEEN`` units between one and the next."""

    parts: tuple[str, ...]
    fields: tuple[str, ...] = ()


MOST_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Equals:
    """A field that holds one of the values exactly: a slug, a name, a kind."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """An article whose days overlap the range; an open end is None."""

    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class And:
    """All of them."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of them."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Most:
    """At least ``least`` of them."""

    nodes: tuple["Node", ...]
    least: int


@dataclass(frozen=True, slots=True)
class Not:
    """What the node does not match."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: the empty query."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article: what was typed cannot match."""


Node = Text | Gapped | Equals | Days | And | Or | Most | Not | Everything | Nothing

"""The tree of a query: what the user typed, as values that any engine can run."""

from dataclasses import dataclass
from datetime import date

TEXT_FIELDS = ("column", "kicker", "headline", "deck", "section", "body", "caption", "byline")
"""The fields whose text is searched, as they stand on the page."""


@dataclass(frozen=True, slots=True)
class Text:
    """A string that must occur as it stands in one of the fields (empty: in any text field)."""

    text: str
    fields: tuple[str, ...] = ()


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
class Not:
    """What the node does not match."""

    node: "Node"


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles: the empty query."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """No article: what was typed cannot match."""


Node = Text | Equals | Days | And | Or | Not | Everything | Nothing

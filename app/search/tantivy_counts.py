"""What Tantivy is asked to count the values of facets.

Its counts of terms are exact only if every segment gives all of them (``segment_size``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tantivy import Query

from app.search.engine import MOST_MONTHS, MOST_VALUES, EngineQuery
from app.search.tantivy_query import Translator

_ALL_VALUES = 1_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """A query object and the aggregations over its hits."""

    matching: Query
    spec: dict[str, Any]


def counting(translator: Translator, query: EngineQuery, facets: Sequence[str]) -> list[Count]:
    """The aggregations that count facets; those that see the same hits are counted in one go."""
    shared: dict[frozenset[str], list[str]] = {}
    for name in facets:
        shared.setdefault(translator.active(query) & _ignored(name), []).append(name)
    return [
        Count(translator.matching(query, ignored), _aggregations(query, names)) for ignored, names in shared.items()
    ]


def _aggregations(query: EngineQuery, names: list[str]) -> dict[str, Any]:
    """The aggregations for some facets; chosen values are counted even where they are not among the most frequent."""
    spec: dict[str, Any] = {}
    for name in names:
        field = "dated" if name == "undated" else name
        size = MOST_MONTHS if name == "month" else MOST_VALUES
        spec[name] = {"terms": {"field": field, "size": size, "segment_size": _ALL_VALUES}}
        chosen = list(query.filters.get(name, ()))
        if chosen:
            more = {"field": field, "include": chosen, "size": len(chosen), "segment_size": _ALL_VALUES}
            spec[f"{name}+"] = {"terms": more}
    return spec


def _ignored(facet: str) -> frozenset[str]:
    """The filters that a facet's counts disregard."""
    return frozenset(("month", "days", "undated")) if facet == "undated" else frozenset((facet,))

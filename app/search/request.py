"""A search as a value: what the address of a result page says, no more and no less.

Paging, facets, JSON, CSV and Atom all start from a :class:`SearchRequest` and change one thing of it, so they agree.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import Any, Self
from urllib.parse import urlencode

MAX_PER_PAGE = 100
MAX_PAGE = 10_000


class Sort(StrEnum):
    """The orders of a result list; undated articles come last in both orders of time."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


FILTERS = ("district", "street", "community", "village", "reporter", "kind", "month")
"""The filters that are also facets, by the names that stand in the address."""

READINGS = ("without", "also")


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """Query, filters, order and page.  Several values of one filter widen it (or); filters narrow each other (and)."""

    q: str = ""
    district: tuple[str, ...] = ()  # slugs (a handler turns names into slugs)
    street: tuple[str, ...] = ()
    community: tuple[str, ...] = ()
    village: tuple[str, ...] = ()
    reporter: tuple[str, ...] = ()  # names
    kind: tuple[str, ...] = ()
    month: tuple[str, ...] = ()  # "2021-10" or "2021"
    since: str = ""  # "from" in the address: YYYY, YYYY-MM or YYYY-MM-DD
    until: str = ""  # "to" in the address, inclusive
    undated: bool = False  # only the articles whose day is unknown
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = 20
    widen: bool = True  # may the query be read more widely than it was typed
    without: tuple[str, ...] = ()  # wider readings that the user took away
    also: tuple[str, ...] = ()  # wider readings that the user asked for

    @property
    def offset(self) -> int:
        """How many hits stand before this page."""
        return (self.page - 1) * self.per_page

    def pairs(self) -> list[tuple[str, str]]:
        """The query string as pairs, defaults left out, in a fixed order."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in FILTERS for value in getattr(self, name)]
        pairs += [(name, value) for name, value in (("from", self.since), ("to", self.until)) if value]
        if self.undated:
            pairs.append(("undated", "1"))
        if self.sort is not Sort.RELEVANCE:
            pairs.append(("sort", self.sort))
        if self.page != 1:
            pairs.append(("page", str(self.page)))
        if self.per_page != 20:
            pairs.append(("per_page", str(self.per_page)))
        if not self.widen:
            pairs.append(("widen", "0"))
        pairs += [(name, value) for name in READINGS for value in getattr(self, name)]
        return pairs

    def query_string(self) -> str:
        """The part of an address after ``?``."""
        return "&".join(map(_encoded, self.pairs()))

    def on_page(self, page: int) -> Self:
        """The same search, another page of it."""
        return replace(self, page=page)

    def toggled(self, name: str, value: str) -> Self:
        """The same search from its first page, with one value of one filter added or taken away."""
        old: tuple[str, ...] = getattr(self, name)
        new = tuple(v for v in old if v != value) if value in old else (*old, value)
        changes: dict[str, Any] = {name: new, "page": 1}
        return replace(self, **changes)

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """The search that an address asks for; what an address should not hold is passed over or set right."""
        given: dict[str, list[str]] = {}
        for name, value in pairs:
            if value.strip():
                given.setdefault(name, []).append(value.strip())
        last = {name: values[-1] for name, values in given.items()}
        filters: dict[str, Any] = {name: tuple(dict.fromkeys(given.get(name, ()))) for name in (*FILTERS, *READINGS)}
        return cls(
            **filters,
            q=last.get("q", ""),
            since=last.get("from", ""),
            until=last.get("to", ""),
            undated=last.get("undated") == "1",
            sort=Sort(last["sort"]) if last.get("sort") in set(Sort) else Sort.RELEVANCE,
            page=_number(last.get("page"), 1, MAX_PAGE),
            per_page=_number(last.get("per_page"), 20, MAX_PER_PAGE),
            widen=last.get("widen") != "0",
        )


@lru_cache(maxsize=4096)
def _encoded(pair: tuple[str, str]) -> str:
    """A pair as an address has it; the hundreds of links of a result page share most of theirs."""
    return urlencode((pair,))


def _number(text: str | None, default: int, largest: int) -> int:
    """A number from 1 to the largest; the default for what is none."""
    if text is None or not text.isdecimal() or len(text) > 9:
        return default
    return min(max(int(text), 1), largest)

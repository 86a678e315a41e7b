"""The default engine: Tantivy, a full-text library in Rust, as one folder of files.

Traps of tantivy 0.27 that the engine steers round: a phrase of one term and a search for zero hits panic; what counts
need is said in ``tantivy_counts``, what writing needs in ``tantivy_writer``.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Query

from app.search import fields
from app.search.analysis import pairs, units
from app.search.engine import (
    Counts,
    Document,
    EngineQuery,
    EngineResult,
    Seen,
)
from app.search.request import Sort
from app.search.tantivy_counts import Count, counting
from app.search.tantivy_query import Translator
from app.search.tantivy_schema import schema
from app.search.tantivy_writer import STATE, Writer, guarded

KEPT_COUNTS = 500


@dataclass(frozen=True, slots=True)
class Plan:
    """A query object and an order, as Tantivy takes them."""

    wanted: Query
    order: dict[str, Any]


class TantivyEngine:
    """See :class:`app.search.engine.Engine`."""

    name = "tantivy"

    def __init__(self, path: Path) -> None:
        """Open the index in the folder, or begin a new one.

        Raises:
            IndexUnavailableError: the files are damaged, or not those of an index of this make.
        """
        path.mkdir(parents=True, exist_ok=True)
        self._meta = path / "meta.json"
        self._schema = schema()
        with guarded():
            self._index = tantivy.Index(self._schema, str(path))
            self._index.config_reader("manual")
        self._writer: Writer | None = None
        self._stamp: tuple[int, int] | None = None
        self._newest: tuple[Any, dict[object, Counts]] = (None, {})
        with guarded():
            self._shown()

    def seen(self) -> Seen | None:
        """The state recorded by the last commit, of this process or another."""
        with guarded():
            searcher = self.searcher()
            hits = searcher.search(Query.term_query(self._schema, "key", STATE), 1).hits
            if not hits:
                return None
            state = json.loads(searcher.doc(hits[0][1])["state"][0])
        return Seen(state["archive"], state["generation"])

    def add(self, documents: Iterable[Document]) -> None:
        """Put articles in, replacing those with the same ids."""
        with guarded():
            self._writing().add(documents)

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out."""
        self._writing().remove(ids)

    def clear(self) -> None:
        """Empty the index with the next commit."""
        self._writing().clear(self.searcher().num_docs > 0)

    def commit(self, seen: Seen) -> None:
        """Record the state, make everything visible, and let the lock go."""
        with guarded():
            self._writing().finish(seen)
            self._writer = None
            self.searcher()

    def search(self, query: EngineQuery) -> EngineResult:
        """Hits and total.

        Raises:
            IndexUnavailableError: Tantivy cannot read its files.
        """
        with guarded():
            searcher = self.searcher()
            plan = self.plan(query)
            offset = query.offset if query.limit else 0
            found = searcher.search(plan.wanted, max(query.limit, 1), offset=offset, **plan.order)
            addresses = [address for _, address in found.hits][: query.limit]
            ids = searcher.fast_field_values("id", addresses) if addresses else []
            return EngineResult(tuple(map(int, ids)), found.count)

    def count(self, query: EngineQuery, facets: Sequence[str]) -> Counts:
        """Counts of some facets, kept for the other pages and orders of the same search.

        Raises:
            IndexUnavailableError: Tantivy cannot read its files.
        """
        key = (query.where, tuple(sorted(query.filters.items())), query.days, query.undated, tuple(facets))
        with guarded():
            searcher, kept = self._shown()
            counts = kept.get(key)
            if counts is None:
                counts = self._counts(searcher, query, facets)
                if len(kept) >= KEPT_COUNTS:
                    kept.clear()
                kept[key] = counts  # given back from here, not from what another thread may have cleared
            return counts

    def _counts(self, searcher: Any, query: EngineQuery, facets: Sequence[str]) -> Counts:
        counts: dict[str, dict[str, int]] = {name: {} for name in facets}
        for part in self.counting(query, facets):
            for name, answer in searcher.aggregate(part.matching, part.spec).items():
                values = {bucket["key"]: int(bucket["doc_count"]) for bucket in answer["buckets"]}
                counts[name.removesuffix("+")].update(values)
        return counts

    def plan(self, query: EngineQuery) -> Plan:
        """The call into Tantivy that answers a query."""
        translator = self._translator()
        wanted = translator.whole(query)
        order: dict[str, Any] = {}
        if query.limit == 0:
            pass  # only counted
        elif query.sort is not Sort.RELEVANCE or not translator.ranked(query):
            oldest = query.sort is Sort.OLDEST
            by = tantivy.Order.Asc if oldest else tantivy.Order.Desc
            order = {"order_by_field": "oldest" if oldest else "newest", "order": by}
        else:
            order = {"weight_by_field": "freshness"}
            wanted = translator.ranking(query, wanted)
        return Plan(wanted, order)

    def counting(self, query: EngineQuery, facets: Sequence[str]) -> list[Count]:
        """The calls into Tantivy that count."""
        return counting(self._translator(), query, facets)

    def _translator(self) -> Translator:
        searcher = self.searcher()
        return Translator(self._schema, lambda pair: int(searcher.doc_freq(f"{fields.BODY}_pairs", pair)))

    def frequencies(self, texts: Iterable[str]) -> Mapping[str, int]:
        """In how many articles pairs stand in the body, or else in titles and captions."""
        with guarded():
            searcher = self.searcher()
            return {text: _frequency(searcher, text) for text in texts}

    def forget(self) -> None:
        """Let go of kept counts, to measure without them."""
        self._newest = self._newest[0], {}

    def close(self) -> None:
        """Drop uncommitted changes, let the lock go."""
        if self._writer is not None:
            self._writer.drop()
            self._writer = None

    def _writing(self) -> Writer:
        if self._writer is None:
            self._writer = Writer(self._index)
        return self._writer

    def searcher(self) -> Any:
        """The searcher on the newest commit."""
        return self._shown()[0]

    def _shown(self) -> tuple[Any, dict[object, Counts]]:
        """The newest commit and what was counted in it: a look at one file's time tells whether there is a newer."""
        status = self._meta.stat()
        stamp = (status.st_mtime_ns, status.st_ino)
        if stamp != self._stamp:
            self._index.reload()
            self._newest = self._index.searcher(), {}
            self._stamp = stamp
        return self._newest


def _frequency(searcher: Any, text: str) -> int:
    parts = units(text)
    kind, terms = ("units", parts) if len(parts) == 1 else ("pairs", pairs(parts))
    if not terms:
        return 0
    return int(
        searcher.doc_freq(f"{fields.BODY}_{kind}", terms[0]) or searcher.doc_freq(f"{fields.OTHER}_{kind}", terms[0])
    )

"""The second engine: Whoosh, pure Python, for machines without a wheel of Tantivy.

It keeps the same promises more slowly.  Whoosh stores the postings and scores the words; what matches is worked out in
``whoosh_match`` over sets of documents, as Whoosh's own phrase query has no notion of strings cut into pairs.
"""

import json
import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from whoosh import index, scoring, writing

from app.search import fields
from app.search.analysis import pairs, units
from app.search.engine import (
    Counts,
    Document,
    EngineQuery,
    EngineResult,
    IndexUnavailableError,
    LockBusyError,
    Seen,
)
from app.search.whoosh_match import Matcher
from app.search.whoosh_rank import column, counted, ordered
from app.search.whoosh_schema import schema, whoosh_document

MEMORY = 64  # MB that the writer gathers before it writes a segment
_STATE = "state"


class WhooshEngine:
    """See :class:`app.search.engine.Engine`."""

    name = "whoosh"

    def __init__(self, path: Path) -> None:
        """Open the index in the folder, or begin a new one.

        Raises:
            IndexUnavailableError: the files are damaged.
        """
        path.mkdir(parents=True, exist_ok=True)
        try:
            self._index = index.open_dir(path) if index.exists_in(path) else index.create_in(path, schema())
            self._searcher: Any = self._index.searcher(weighting=scoring.BM25F())
        except Exception as error:  # Whoosh lets through whatever its unpickling meets
            raise IndexUnavailableError(f"{path}: {error}") from error
        self._lock = threading.RLock()  # readers share file positions
        self._writer: Any = None
        self._clear = False
        self._added: set[int] = set()

    def seen(self) -> Seen | None:
        """The state recorded by the last commit, of this process or another."""
        with self._lock:
            found = self._refresh().document(key=_STATE)
        if found is None:
            return None
        state = json.loads(found["state"])
        return Seen(state["archive"], state["generation"])

    def add(self, documents: Iterable[Document]) -> None:
        """Put articles in, replacing those with the same ids."""
        for document in documents:
            if document.id in self._added:  # Whoosh cannot take back what stands in an unfinished segment
                self._finish()
            writer = self._writing()
            self._delete(str(document.id))
            writer.add_document(**whoosh_document(document))
            self._added.add(document.id)

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out."""
        self._writing()
        for article_id in ids:
            self._delete(str(article_id))

    def clear(self) -> None:
        """Empty the index with the next commit."""
        self._writing()
        self._clear = True

    def commit(self, seen: Seen) -> None:
        """Record the state, make everything visible, and let the lock go."""
        writer = self._writing()
        self._delete(_STATE)
        state = json.dumps({"archive": seen.archive, "generation": seen.generation})
        writer.add_document(key=_STATE, state=state)
        self._finish()

    def search(self, query: EngineQuery) -> EngineResult:
        """Hits and total."""
        with self._lock:
            searcher = self._refresh()
            if not searcher.doc_count():  # an empty index has no columns
                return EngineResult((), 0)
            matcher = Matcher(searcher.reader())
            hits = matcher.matching(query, frozenset())
            page = ordered(searcher, query, hits)[query.offset : query.offset + query.limit]
            ids = tuple(column(searcher, "id")(number) for number in page)
            return EngineResult(ids, len(hits))

    def count(self, query: EngineQuery, facets: Sequence[str]) -> Counts:
        """Counts of some facets."""
        with self._lock:
            searcher = self._refresh()
            if not searcher.doc_count():
                return {name: {} for name in facets}
            matcher = Matcher(searcher.reader())
            tags = column(searcher, "tags")
            return {name: counted(name, matcher, tags, query) for name in facets}

    def frequencies(self, texts: Iterable[str]) -> Mapping[str, int]:
        """In how many articles pairs stand in the body, or else in titles and captions."""
        with self._lock:
            reader = self._refresh().reader()
            return {text: _frequency(reader, text) for text in texts}

    def close(self) -> None:
        """Drop uncommitted changes, let the lock go."""
        if self._writer is not None:
            self._writer.cancel()
            self._writer = None
        self._clear = False
        self._added.clear()
        with self._lock:
            if self._searcher is not None:
                self._searcher.close()
                self._searcher = None

    def _delete(self, key: str) -> None:
        """Mark what the segments on disk hold under a key; the lock is ours, so they do not change meanwhile."""
        if not self._clear:
            for number in self._searcher.document_numbers(key=key):
                self._writer.delete_document(number)

    def _writing(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(limitmb=MEMORY)
            except index.LockError as error:
                raise LockBusyError(str(error)) from error
            with self._lock:
                self._refresh()
        return self._writer

    def _finish(self) -> None:
        """Write out what is pending and let the lock go."""
        kind = writing.CLEAR if self._clear else writing.MERGE_SMALL
        try:
            self._writer.commit(mergetype=kind)
        except BaseException:
            self.close()
            raise
        self._writer = None
        self._clear = False
        self._added.clear()
        with self._lock:
            self._refresh()

    def _refresh(self) -> Any:
        """The searcher, on the newest commit."""
        try:
            if self._searcher is None:
                self._searcher = self._index.searcher(weighting=scoring.BM25F())
            self._searcher = self._searcher.refresh()
        except Exception as error:  # as above
            raise IndexUnavailableError(str(error)) from error
        return self._searcher


def _frequency(reader: Any, text: str) -> int:
    parts = units(text)
    kind, terms = ("units", parts) if len(parts) == 1 else ("pairs", pairs(parts))
    if not terms:
        return 0
    in_body = reader.doc_frequency(f"{fields.BODY}_{kind}", terms[0])
    return int(in_body or reader.doc_frequency(f"{fields.OTHER}_{kind}", terms[0]))

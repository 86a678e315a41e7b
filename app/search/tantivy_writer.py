"""Writing to a Tantivy index: one writer at a time, in bounded memory.

Commits of tantivy 0.27 carry no payload, so that the state of the rows is a document, replaced in the same commit; a
delete by an unsigned term silently deletes nothing, so that the key is raw text.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import tantivy

from app.search.engine import Document, IndexUnavailableError, LockBusyError, Seen
from app.search.tantivy_schema import tantivy_document

HEAP = 120_000_000  # bytes that the writer gathers before it writes a segment
QUEUED = 4_000
"""Articles after which the writer is waited for: it would let ten thousand queue up, in 200 MB."""
STATE = "state"
"""The key of the document that holds the state of the rows."""


class Writer:
    """Holds the index's lock until it is finished or dropped."""

    def __init__(self, index: Any) -> None:
        """Take the lock.

        Raises:
            LockBusyError: another process holds it.
        """
        try:
            self._writer: Any = index.writer(HEAP, 1)
        except ValueError as error:
            if "LockBusy" in str(error):
                raise LockBusyError(str(error)) from error
            raise IndexUnavailableError(str(error)) from error
        self._queued = 0
        self._replacing = False

    def add(self, documents: Iterable[Document]) -> None:
        """Put articles in, replacing those with the same ids."""
        for document in documents:
            self._writer.delete_documents_by_term("key", str(document.id))
            self._writer.add_document(tantivy_document(document))
            self._queued += 1
        if self._queued >= QUEUED and not self._replacing:
            # Readers may see these: the state stays as it was, so that after a crash they are put in again.
            self._writer.commit()
            self._queued = 0

    def remove(self, ids: Iterable[int]) -> None:
        """Take articles out."""
        for article_id in ids:
            self._writer.delete_documents_by_term("key", str(article_id))

    def clear(self, replacing: bool) -> None:
        """Empty the index; until all is there again, readers keep what they have (``replacing``)."""
        self._writer.delete_all_documents()
        self._replacing = replacing

    def finish(self, seen: Seen) -> None:
        """Record the state, make everything visible, and let the lock go."""
        state = tantivy.Document()
        state.add_text("key", STATE)
        state.add_text("state", json.dumps({"archive": seen.archive, "generation": seen.generation}))
        self._writer.delete_documents_by_term("key", STATE)
        self._writer.add_document(state)
        self._writer.commit()
        done, self._writer = self._writer, None
        done.wait_merging_threads()

    def drop(self) -> None:
        """Take back what is not committed, and let the lock go."""
        if self._writer is not None:
            self._writer.rollback()


@contextmanager
def guarded() -> Iterator[None]:
    """Tantivy's ways of saying that it cannot read or write its files, as one; a panic in Rust is no Exception."""
    try:
        yield
    except (ValueError, OSError) as error:
        raise IndexUnavailableError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise IndexUnavailableError(str(error)) from error
        raise

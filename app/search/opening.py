"""Opens the index: which engine, in which folder, and what to do with one that is damaged."""

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from app.search.engine import Engine, IndexUnavailableError

LAYOUT = 4
"""Raised with every change to what is indexed; an index of another layout is left aside and made anew."""

_log = logging.getLogger(__name__)


def open_engine(path: Path, preference: str = "auto") -> Engine:
    """The engine on its own folder beneath ``path``; a damaged index is thrown away, as catching up refills it.

    ``preference`` is ``tantivy``, ``whoosh`` or ``auto``: Tantivy where it can be imported.

    Raises:
        IndexUnavailableError: the engine asked for is not installed, or its folder cannot be written.
    """
    make, name = _maker(preference)
    folder = path / f"{name}-{LAYOUT}"
    try:
        engine = make(folder)
        engine.seen()  # files that are missing or cut short may show only when they are read
        return engine
    except IndexUnavailableError as error:
        _log.warning("the index is damaged and is made anew: %s", str(error))
    try:
        shutil.rmtree(folder)
    except OSError as error:
        raise IndexUnavailableError(f"{folder}: {error}") from error
    return make(folder)


def _maker(preference: str) -> tuple[Callable[[Path], Engine], str]:
    """The class of the engine, imported only when it is wanted."""
    if preference != "whoosh":
        try:
            from app.search.tantivy_engine import TantivyEngine

            return TantivyEngine, TantivyEngine.name
        except ImportError as error:
            if preference == "tantivy":
                raise IndexUnavailableError(f"tantivy cannot be imported: {error}") from error
    from app.search.whoosh_engine import WhooshEngine

    return WhooshEngine, WhooshEngine.name

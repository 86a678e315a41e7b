"""What all tests share: a migrated archive in a file of its own, and the folder of real pages if there is one."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.database import Database, migrate
from app.settings import ROOT

SHARED = Path(os.environ.get("ARCHIVE_SHARED", ROOT / ".." / "shared")).resolve()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with real pages (``seeds/``) and their annotation (``gold/``)."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"no real pages at {SHARED}; name their folder in ARCHIVE_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def score(shared: Path) -> ModuleType:
    """The scorer that compares cut pages with their annotation."""
    spec = importlib.util.spec_from_file_location("score", shared / "tools" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty archive."""
    database = Database(tmp_path / "archive.sqlite3")
    migrate(database.engine)
    yield database
    database.close()

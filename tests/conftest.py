"""What all tests share: a migrated archive in a file of its own, and the folder of real pages if there is one."""

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from app.database import Database, migrate
from app.search.engine import Engine
from app.search.opening import open_engine
from app.settings import ROOT, Settings
from tests.web.golden import fill, samples

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


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Database, Engine]]:
    """The annotated sample pages in a database and an index, shared by the tests of web and browser; none writes to it."""
    settings = Settings(data=tmp_path_factory.mktemp("web"), newspaper="澄川日报", _env_file=None)
    database = Database(settings.database_path)
    migrate(database.engine)
    engine = open_engine(settings.index_path, settings.engine)
    fill(database, engine, samples())
    yield settings, database, engine
    engine.close()
    database.close()

"""Both engines, each in a folder of its own; and an archive of sample and real pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.cli.archive import rules
from app.database import Database, migrate
from app.ingest.job import ingest
from app.search.engine import Engine
from app.search.opening import open_engine
from app.settings import ROOT, Settings
from tests.conftest import SHARED
from tests.search.articles import DOCUMENTS, SEEN

ENGINES = ("tantivy", "whoosh")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "tantivy":
        pytest.importorskip("tantivy")
    engine = open_engine(tmp_path / "index", request.param)
    yield engine
    engine.close()


@pytest.fixture
def filled(engine: Engine) -> Engine:
    engine.add(DOCUMENTS)
    engine.commit(SEEN)
    return engine


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Sample pages, and the real ones where they are at hand, cut as the archive does it; not to be written to."""
    database = Database(tmp_path_factory.mktemp("pages") / "archive.sqlite3")
    migrate(database.engine)
    paths = [ROOT / "seeds" / "pages", *([SHARED / "seeds"] if (SHARED / "seeds").is_dir() else [])]
    ingest(database, paths, rules(Settings(_env_file=None)))
    yield database
    database.close()

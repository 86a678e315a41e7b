"""Archives that have been digested: the sample pages, and the real pages where they are at hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.database import Database, migrate
from app.digest.job import refresh
from app.ingest.job import Rules, ingest
from app.ingest.read_milestones import read_milestones
from app.places import load_gazetteer
from app.settings import ROOT


def digested(pages: Path, folder: Path) -> Database:
    database = Database(folder / "archive.sqlite3")
    migrate(database.engine)
    milestones = read_milestones([ROOT / "seeds" / "milestones.csv"])
    ingest(database, [pages], Rules(load_gazetteer([ROOT / "seeds" / "places.csv"]), milestones))
    refresh(database)
    return database


@pytest.fixture(scope="session")
def sample_pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = digested(ROOT / "seeds" / "pages", tmp_path_factory.mktemp("sample"))
    yield database
    database.close()


@pytest.fixture(scope="session")
def real_pages(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = digested(shared / "seeds", tmp_path_factory.mktemp("real"))
    yield database
    database.close()

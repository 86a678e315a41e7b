"""A site over the annotated sample pages, shared by all tests of the web room; nothing in these tests writes to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from app.database import Database, migrate
from app.search.engine import Engine
from app.search.opening import open_engine
from app.settings import Settings
from app.web.app import create_app
from tests.web.golden import fill, samples


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Database, Engine]]:
    """The sample pages in a database and an index."""
    settings = Settings(data=tmp_path_factory.mktemp("web"), newspaper="澄川日报", _env_file=None)
    database = Database(settings.database_path)
    migrate(database.engine)
    engine = open_engine(settings.index_path, settings.engine)
    fill(database, engine, samples())
    yield settings, database, engine
    engine.close()
    database.close()


@pytest.fixture(scope="session")
def client(archive: tuple[Settings, Database, Engine]) -> Iterator[TestClient]:
    """The site, asked as a browser asks it; a failure within it is answered with its own page."""
    with TestClient(create_app(*archive), raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


class Statements:
    """The SQL statements that ran while it was counting."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @contextmanager
    def counting(self) -> Iterator[list[str]]:
        seen: list[str] = []

        def note(_conn: Any, _cursor: Any, statement: str, *_: Any) -> None:
            seen.append(statement)

        event.listen(self._database.engine, "before_cursor_execute", note)
        try:
            yield seen
        finally:
            event.remove(self._database.engine, "before_cursor_execute", note)


@pytest.fixture(scope="session")
def statements(archive: tuple[Settings, Database, Engine]) -> Statements:
    """Counts the statements of a request."""
    return Statements(archive[1])

"""The site over the annotated sample pages, asked without a network."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import event

from app.database import Database
from app.search.engine import Engine
from app.settings import Settings
from app.web.app import create_app


@pytest.fixture(scope="session")
def client(archive: tuple[Settings, Database, Engine]) -> Iterator[TestClient]:
    """The site, asked as a browser asks it; a failure within it is answered with its own page."""
    app = create_app(*archive)
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        app.state.warming.join()  # its statements are not those of a request
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

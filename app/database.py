"""SQLite connections: one engine a process, sessions for reading and for writing by ``with``."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session, sessionmaker

from app.settings import ROOT

# Write-ahead logging lets readers go on while an ingest writes; NORMAL is safe with it (at worst the last commit is
# undone by a power cut, never a torn file).  busy_timeout: a second writer waits this many ms for the first.
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA cache_size = -32000",
    # Pages beyond the cache are read where the system keeps them: scattered rows of a long list cost half.
    "PRAGMA mmap_size = 1073741824",
)


def connect(path: Path) -> Engine:
    """An engine on the database file at ``path``; its folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver's guess
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


class Database:
    """The archive's database: hands out sessions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = connect(path)
        self._readers = sessionmaker(self.engine)
        # A writer takes SQLite's write lock at once: a transaction that reads first and writes later would fail
        # instead of waiting when another process wrote in between.
        self._writers = sessionmaker(self.engine.execution_options(begin="BEGIN IMMEDIATE"))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that sees one state of the archive and is rolled back at the end of the ``with``."""
        with self._readers() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that holds the write lock; commits at the end of the ``with``, or rolls all back on an error."""
        with self._writers.begin() as session:
            yield session

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()


def migrate(engine: Engine) -> None:
    """Bring the tables of a database, new or old, to the newest shape; each step is in ``migrations/versions``."""
    config = Config(ROOT / "migrations" / "alembic.ini")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

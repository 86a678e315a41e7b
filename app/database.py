"""SQLite connections: one engine a process, sessions for reading and for writing by ``with``; backups."""

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect
from sqlalchemy.orm import Session, sessionmaker

from app.settings import ROOT

SHAPE = "0006"
"""The newest step in ``migrations/versions``.  That it is known here spares every start from loading what migrates."""

# Write-ahead logging lets readers go on while an ingest writes; NORMAL is safe with it (at worst the last commit is
# undone by a power cut, never a torn file).  busy_timeout: a second writer waits this many ms for the first.
PRAGMAS = (
    "PRAGMA busy_timeout = 10000",
    "PRAGMA synchronous = NORMAL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -32000",
    # Pages beyond the cache are read where the system keeps them: scattered rows of a long list cost half.
    "PRAGMA mmap_size = 1073741824",
)
_WRITE_AHEAD = "PRAGMA journal_mode = WAL"
_PATIENCE, _PAUSE = 10.0, 0.05  # s
_BEGIN = "BEGIN IMMEDIATE"
"""Takes SQLite's write lock at once: a transaction that reads first and writes later would fail instead of waiting
when another process wrote in between."""


class UnusableDatabaseError(Exception):
    """A database that this version cannot work with; the message says why, and what helps."""


def connect(path: Path) -> Engine:
    """An engine on the database file at ``path``; its folder is made if it is missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Chinese as it is instead of as \\uXXXX: half as long, and read in half the time.
    engine = create_engine(f"sqlite:///{path}", json_serializer=partial(json.dumps, ensure_ascii=False))

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver's guess
        _log_ahead(connection)
        for pragma in PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))

    return engine


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Set the journal's mode: the one statement that, on a new file, fails at once where others wait for a lock."""
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            connection.execute(_WRITE_AHEAD)
        except sqlite3.OperationalError as error:
            if time.monotonic() > patience or error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            time.sleep(_PAUSE)
        else:
            return


class Database:
    """The archive's database: hands out sessions."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.engine = connect(path)
        self._readers = sessionmaker(self.engine)
        self._writers = sessionmaker(self.engine.execution_options(begin=_BEGIN))

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
    """Bring the tables of a database, new or old, to the newest shape; each step is in ``migrations/versions``.

    Raises:
        UnusableDatabaseError: a newer version of this program made the database.
    """
    shape = _shape(engine)
    if shape == SHAPE:
        return
    from alembic import command  # here, as it takes a fifth of a start that has nothing to do for it
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config(ROOT / "migrations" / "alembic.ini")
    steps = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if shape is not None and shape not in steps:
        raise UnusableDatabaseError(
            f"a newer version of this program made the database (its tables are of shape {shape}, "
            f"this version knows up to {SHAPE}); update the program"
        )
    with migrating(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """A connection whose tables may be changed; all is undone where a step fails or breaks a reference.

    Foreign keys rest meanwhile, as SQLite changes a table by making it anew: dropping the old one would delete what
    refers to its rows.
    """
    with engine.execution_options(begin=_BEGIN).connect() as connection:
        # Before a transaction begins: within one SQLite ignores the pragma.
        driver: Any = connection.connection.dbapi_connection
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
                if broken := connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise UnusableDatabaseError(f"the upgrade was undone: a row of {broken[0]} would refer to none")
        finally:
            driver.execute("PRAGMA foreign_keys = ON")


def back_up(path: Path, target: Path) -> None:
    """Copy the database at ``path`` as of one moment, while others read and write; ``target`` is whole or as it was.

    Raises:
        OSError: ``target`` cannot be written.
        sqlite3.DatabaseError: the database is damaged.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    part.touch()  # says by name and reason what SQLite would only call an error
    try:
        _copy(path, part)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def restore(path: Path, backup: Path) -> None:
    """Put a backup, its tables brought to the newest shape, in the place of the database at ``path``.

    Raises:
        OSError: ``backup`` cannot be read.
        UnusableDatabaseError: it holds no archive, or one of a newer version; the database stays as it was.
        sqlite3.DatabaseError: it is no database, or damaged; the database stays as it was.
    """
    backup.open("rb").close()
    part = path.with_name(f"{path.name}.part")
    back_up(backup, part)
    engine = connect(part)
    try:
        if _shape(engine) is None:
            raise UnusableDatabaseError(f"{backup}: holds no archive")
        migrate(engine)
        engine.dispose()
        _copy(part, path)
    finally:
        engine.dispose()
        part.unlink()


def _shape(engine: Engine) -> str | None:
    """The newest migration that a database has seen; None for an empty one."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target, timeout=10)) as new:
        old.backup(new)
        _verify(new)


def _verify(connection: sqlite3.Connection) -> None:
    verdict = connection.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise sqlite3.DatabaseError(verdict)

"""The archive that the settings name, opened for a command."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from app.cli.terminal import fail, warn
from app.database import Database
from app.database import migrate as migrate_tables
from app.digest.job import refresh
from app.ingest.job import Rules
from app.ingest.read_milestones import read_milestones
from app.places import load_gazetteer
from app.search.catchup import catch_up
from app.search.engine import Engine, LockBusyError
from app.search.opening import open_engine
from app.settings import Settings


def collect_rarely() -> None:
    """Let garbage lie for longer: a command makes millions of values that go by themselves, and looking through them
    for what does not took a third of an import's time."""
    gc.set_threshold(50_000, 20, 100)


@contextmanager
def opened(settings: Settings) -> Iterator[Database]:
    """The database, its tables in their newest shape."""
    database = Database(settings.database_path)
    try:
        migrate_tables(database.engine)
        yield database
    finally:
        database.close()


@contextmanager
def indexed(settings: Settings) -> Iterator[Engine]:
    """The full-text index."""
    engine = open_engine(settings.index_path, settings.engine)
    try:
        yield engine
    finally:
        engine.close()


def rules(settings: Settings) -> Rules:
    """What pages are cut by: gazetteer, milestones, name of the paper."""
    try:
        gazetteer = load_gazetteer(settings.place_files(), settings.divisions_file)
        milestones = read_milestones(settings.milestone_files())
    except ValueError as error:
        fail(str(error))
    return Rules(gazetteer, milestones, settings.newspaper, settings.max_source_mb * 1_000_000)


@contextmanager
def changing(settings: Settings) -> Iterator[Database]:
    """The database for a command that changes it; afterwards what is made from the rows is brought up to date."""
    with opened(settings) as database:
        # First, too: an index that shows a later state than the rows (an old file copied back) is told by its
        # higher generation, which new changes would hide.
        with indexed(settings) as engine:
            caught_up(database, engine)
        try:
            yield database
        except KeyboardInterrupt:
            warn("Stopped.  What was stored before stays; the same command goes on from there.")
            raise
    follow_up(settings)


def follow_up(settings: Settings) -> None:
    """Bring what is made from the rows up to date: the index, and the digest, which may take its time."""
    with opened(settings) as database:
        with indexed(settings) as engine:
            caught_up(database, engine)
        refresh(database)


def caught_up(database: Database, engine: Engine) -> None:
    """Bring the index up to date; where another process is at it, say so and leave it to that one."""
    try:
        catch_up(database, engine)
    except LockBusyError:
        warn("Another process is writing to the index; searches show what was there before it is done.")

"""Migrations make the tables that the models describe, and writers wait for each other."""

import threading
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from app.database import Database, migrate
from app.models import Archive, Base


def test_an_upgraded_empty_database_equals_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_again_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        session.add(Archive(id=1, key="k", generation=7))
    migrate(database.engine)
    with database.reading() as session:
        assert session.get_one(Archive, 1).generation == 7


def test_migrations_import_nothing_of_app() -> None:
    for path in (Path(__file__).parent.parent / "migrations" / "versions").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "import app" not in text, path
        assert "from app" not in text, path


def test_two_writers_that_read_first_both_succeed(database: Database) -> None:
    with database.writing() as session:
        session.add(Archive(id=1, key="k", generation=0))

    def raise_generation() -> None:
        for _ in range(20):
            with database.writing() as session:
                session.get_one(Archive, 1).generation += 1

    threads = [threading.Thread(target=raise_generation) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.reading() as session:
        assert session.get_one(Archive, 1).generation == 40


def test_a_writer_that_fails_leaves_nothing(database: Database) -> None:
    try:
        with database.writing() as session:
            session.add(Archive(id=1, key="k", generation=0))
            session.flush()
            raise RuntimeError
    except RuntimeError:
        pass
    with database.reading() as session:
        assert session.get(Archive, 1) is None

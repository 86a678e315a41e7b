"""Migrations make the tables that the models describe and lose no row; writers wait for each other."""

import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import func, insert, inspect, select
from sqlalchemy.exc import IntegrityError

from app.database import SHAPE, Database, UnusableDatabaseError, migrate, migrating
from app.models import Archive, Article, ArticlePlace, Base, Credit, Thread, ThreadRedirect
from app.settings import ROOT
from tests.ingest.store.test_pages import PAGE, store


def test_an_upgraded_empty_database_equals_the_models(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_step_is_known_by_name() -> None:
    scripts = ScriptDirectory.from_config(Config(ROOT / "migrations" / "alembic.ini"))
    assert scripts.get_current_head() == SHAPE


def test_migrating_again_changes_nothing(database: Database) -> None:
    with database.writing() as session:
        session.add(Archive(id=1, key="k", generation=7))
    migrate(database.engine)
    with database.reading() as session:
        assert session.get_one(Archive, 1).generation == 7


def counts(database: Database) -> list[int]:
    with database.reading() as session:
        tables = (Article, ArticlePlace, Credit)
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


@pytest.mark.parametrize("version", ["0001", "0002"])
def test_an_archive_of_an_older_version_is_upgraded_with_all_its_rows(tmp_path: Path, version: str) -> None:
    today = Database(tmp_path / "today.sqlite3")
    migrate(today.engine)
    store(today, PAGE)
    today.close()
    database = Database(tmp_path / "old.sqlite3")
    config = Config(ROOT / "migrations" / "alembic.ini")
    with migrating(database.engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("ATTACH DATABASE ? AS today", (str(tmp_path / "today.sqlite3"),))
        for table in ("archive", "places", "pages", "articles", "article_places", "credits"):
            columns = ", ".join(column["name"] for column in inspect(connection).get_columns(table))
            connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM today.{table}")
        connection.commit()
    before = counts(database)
    assert all(before)
    migrate(database.engine)
    assert counts(database) == before
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
    database.close()


def test_threads_and_what_points_to_them_outlive_an_upgrade(tmp_path: Path) -> None:
    database = Database(tmp_path / "old.sqlite3")
    config = Config(ROOT / "migrations" / "alembic.ini")
    with migrating(database.engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql("INSERT INTO threads VALUES (7, 'qiao', '桥', '[\"桥\"]', 1.0, 1, NULL, NULL)")
        connection.exec_driver_sql("INSERT INTO thread_redirects VALUES ('lao-qiao', '老桥', 7)")
    migrate(database.engine)
    with database.reading() as session:
        assert session.get_one(ThreadRedirect, "lao-qiao").thread_id == 7
        assert session.get_one(Thread, 7).slug == "qiao"
    database.close()


def test_a_table_made_anew_keeps_the_rows_that_refer_to_it(database: Database) -> None:
    store(database, PAGE)
    before = counts(database)
    with migrating(database.engine) as connection:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("articles", recreate="always"):
            pass
    assert counts(database) == before


def test_a_migration_that_would_leave_loose_ends_is_undone(database: Database) -> None:
    store(database, PAGE)
    before = counts(database)
    with pytest.raises(UnusableDatabaseError, match="would refer to none"), migrating(database.engine) as connection:
        connection.exec_driver_sql("DELETE FROM articles")
    assert counts(database) == before
    with database.writing() as session, pytest.raises(IntegrityError):
        session.execute(insert(Credit).values(article_id=999, position=0, role="reporter", name="李明远"))


def test_every_connection_holds_rows_to_their_references(database: Database) -> None:
    again = Database(database.path)
    with again.writing() as session, pytest.raises(IntegrityError):
        session.execute(insert(Credit).values(article_id=999, position=0, role="reporter", name="李明远"))
    again.close()


def test_two_processes_may_make_the_tables_at_once(tmp_path: Path) -> None:
    failed: list[Exception] = []

    def make() -> None:
        database = Database(tmp_path / "new.sqlite3")
        try:
            migrate(database.engine)
        except Exception as error:
            failed.append(error)
        finally:
            database.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed


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

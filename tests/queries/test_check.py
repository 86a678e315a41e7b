"""What is wrong with an archive is found and named with its remedy."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text, update

from app.database import Database
from app.models import Archive, Article, Page
from app.queries.check import Findings, check_archive
from app.search.catchup import catch_up
from app.search.engine import Document, Engine, Seen
from app.search.opening import open_engine
from tests.ingest.store.test_pages import LIGHTS, PAGE, PATH, store


@pytest.fixture
def engine(database: Database, tmp_path: Path) -> Engine:
    """The index of an archive with one page of two articles and five lines."""
    store(database, PAGE)
    engine = open_engine(tmp_path / "index")
    catch_up(database, engine)
    return engine


def check(database: Database, engine: Engine) -> Findings:
    with database.reading() as session:
        return check_archive(session, engine)


def test_a_whole_archive_has_no_faults(database: Database, engine: Engine) -> None:
    assert check(database, engine) == Findings(pages=1, articles=2, faults=(), doubts=())


@pytest.mark.parametrize(
    ("furniture", "fault"),
    [([3], "line 3 belongs to 2 blocks"), ([6], "line 6 does not exist"), ([0], "line 0 does not exist")],
)
def test_lines_that_are_wrong_are_named(database: Database, engine: Engine, furniture: list[int], fault: str) -> None:
    with database.writing() as session:
        session.execute(update(Page).values(furniture=furniture))
    assert check(database, engine).faults == (f"page 1 (a.txt): {fault}",)


def test_a_line_of_nothing_is_named_and_a_blank_one_is_not(database: Database, engine: Engine) -> None:
    with database.writing() as session:
        session.execute(update(Page).values(text=Page.text + "\n \n又一行。"))
    assert check(database, engine).faults == ("page 1 (a.txt): line 7 belongs to nothing",)


def test_doubts_are_those_that_readers_are_told_of(database: Database, engine: Engine) -> None:
    with database.writing() as session:
        sure = {"cut": 1.0, "title": 0.8, "date": 0.79, "place": 0.1}
        session.execute(update(Article).where(Article.headline == LIGHTS.headline).values(confidence=sure))
    told = f"article 2 ({LIGHTS.headline}, a.txt line 3): may be wrong: date 0.79, place 0.10"
    assert check(database, engine).doubts == (told,)


def test_an_index_that_differs_from_the_rows_is_named(database: Database, engine: Engine) -> None:
    store(database, replace(PAGE, articles=(replace(PATH, date="2023-06-02"), LIGHTS)))
    assert [fault.split(";")[0] for fault in check(database, engine).faults] == ["index: behind the rows"]
    with database.reading() as session:
        archive = session.get_one(Archive, 1)
    engine.remove([1])
    engine.add([Document(7), Document(8)])
    engine.commit(Seen(archive.key, archive.generation))
    assert [fault.split(";")[0] for fault in check(database, engine).faults] == [
        "index: lacks 1 articles (1)",
        "index: still has 2 articles (7, 8)",
    ]


def test_rows_that_refer_to_none_are_counted(database: Database, engine: Engine) -> None:
    with database.engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        connection.execute(text("UPDATE credits SET article_id = article_id + 100"))
        connection.commit()
        driver.execute("PRAGMA foreign_keys = ON")
    assert "database: 2 rows of credits refer to none" in check(database, engine).faults

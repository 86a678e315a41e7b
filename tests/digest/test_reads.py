"""Reading the digest takes few statements, however long the list, and empty tables read as nothing."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from app.database import Database
from app.queries.anniversaries import on_this_day
from app.queries.holdings import read_calendar, read_held_pages
from app.queries.neighbours import neighbours
from app.queries.periods import count_archive, count_person, count_place, street_matrix
from app.queries.similar import similar_articles
from app.queries.thread import read_thread, thread_successor
from app.queries.threads import ORDERS, read_threads, threads_of_article
from app.queries.topics import topics_of_article, topics_of_period, topics_of_place

# Reads, and the most statements that each may take.
READS: list[tuple[str, int, Callable[[Session], object]]] = [
    ("archive by period", 1, count_archive),
    ("place by period", 1, lambda s: count_place(s, 1)),
    ("person by period", 1, lambda s: count_person(s, "韩墨", "photographer")),
    ("street offices by period", 3, lambda s: street_matrix(s, 1, 2022)),
    ("neighbours", 1, lambda s: neighbours(s, 1)),
    ("calendar", 1, read_calendar),
    ("pages of a year", 2, lambda s: read_held_pages(s, "2022")),
    ("threads", 3, read_threads),
    ("threads of a place", 3, lambda s: read_threads(s, place_id=1)),
    ("threads of an article", 2, lambda s: threads_of_article(s, 1)),
    ("a thread", 8, lambda s: read_thread(s, "chengheli")),
    ("a former thread", 1, lambda s: thread_successor(s, "chengheli")),
    ("similar articles", 5, lambda s: similar_articles(s, 1)),
    ("topics of an article", 1, lambda s: topics_of_article(s, 1)),
    ("topics of a place", 1, lambda s: topics_of_place(s, 1)),
    ("topics of a period", 1, lambda s: topics_of_period(s, "2022")),
    ("on this day", 5, lambda s: on_this_day(s, 9, 28)),
]
PARAMETERS = pytest.mark.parametrize(("most", "read"), [(n, read) for _, n, read in READS], ids=[r[0] for r in READS])


@contextmanager
def statements(database: Database) -> Iterator[list[str]]:
    """The SQL statements within the ``with``."""
    seen: list[str] = []

    def note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    yield seen
    event.remove(database.engine, "before_cursor_execute", note)


@PARAMETERS
def test_a_read_takes_few_statements(sample_pages: Database, most: int, read: Callable[[Session], object]) -> None:
    with sample_pages.reading() as session, statements(sample_pages) as seen:
        read(session)
    assert 1 <= len(seen) <= most, seen


@PARAMETERS
def test_an_archive_that_was_not_digested_reads_as_empty(
    database: Database, most: int, read: Callable[[Session], object]
) -> None:
    with database.reading() as session:
        read(session)


@pytest.mark.parametrize("order", sorted(ORDERS))
def test_threads_come_in_order_and_by_page(sample_pages: Database, order: str) -> None:
    with sample_pages.reading() as session:
        everything = read_threads(session, order=order, per_page=1000)
        second = read_threads(session, order=order, page=2, per_page=4)
    assert second.threads == everything.threads[4:8]
    assert second.total == everything.total == len(everything.threads)
    if order == "score":
        assert list(everything.threads) == sorted(everything.threads, key=lambda thread: -thread.score)
    if order == "name":
        assert list(everything.threads) == sorted(everything.threads, key=lambda thread: thread.slug)

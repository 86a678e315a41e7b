"""A page line by line, each line with the article it belongs to."""

from dataclasses import replace

from app.database import Database
from app.ingest.values import Article, Block, Kind, Role
from app.queries.page import read_page
from tests.ingest.store.test_pages import PAGE, store

TEXT = "第6版\n\n老街亮灯\n\n6月4日，石桥社区\n河边步道修好了\n步道开放。\n\n老街亮灯了。"


def test_lines_come_in_runs_of_their_articles(database: Database) -> None:
    street = Article(
        Kind.NEWS,
        (
            Block(Role.HEADLINE, "老街亮灯", (3,)),
            Block(Role.PARAGRAPH, "6月4日，石桥社区老街亮灯了。", (5, 9)),
        ),
    )
    path = Article(Kind.NEWS, (Block(Role.HEADLINE, "河边步道修好了", (6,)), Block(Role.PARAGRAPH, "步道开放。", (7,))))
    source = replace(PAGE.source, text=TEXT)
    store(database, replace(PAGE, source=source, articles=(street, path), furniture=(1,)))
    with database.reading() as session:
        page = read_page(session, 1)
    assert page is not None
    found = [(run.position, run.continued, [(line.number, line.role) for line in run.lines]) for run in page.runs]
    assert found == [
        (-1, False, [(1, "furniture")]),
        (0, False, [(3, "headline"), (5, "p")]),
        (1, False, [(6, "headline"), (7, "p")]),
        (0, True, [(9, "p")]),
    ]
    assert [row.headline for row in page.articles] == ["老街亮灯", "河边步道修好了"]


def test_a_page_that_is_not_there(database: Database) -> None:
    with database.reading() as session:
        assert read_page(session, 1) is None

"""One article and its neighbours."""

from app.database import Database
from app.queries.article import read_article
from app.queries.page import read_page
from tests.queries.pages import article, store


def test_neighbours_in_the_time_of_the_district(database: Database) -> None:
    store(
        database,
        article("三月", "2021-03-02"),
        article("同日", "2021-03-02"),
        article("五月", "2021-05-02"),
        article("乙水区", "2021-04-02", district="乙水区"),
        article("无年", "XXXX-04-02"),
    )
    with database.reading() as session:
        found = [read_article(session, number) for number in range(1, 6)]
    around = {
        view.row.headline: tuple(row.headline if row else None for row in (view.earlier, view.later))
        for view in found
        if view
    }
    assert around == {
        "三月": (None, "同日"),
        "同日": ("三月", "五月"),
        "五月": ("同日", None),
        "乙水区": (None, None),
        "无年": (None, None),
    }


def test_what_is_not_there_is_none(database: Database) -> None:
    with database.reading() as session:
        assert read_article(session, 1) is None
        assert read_page(session, 1) is None


def test_lines_go_both_ways(database: Database) -> None:
    store(database, article("题", "2021-03-02"))
    with database.reading() as session:
        one, page = read_article(session, 1), read_page(session, 1)
    assert one is not None
    assert page is not None
    assert one.lines == (1, 2)
    (run,) = page.runs
    assert run.article == one.row
    assert [(line.number, line.role) for line in run.lines] == [(1, "headline"), (2, "p")]
    assert [strip.article_id for strip in one.layout] == [1]
    assert one.layout[0].top == 0
    assert one.layout[0].height == 100

"""见报情况: what was printed about a street office in a period."""

import datetime as dt

import pytest

from app.database import Database
from app.ingest.values import Kind
from app.queries.report import Report, read_report
from tests.queries.pages import article, store


@pytest.fixture
def filled(database: Database) -> Database:
    store(
        database,
        article("一", "2021-03-02", streets=["东山街道"], reporters=["王甲"], photographers=["王甲", "李乙"]),
        article("", "2021-03-09", streets=["东山街道", "西山街道"], kind=Kind.PHOTO),
        article("三", "2021-12-31", streets=["西山街道"]),
        article("四", "2020-05-05", streets=["东山街道"]),
        article("五", "XXXX-05-05", streets=["东山街道"]),
        article("别处", "2021-03-03", district="乙水区", streets=["东山街道"]),
    )
    return database


def report(database: Database, since: str = "", until: str = "", page: int = 1, per_page: int = 200) -> Report:
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    with database.reading() as session:
        found = read_report(session, "jiashan-dongshan", first, last, page, per_page)
    assert found
    return found


def test_the_last_year_if_none_is_named(filled: Database) -> None:
    found = report(filled)
    assert (found.since, found.until) == (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
    assert [row.title for row in found.rows] == ["一", "正文在此。"]
    assert [row.untitled for row in found.rows] == [False, True]
    assert found.undated == 1
    assert dict(found.kinds) == {"news": 1, "photo": 1}


def test_a_name_stands_once_however_often_it_is_credited(filled: Database) -> None:
    assert report(filled).rows[0].byline == "王甲、李乙"


def test_the_rate_is_per_hundred_articles_of_the_district(filled: Database) -> None:
    found = report(filled, "2021-01-01", "2021-12-31")
    assert found.base == 3, "the other district's article does not count"
    assert found.rate == pytest.approx(200 / 3)
    assert report(filled, "1999-01-01", "1999-12-31").rate is None


def test_any_period_in_any_order(filled: Database) -> None:
    assert [row.title for row in report(filled, "2021-03-02", "2020-01-01").rows] == ["四", "一"]
    assert [row.title for row in report(filled, until="2020-12-31").rows] == ["四"]


def test_pages_of_the_list_leave_the_sums_alone(filled: Database) -> None:
    first, second = (report(filled, "2020-01-01", "2021-12-31", page=page, per_page=2) for page in (1, 2))
    assert (first.total, first.pages, first.length) == (second.total, second.pages, second.length) == (3, 2, 15)
    assert [row.title for row in (*first.rows, *second.rows)] == ["四", "一", "正文在此。"]


def test_the_same_name_in_another_district_is_another_place(filled: Database) -> None:
    with filled.reading() as session:
        other = read_report(session, "yishui-dongshan", None, None)
    assert other is not None
    assert [row.title for row in other.rows] == ["别处"]

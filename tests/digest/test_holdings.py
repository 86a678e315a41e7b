"""When pages were printed, and the days to remember."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.database import Database
from app.digest.holdings import printed
from app.digest.job import refresh
from app.models import Article
from app.queries.anniversaries import days_near, on_this_day
from app.queries.holdings import HeldPage, HoldingsView, read_calendar, read_held_pages
from tests.search.rows import Rows, Sample


@pytest.mark.parametrize(
    ("issued", "days"),
    [
        ("2022-07-01", ("2022-07-01", "2022-07-01")),
        ("2022-07-01?", ("2022-07-01", "2022-07-01")),
        ("2020-04-15?/2020-04-21?", ("2020-04-15", "2020-04-21")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2020", ("2020-01-01", "2020-12-31")),
        ("", None),
        ("XXXX-11-08", None),
    ],
)
def test_the_days_of_an_edtf_date(issued: str, days: tuple[str, str] | None) -> None:
    assert printed(issued) == (days and tuple(map(dt.date.fromisoformat, days)))


def test_every_page_is_held_once(sample_pages: Database) -> None:
    with sample_pages.reading() as session:
        view = read_calendar(session)
        assert view.pages == 10
        assert sum(len(read_held_pages(session, str(year.year))) for year in view.years) + view.undated >= view.pages
        assert sum(page.articles for page in _all(session, view)) == session.query(Article).count()


def test_a_day_is_remembered_in_other_years(tmp_path: Path) -> None:
    rows = Rows.make(
        tmp_path,
        [
            Sample("早", district="青岚区", earliest="2019-06-03"),
            Sample("晚", district="石桥区", earliest="2021-06-03"),
            Sample("不知哪年"),
            Sample("不知哪天", earliest="2020-06-01", latest="2020-06-09"),
            Sample("别的日子", earliest="2020-06-04"),
        ],
    )
    with rows.database.writing() as session:
        session.query(Article).filter_by(headline="不知哪年").update({"date": "XXXX-06-03"})
    refresh(rows.database)
    with rows.database.reading() as session:
        found = on_this_day(session, 6, 3)
        assert [(entry.year, entry.article.headline) for entry in found] == [
            (2021, "晚"),
            (2019, "早"),
            (None, "不知哪年"),
        ]
        district = session.query(Article.district_id).filter_by(headline="早").scalar()
        assert [entry.year for entry in on_this_day(session, 6, 3, district)] == [2019]
        assert days_near(session, 6, 3) == ("06-04", "06-04"), "around the turn of the year"
        assert days_near(session, 6, 3, district) is None
        assert days_near(session, 7, 1) == ("06-04", "06-03")
        assert days_near(session, 1, 1) == ("06-04", "06-03")
        assert days_near(session, 1, 1, district) == ("06-03", "06-03")


def _all(session: Session, view: HoldingsView) -> list[HeldPage]:
    pages = {page.id: page for year in view.years for page in read_held_pages(session, str(year.year))}
    return [*pages.values(), *(page for page in read_held_pages(session, "") if page.id not in pages)]

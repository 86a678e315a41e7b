"""Articles by period: every period that an article's days overlap, and each article once."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.digest.counts import ALL, UNDATED, periods
from app.digest.job import refresh
from app.models import Place
from app.queries.neighbours import neighbours
from app.queries.periods import count_archive, count_person, count_place, street_matrix
from tests.search.rows import Rows, Sample

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31))


@given(DAYS, st.integers(0, 900))
def test_each_day_of_an_article_lies_in_its_periods_and_no_other(first: dt.date, length: int) -> None:
    last = first + dt.timedelta(days=length)
    days = [first + dt.timedelta(days=n) for n in range(length + 1)]
    expected = {ALL} | {f"{day:%Y}" for day in days} | {f"{day:%Y-%m}" for day in days}
    found = periods(first, last)
    assert set(found) == expected
    assert len(found) == len(expected)


def test_an_undated_article_counts_as_such() -> None:
    assert set(periods(None, None)) == {ALL, UNDATED}


def archive(folder: Path) -> Rows:
    return Rows.make(
        folder,
        [
            Sample("步道", district="青岚区", streets=("柳溪街道",), reporters=("李明远",), earliest="2021-03-05"),
            Sample("老街", district="青岚区", streets=("柳溪街道", "石桥街道"), earliest="2021-03-20", kind="photo"),
            Sample(
                "灯会", district="青岚区", streets=("石桥街道", "柳溪街道"), earliest="2021-03-30", latest="2021-04-02"
            ),
            Sample("旧事", district="青岚区"),
        ],
    )


def place_id(rows: Rows, name: str) -> int:
    with rows.database.reading() as session:
        return session.query(Place.id).filter_by(name=name).scalar() or 0


def test_counts_of_archive_place_and_person(tmp_path: Path) -> None:
    rows = archive(tmp_path)
    refresh(rows.database)
    with rows.database.reading() as session:
        everything = count_archive(session)
        assert (everything.total, everything.undated) == (4, 1)
        assert [everything.within(p) for p in ("", "2021", "2021-03", "2021-04", "2020")] == [4, 3, 3, 1, 0]
        assert count_archive(session, "photo").total == 1
        willow = count_place(session, place_id(rows, "柳溪街道"))
        assert (willow.total, willow.within("2021-03"), willow.within("2021-04")) == (3, 3, 1)
        assert count_place(session, place_id(rows, "青岚区"), "news").total == 3
        assert count_person(session, "李明远").within("2021-03") == 1
        assert count_person(session, "李明远", "photographer").total == 0


def test_neighbours_are_street_offices_named_together(tmp_path: Path) -> None:
    rows = archive(tmp_path)
    refresh(rows.database)
    with rows.database.reading() as session:
        found = neighbours(session, place_id(rows, "柳溪街道"))
        assert [(entry.place.name, entry.count) for entry in found] == [("石桥街道", 2)]


def test_the_matrix_has_the_districts_articles_as_its_base(tmp_path: Path) -> None:
    rows = archive(tmp_path)
    district = place_id(rows, "青岚区")
    with rows.database.writing() as session:
        session.query(Place).filter_by(level="street").update({"district_id": district})
    refresh(rows.database)
    with rows.database.reading() as session:
        matrix = street_matrix(session, district, 2021)
        assert matrix.base[2:4] == (3, 1)
        assert [(row.place.name, row.counts[2:4], row.total) for row in matrix.rows] == [
            ("柳溪街道", (3, 1), 3),
            ("石桥街道", (2, 1), 2),
        ]
        assert street_matrix(session, district).periods == ("2021",)

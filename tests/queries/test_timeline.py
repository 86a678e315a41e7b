"""A place through time: counts and lists agree, intervals overlap, nothing undated is lost."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database import Database, migrate
from app.ingest.values import Kind
from app.queries.district import DistrictView, read_district
from app.queries.timeline import PER_PAGE, UNDATED, Period
from tests.queries.pages import article, store


def view(database: Database, period: Period | str | None = None, street: str = "", kind: str = "") -> DistrictView:
    with database.reading() as session:
        found = read_district(session, "jiashan", period, street, kind)
    assert found
    return found


def titles(found: DistrictView) -> list[str]:
    dated = [row.headline for month in found.timeline.months for day in month.days for row in day.articles]
    return dated + [row.headline for row in found.timeline.undated]


def test_a_period_lists_its_articles_newest_first(database: Database) -> None:
    store(
        database,
        article("一", "2021-03-02"),
        article("二", "2021-03-09?"),
        article("三", "2021-11-01"),
        article("四", "2020-05-05"),
        article("别处", "2021-03-03", district="乙水区"),
    )
    assert titles(view(database, Period(2021))) == ["三", "二", "一"]
    assert titles(view(database, Period(2021, 3))) == ["二", "一"]
    assert titles(view(database, Period(2020))) == ["四"]
    assert titles(view(database, Period(2019))) == []


def test_an_interval_stands_in_every_month_that_it_may_mean(database: Database) -> None:
    store(database, article("某日"), issued="2021-03-28?/2021-04-10?")
    for month in (3, 4):
        found = view(database, Period(2021, month))
        assert titles(found) == ["某日"]
        assert found.timeline.total == 1
        assert [m.month for m in found.timeline.months] == [month]
    (day,) = view(database, Period(2021, 3)).timeline.months[0].days
    assert (day.since, day.until) == (dt.date(2021, 3, 28), dt.date(2021, 4, 10))


def test_what_has_no_year_is_kept_apart_and_counted(database: Database) -> None:
    store(database, article("无年", "XXXX-11-08"), article("有年", "2021-11-08"))
    found = view(database)
    assert found.timeline.counts.undated == 1
    assert titles(found) == ["有年", "无年"]
    assert titles(view(database, Period(2021))) == ["有年"]
    assert titles(view(database, UNDATED)) == ["无年"]


def test_a_district_without_any_date_lists_all_the_same(database: Database) -> None:
    store(database, article("无年", "XXXX-11-08"))
    assert titles(view(database)) == ["无年"]


def test_filters_by_street_and_kind_narrow_counts_and_list_alike(database: Database) -> None:
    store(
        database,
        article("一", "2021-03-02", streets=["东山街道"]),
        article("二", "2021-03-03", streets=["东山街道"], kind=Kind.PHOTO),
        article("三", "2021-03-04", kind=Kind.PHOTO),
    )
    for filters, expected in (
        ({"street": "jiashan-dongshan"}, ["二", "一"]),
        ({"kind": "photo"}, ["三", "二"]),
        ({"street": "jiashan-dongshan", "kind": "photo"}, ["二"]),
    ):
        found = view(database, Period(2021, 3), **filters)
        assert titles(found) == expected
        assert found.timeline.total == len(expected)
    with database.reading() as session:
        assert read_district(session, "jiashan", street="nowhere") is None


def test_neighbouring_periods_skip_what_is_empty(database: Database) -> None:
    store(database, article("一", "2019-01-01"), article("二", "2021-03-02"), article("三", "2021-11-01"))
    year, month = view(database, Period(2021)).timeline, view(database, Period(2021, 3)).timeline
    assert (str(year.before), year.after) == ("2019", None)
    assert (str(month.before), str(month.after)) == ("2019-01", "2021-11")


def test_a_long_month_goes_on_over_pages(database: Database) -> None:
    store(database, *(article(f"第{n}", "2021-03-02") for n in range(PER_PAGE + 5)))
    with database.reading() as session:
        first, second = (read_district(session, "jiashan", Period(2021, 3), page=page) for page in (1, 2))
    assert first is not None
    assert second is not None
    assert first.timeline.pages == 2
    assert len(titles(first)) == PER_PAGE
    assert len(set(titles(first)) | set(titles(second))) == PER_PAGE + 5


DAYS = st.dates(dt.date(2019, 6, 1), dt.date(2021, 6, 30))


@pytest.mark.filterwarnings("ignore::hypothesis.errors.NonInteractiveExampleWarning")
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spans=st.lists(st.tuples(DAYS, st.integers(0, 90)), min_size=1, max_size=8))
def test_every_bar_says_how_long_its_list_is(
    spans: list[tuple[dt.date, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    database = Database(tmp_path_factory.mktemp("timeline") / "archive.sqlite3")
    migrate(database.engine)
    dates = [f"{day}" if not more else f"{day}/{day + dt.timedelta(days=more)}" for day, more in spans]
    store(database, *(article(f"第{n}", date) for n, date in enumerate(dates)))
    for year in view(database).timeline.years:
        assert len(titles(view(database, Period(year.year)))) == year.count
        for month, count in enumerate(year.months, start=1):
            assert len(titles(view(database, Period(year.year, month)))) == count
    database.close()


def test_few_articles_are_all_shown_and_of_many_the_last_year(database: Database) -> None:
    store(
        database, *(article(f"第{n}", f"{2000 + n}-03-02") for n in range(PER_PAGE - 1)), article("无年", "XXXX-11-08")
    )
    found = view(database)
    assert found.timeline.whole
    assert found.timeline.total == len(titles(found)) == PER_PAGE
    assert titles(found)[0] == f"第{PER_PAGE - 2}"
    assert titles(found)[-1] == "无年"
    store(database, article("又一", "1999-01-01"))
    found = view(database)
    assert found.timeline.period == Period(2000 + PER_PAGE - 2)
    assert len(titles(found)) == 1

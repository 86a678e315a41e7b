"""Bars over time."""

from hypothesis import given
from hypothesis import strategies as st

from app.queries.periods import Counts, YearCounts
from app.queries.results import FacetValue
from app.queries.timeline import Period, Timeline
from app.search.request import SearchRequest
from app.web.chart import MOST_BARS, height, result_bars, year_bars


def facets(*months: str) -> list[FacetValue]:
    return [FacetValue(month, month, 2) for month in months]


def test_months_without_gaps() -> None:
    bars = result_bars(facets("2021-11", "2022-02"), SearchRequest(q="x"))
    assert [(bar.label, bar.count) for bar in bars] == [
        ("2021年11月", 2),
        ("2021年12月", 0),
        ("2022年1月", 0),
        ("2022年2月", 2),
    ]
    assert [bar.year for bar in bars] == ["2021", "", "2022", ""]
    assert bars[0].url == "/search?q=x&month=2021-11"


def test_years_where_months_would_be_too_many() -> None:
    bars = result_bars(facets("2010-01", "2021-12"), SearchRequest())
    assert [bar.label for bar in bars][:2] == ["2010年", "2011年"]
    assert sum(bar.count for bar in bars) == 4
    assert bars[-1].url == "/search?month=2021"


def test_a_chosen_month_is_taken_away_by_its_bar() -> None:
    bars = result_bars(facets("2021-11"), SearchRequest(month=("2021-11",)))
    assert bars[0].chosen
    assert bars[0].url == "/search"


def test_no_months_no_bars() -> None:
    assert result_bars([], SearchRequest()) == ()


@given(st.lists(st.tuples(st.integers(1980, 2060), st.integers(1, 12)), min_size=1, max_size=30))
def test_every_month_counts_and_there_are_never_too_many_bars_of_months(months: list[tuple[int, int]]) -> None:
    found = facets(*{f"{year:04}-{month:02}" for year, month in months})
    bars = result_bars(found, SearchRequest())
    assert sum(bar.count for bar in bars) == 2 * len(found)
    assert len(bars) <= max(MOST_BARS, 2060 - 1980 + 1)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_what_is_not_nothing_can_be_seen(count: int, most: int) -> None:
    tall = height(min(count, most), most)
    assert 0 <= tall <= 100
    assert (tall > 0) == (count > 0)


def test_a_year_has_twelve_bars_that_keep_the_filters() -> None:
    counts = Counts(3, 0, (YearCounts(2021, 3, (0, 3, *[0] * 10)),))
    bars = year_bars(Timeline(counts, Period(2021, 2), 1, ()), "/districts/x", street="y")
    assert len(bars) == 12
    assert bars[1].url == "/districts/x/2021-02?street=y"
    assert bars[1].height == 100
    assert [bar.chosen for bar in bars].count(True) == 1


def test_what_has_no_year_has_no_bars() -> None:
    assert year_bars(Timeline(Counts(3, 3, ()), None, 1, ()), "/districts/x") == ()

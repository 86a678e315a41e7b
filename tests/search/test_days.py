"""Days as users type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.days import read_days, read_period, read_range
from app.search.engine import Span


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2021-2", "2021-02-01", "2021-02-28"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-10-05", "2021-10-05", "2021-10-05"),
        ("2021/10/5", "2021-10-05", "2021-10-05"),
        ("2021.10", "2021-10-01", "2021-10-31"),
        ("2021年", "2021-01-01", "2021-12-31"),
        ("2021年10月", "2021-10-01", "2021-10-31"),
        ("2021年10月份", "2021-10-01", "2021-10-31"),
        ("2021年10月5日", "2021-10-05", "2021-10-05"),
        ("二〇二一年十月", "2021-10-01", "2021-10-31"),
        ("二○二一年十二月三十一日", "2021-12-31", "2021-12-31"),
        ("二零二一年二十月", None, None),
        ("2021-13", None, None),
        ("2021-02-30", None, None),
        ("0000", None, None),
        ("去年", None, None),
        ("20211", None, None),
    ],
)
def test_periods(typed: str, since: str | None, until: str | None) -> None:
    expected = Span(date.fromisoformat(since), date.fromisoformat(until)) if since and until else None
    assert read_period(typed) == expected


def test_a_range_joins_two_periods() -> None:
    assert read_days("2021-10..2021年12月") == Span(date(2021, 10, 1), date(2021, 12, 31))
    assert read_days("2020至2021") == Span(date(2020, 1, 1), date(2021, 12, 31))
    assert read_days("..") is None
    assert read_days("2021..去年") is None
    assert read_days(">9999") is None
    assert read_days("<0001") is None


def test_what_is_not_understood_of_a_range_is_said_and_left_out() -> None:
    span, notes = read_range("2021-06", "明年")
    assert span == Span(date(2021, 6, 1), None)
    assert len(notes) == 1
    assert "明年" in notes[0]


@given(st.text(st.sampled_from("0123456789年月日-./.><=一二十〇~至 "), max_size=14))
def test_anything_is_a_span_or_none(typed: str) -> None:
    span = read_days(typed)
    if span is not None and span.since and span.until and ".." not in typed:
        assert isinstance(span, Span)

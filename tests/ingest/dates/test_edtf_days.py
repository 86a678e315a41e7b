"""Days that an EDTF date may mean; the short way for plain dates says what the library says."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.dates.edtf_days import _parsed, days

part = st.from_regex(r"(19|20)[0-9]{2}(-[01][0-9](-[0-3][0-9])?)?[?~%]?", fullmatch=True)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2020", "2020-01-01", "2020-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2020-04-15?", "2020-04-15", "2020-04-15"),
        ("2020-04-15?/2020-04-29?", "2020-04-15", "2020-04-29"),
        ("2020-12/2021-01", "2020-12-01", "2021-01-31"),
        ("2020-21", "2020-03-01", "2020-05-31"),  # the spring, which only the library knows
    ],
)
def test_a_date_means_days(edtf: str, first: str, last: str) -> None:
    assert days(edtf) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("edtf", [None, "", "XXXX-11-08", "202X", "soon", "2021-02-29", "2020-00", "2020-05/2020-04"])
def test_what_means_no_days(edtf: str | None) -> None:
    assert days(edtf) is None


@given(st.one_of(part, st.tuples(part, part).map("/".join)))
@settings(max_examples=25, deadline=None)  # the library takes some ms a date
def test_plain_dates_agree_with_the_library(edtf: str) -> None:
    assert days(edtf) == _parsed(edtf)

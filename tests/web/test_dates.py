"""Dates in words, saying plainly what is uncertain."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.dates import day_words, machine, note, plain, span_words, words

WORDS = {
    "2020-04-13": "2020年4月13日",
    "2020-04-13?": "2020年4月13日（年份为推定）",
    "2020?-04-13": "2020年4月13日（年份为推定）",
    "XXXX-11-08": "11月8日（年份不详）",
    "2020-04": "2020年4月",
    "2020-04-XX": "2020年4月",
    "2020": "2020年",
    "2020-04-15/2020-04-30": "2020年4月15日至30日之间",
    "2020-04-15?/2020-05-01?": "2020年4月15日至5月1日之间（推定）",
    "2020-12-30/2021-01-05": "2020年12月30日至2021年1月5日之间",
    "2020/2021": "2020年至2021年之间",
    "2020-04-15/..": "2020年4月15日或其后",
    "../2020-04": "2020年4月或其前",
    "XXXX": "日期不详",
    "": "日期不详",
    None: "日期不详",
    "no date": "no date",
}
MACHINE = {
    "2020-04-13?": "2020-04-13",
    "2020-04": "2020-04",
    "2020": "2020",
    "XXXX-11-08": "",
    "2020-04-15/2020-04-30": "",
    "": "",
}


@pytest.mark.parametrize(("edtf", "expected"), WORDS.items())
def test_words(edtf: str | None, expected: str) -> None:
    assert words(edtf) == expected


@pytest.mark.parametrize(("edtf", "expected"), MACHINE.items())
def test_machine(edtf: str, expected: str) -> None:
    assert machine(edtf) == expected


@given(st.dates())
def test_every_day_is_written_in_full_and_without_doubt(day: dt.date) -> None:
    assert plain(day.isoformat()) == f"{day.year}年{day.month}月{day.day}日"
    assert note(day.isoformat()) == ""
    assert note(f"{day.isoformat()}?") == "年份为推定"
    assert machine(day.isoformat()) == day.isoformat()


@given(st.text(max_size=30))
def test_whatever_is_stored_can_be_shown(text: str) -> None:
    assert words(text)
    assert note(text) in ("", "年份为推定", "推定", "年份不详")


def test_a_day_and_days_between() -> None:
    day = dt.date(2020, 4, 13)
    assert day_words(day, day) == "4月13日 星期一"
    assert day_words(day, dt.date(2020, 4, 30)) == "4月13日至30日之间"
    assert day_words(day, dt.date(2021, 1, 2)) == "4月13日至2021年1月2日之间"
    assert span_words(day, day) == "2020年4月13日"

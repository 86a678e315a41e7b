"""Headlines in Latin letters."""

import pytest

from app.search.engine import Document, Engine, EngineQuery, Seen
from app.search.pinyin import initials, readings, spelt
from app.search.query import Or


def test_a_headline_is_spelt_by_syllables_and_first_letters() -> None:
    assert spelt("全民阅读2021") == "quan min yue du 2021"
    assert initials(spelt("全民阅读2021")) == "q m y d 2"
    assert spelt("") == initials("") == ""


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("quanmin", ["quan min"]),
        ("quanminyu", ["quan min yu"]),
        ("Quan Min", ["quan min"]),
        ("xianshi", ["xian shi", "xi an shi"]),
        ("qmyd", ["q m y d"]),
        ("zh", ["zh", "z h"]),
        ("全民", []),
        ("a", []),
        ("gb2312", []),
    ],
)
def test_what_letters_may_say(typed: str, expected: list[str]) -> None:
    found = [text.text for text in readings(typed)]
    assert [text for text in expected if text in found] == expected
    assert bool(found) == bool(expected)


def test_very_many_letters_are_read_at_once() -> None:
    assert len(list(readings("an" * 200))) <= 5
    assert list(readings("an" * 13 + "uu")) == []


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("quanmin", {1}),
        ("quanminyu", {1}),
        ("minyue", {1}),
        ("qmyd", {1}),
        ("myd", {1}),
        ("yuedu", {1, 2}),
        ("yd", {1, 2, 3}),
    ],
)
def test_headlines_are_found_by_pinyin(engine: Engine, typed: str, ids: set[int]) -> None:
    engine.add([Document(id=1, headline="全民阅读周开幕"), Document(id=2, headline="阅读角进社区")])
    engine.add([Document(id=3, headline="运动会开幕", paragraphs=("全民阅读",))])
    engine.commit(Seen("archive", 1))
    assert set(engine.search(EngineQuery(Or(tuple(readings(typed))))).ids) == ids

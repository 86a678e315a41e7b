"""Other spellings of what finds nothing."""

import pytest

from app.search.spelling import mended

TEXTS = ("红色物业进小区", "红色物业服务", "阳光苑小区", "疫情防控指挥部", "日间照料中心")


def count(text: str) -> int:
    return sum(text in other for other in TEXTS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("红色物叶", "红色物业"),  # the same sound
        ("杨光苑", "阳光苑"),
        ("疫情防空", "疫情防控"),
        ("日间照科", "日间照料"),  # a like shape
        ("物红色业", None),
        ("红色业物", "红色物业"),  # changed places
        ("红色的物业", "红色物业"),  # one too many
        ("航空母舰", None),
        ("红", None),
        ("hongse", None),
    ],
)
def test_the_likeliest_spelling(typed: str, meant: str | None) -> None:
    assert mended(typed, lambda pairs: {pair: count(pair) for pair in pairs}, count) == meant


def test_the_spelling_that_more_articles_have_is_offered() -> None:
    counts = {"事物": 1, "食物": 9}
    assert (
        mended("时物", lambda pairs: {pair: counts.get(pair, 0) for pair in pairs}, lambda text: counts.get(text, 0))
        == "食物"
    )

"""Dated milestones that count, and the strings by which a page is passed over."""

from pathlib import Path

import pytest

from app.ingest.dates.milestones import compiled, needed
from app.ingest.read_milestones import read_milestones
from app.settings import ROOT

SHIPPED = read_milestones([ROOT / "seeds" / "milestones.csv"])


@pytest.mark.parametrize(
    ("pattern", "strings"),
    [
        ("十九大精神", ("十九大精神",)),
        ("今年.{0,16}十三五.{0,8}(?:开局|第一年)", ("十三五",)),
        ("复学复课|错峰(?:开学|返校)", ("复学复课", "错峰")),
        ("(?<!的)第{N}个.{0,4}(?:国际)?护士节", ("护士节",)),
        ("改革开放{N}周?年", ("改革开放",)),
        ("互联网\\+", ("互联网",)),
        ("第?{N*4}(?:届全运会|运会)", ()),  # no plain run outside its groups
    ],
)
def test_strings_without_which_no_match_is_possible(pattern: str, strings: tuple[str, ...]) -> None:
    assert needed(pattern) == strings


def test_no_milestone_is_passed_over_where_it_is_named() -> None:
    texts = [milestone.meaning.replace("{N}", "12") for milestone in SHIPPED]
    matched = [
        (match.group(), needed(milestone.pattern))
        for milestone in SHIPPED
        for text in texts
        if (match := compiled(milestone.pattern)[0].search(text))
    ]
    assert len(matched) > 100
    assert all(any(string in words for string in strings) for words, strings in matched if strings)


def test_numbers_move_the_months_on() -> None:
    assert [compiled(pattern)[1] for pattern in ("建党", "建党{N}年", "第{N*4}届", "第{N/2}届")] == [0, 12, 48, 6]


def test_a_wrong_row_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text("pattern,first,last,meaning,source\n第{N}个(,2020-01,,x,y\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_milestones([file])
    file.write_text("pattern,first,last,meaning,source\n大桥,2020-01 2021-01,2020-02,x,y\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_milestones([file])

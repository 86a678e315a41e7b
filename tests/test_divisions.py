"""The nation's counties and towns."""

from pathlib import Path

import pytest

from app.divisions import County, Divisions, load_divisions
from app.settings import ROOT

NATION = load_divisions(ROOT / "seeds" / "divisions.csv")


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("嘉定区", "嘉定"),
        ("滨海新区", "滨海"),
        ("金秀瑶族自治县", "金秀"),
        ("前郭尔罗斯蒙古族自治县", "前郭尔罗斯"),
        ("鄂温克族自治旗", "鄂温克族"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("叶县", "叶县"),
        ("城区", "城区"),
    ],
)
def test_the_stem_of_a_county(name: str, stem: str) -> None:
    assert County(name, "").stem == stem


def test_counties_by_name_by_town_and_by_stem() -> None:
    assert {county.city for county in NATION.named("鼓楼区")} == {"南京市", "徐州市", "福州市", "开封市"}
    assert [county.name for county in NATION.with_town("王家畈镇")] == ["宜都市"]
    assert len(NATION.with_town("城关镇")) > 50
    assert [county.name for county in NATION.by_stem["榆中"]] == ["榆中县"]


def test_former_counties_and_towns_are_known_with_the_months_of_their_names() -> None:
    (gone,) = NATION.named("港闸区")
    assert (gone.city, gone.last, "唐闸镇街道" in gone.towns) == ("南通市", "2021-10", True)
    assert NATION.by_stem["港闸"] == (gone,)
    assert NATION.lasted("港闸区") == ("", "2021-10")
    assert NATION.lasted("临平区") == ("2020-06", "")
    assert (
        NATION.lasted("桥东区") == NATION.lasted("鼓楼区") == NATION.lasted("无此区") == ("", "")
    )  # one of two remains
    assert [county.name for county in NATION.by_stem["密云"]] == ["密云区"]
    assert any("中和乡" in county.gone for county in NATION.with_town("中和乡"))


@pytest.mark.parametrize("word", ["吉安", "红河", "河南", "高新", "新区"])
def test_what_is_a_city_a_province_or_a_word_is_no_county(word: str) -> None:
    assert word not in NATION.by_stem


def test_every_county_has_a_name_that_pages_print() -> None:
    assert len(NATION.counties) > 2900
    assert sum(len(county.towns) for county in NATION.counties) > 38_000
    for county in NATION.counties:
        assert county.name.endswith(("区", "县", "市", "旗", "新城", "站")), county
        assert all(town.endswith(("街道", "镇", "乡", "苏木")) for town in county.towns)


def test_the_table_may_be_absent_and_must_be_one(tmp_path: Path) -> None:
    assert load_divisions(tmp_path / "none.csv").counties == Divisions().counties == ()
    other = tmp_path / "other.csv"
    other.write_text("code,level\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match="other.csv"):
        load_divisions(other)


def test_no_town_carries_the_name_of_its_county() -> None:
    doubled = [
        town
        for county in NATION.counties
        for town in (*county.towns, *county.gone)
        if town.startswith(county.name) and len(town) > len(county.name) + 2
    ]
    assert doubled == []

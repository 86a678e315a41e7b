"""The gazetteer: long official forms shortened, places looked up by name, district and position."""

import time
from pathlib import Path

import pytest

from app.places import COMMUNITY, DISTRICT, STREET, VILLAGE, Gazetteer, load_gazetteer, short_name, stem

TABLE = """code,level,name,parent
9901,city,澄川市,99
990101,district,青溪区,9901
990102,district,澄川市城乡一体化示范区,9901
990101001,street,柳河街道,990101
990101100,town,白鹭镇,990101
990101200,township,石桥回族乡,990101
990102001,street,柳河街道,990102
990101001001,community,渡口社区居民委员会,990101001
990101001002,community,东街居民委员会,990101001
990101100200,village,石庙村村民委员会,990101100
990101100201,village,芦荡村民委员会,990101100
990101200200,village,石庙村民委员会,990101200
990102001200,village,石庙村委会,990102001
990101100202,village,云岭社区村民委员会,990101100
990101998,other,筹备组,990101
"""


@pytest.fixture
def gazetteer(tmp_path: Path) -> Gazetteer:
    path = tmp_path / "places.csv"
    path.write_text(TABLE, encoding="utf-8-sig")
    return load_gazetteer([path])


@pytest.mark.parametrize(
    ("level", "official", "city", "short"),
    [
        (VILLAGE, "石庙村村民委员会", "", "石庙村"),
        (VILLAGE, "石庙村民委员会", "", "石庙村"),
        (VILLAGE, "石庙村委会", "", "石庙村"),
        (VILLAGE, "芦荡村村委员会", "", "芦荡村"),
        (VILLAGE, "云岭社区村民委员会", "", "云岭社区"),
        (COMMUNITY, "渡口社区居民委员会", "", "渡口社区"),
        (COMMUNITY, "渡口社区居委会", "", "渡口社区"),
        (COMMUNITY, "东街居民委员会", "", "东街社区"),
        (COMMUNITY, "渡口社区", "", "渡口社区"),
        (STREET, "新街街道", "", "新街街道"),
        (STREET, "柳河街道办事处", "", "柳河街道"),
        (STREET, "柳河办事处", "", "柳河街道"),
        (STREET, "白鹭镇人民政府", "", "白鹭镇"),
        (DISTRICT, "澄川市城乡一体化示范区", "澄川市", "示范区"),
        (DISTRICT, "澄川高新技术产业开发区", "澄川市", "高新区"),
        (DISTRICT, "澄川经济技术开发区", "澄川市", "经开区"),
        (DISTRICT, "青溪区", "澄川市", "青溪区"),
    ],
)
def test_official_names_are_shortened_to_what_is_printed(level: str, official: str, city: str, short: str) -> None:
    assert short_name(level, official, city) == short


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("三里河街道", "三里河"),
        ("石桥回族乡", "石桥"),
        ("青山土家族苗族乡", "青山"),
        ("白水镇", "白水"),
        ("渡口社区", "渡口"),
        ("邵村", "邵村"),
        ("青溪区", "青溪区"),
    ],
)
def test_stem_leaves_the_kind_of_place_away(name: str, bare: str) -> None:
    assert stem(name) == bare


def test_levels_districts_and_street_offices(gazetteer: Gazetteer) -> None:
    assert gazetteer.districts == ("青溪区", "示范区")
    assert {place.level for place in gazetteer.named("云岭社区")} == {COMMUNITY}
    assert [place.district for place in gazetteer.named("柳河街道")] == ["青溪区", "示范区"]
    assert gazetteer.street_of("青溪区", COMMUNITY, "渡口社区") == "柳河街道"
    assert gazetteer.street_of("青溪区", VILLAGE, "芦荡村") == "白鹭镇"
    assert gazetteer.street_of("示范区", VILLAGE, "石庙村") == "柳河街道"
    assert (COMMUNITY, "渡口社区") in gazetteer.of_district("青溪区")
    assert (COMMUNITY, "渡口社区") not in gazetteer.of_district("示范区")
    assert gazetteer.of_district("无名区") == frozenset()


def test_a_name_twice_in_a_district_has_no_street_office_of_its_own(gazetteer: Gazetteer) -> None:
    assert gazetteer.street_of("青溪区", VILLAGE, "石庙村") is None
    assert gazetteer.street_of("青溪区", VILLAGE, "无名村") is None


def test_parents_may_stand_in_another_file(tmp_path: Path) -> None:
    rows = TABLE.splitlines(keepends=True)
    (tmp_path / "a.csv").write_text(rows[0] + "".join(rows[8:]), encoding="utf-8")
    (tmp_path / "b.csv").write_text("".join(rows[:8]), encoding="utf-8")
    gazetteer = load_gazetteer([tmp_path / "a.csv", tmp_path / "b.csv"])
    assert gazetteer.street_of("青溪区", COMMUNITY, "渡口社区") == "柳河街道"


def test_a_table_of_another_kind_is_named_in_the_error(tmp_path: Path) -> None:
    path = tmp_path / "wrong.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.csv"):
        load_gazetteer([path])


def test_three_thousand_places_load_in_no_time(tmp_path: Path) -> None:
    rows = [f"X{number:04},village,{chr(0x4E00 + number)}家庄村民委员会,990101001\n" for number in range(3000)]
    path = tmp_path / "many.csv"
    path.write_text(TABLE + "".join(rows), encoding="utf-8")
    start = time.process_time()
    gazetteer = load_gazetteer([path])
    listed = gazetteer.of_district("青溪区")
    assert time.process_time() - start < 1
    assert len(listed) > 3000

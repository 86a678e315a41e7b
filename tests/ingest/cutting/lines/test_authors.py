"""Lines that are a name and nothing else."""

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.authors import is_author

PROSE = "小区里的快递柜，超过十二个小时要收一块钱，不少邻居嘀咕。"


@pytest.mark.parametrize(
    "name", ["沈丹枫", "景淮", "夏侯敬", "王 尧", "阿依古丽·买买提", "欧阳明月", "◎王尧", "□ 李 明", "本报评论员"]
)
def test_a_name_between_a_title_and_its_text_is_the_author(name: str) -> None:
    assert is_author(clean(f"快递柜该不该收费\n{name}\n{PROSE}"), 1)


@pytest.mark.parametrize(
    ("page", "place"),
    [
        (f"快递柜该不该收费\n平安\n{PROSE}", 1),  # a word
        (f"水杉三千株\n芦湾镇\n{PROSE}", 1),  # a town
        (f"{PROSE}\n花墙\n{PROSE}", 1),  # a picture's title
        (f"入选名单\n李明\n王强\n{PROSE}", 1),  # a row
        (f"入选名单\n李明\n王强\n{PROSE}", 2),
        (f"本报讯近日\n李明辉\n{PROSE}", 0),
    ],
)
def test_other_short_lines_are_none(page: str, place: int) -> None:
    assert not is_author(clean(page), place)


def test_a_name_closes_a_letter_of_the_first_person() -> None:
    assert is_author(clean(f"我家住在三楼，请借贵报一角，谢谢他。\n周文娟\n快递柜该不该收费\n{PROSE}"), 1)
    assert not is_author(clean(f"居民在花墙前散步。\n周文娟\n快递柜该不该收费\n{PROSE}"), 1)

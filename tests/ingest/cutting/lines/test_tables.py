"""Tables that nothing announces, and what looks like one."""

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.tables import tables

ABOVE, BELOW = "柳湾镇公布夏季渡船班次。", "其余渡口的班次不变。"


def found(*lines: str) -> list[tuple[int, int]]:
    page = clean("\n\n".join((ABOVE, *lines, BELOW)))
    return list(tables(page, [False] * len(page), [False] * len(page)))


@pytest.mark.parametrize(
    "rows",
    [
        ("渡口 首班 末班", "柳湾渡 6时 20时", "石坪渡 7时半 19时", "梨园渡 六点 二十点"),
        ("柳湾渡 周六上午 韦师傅", "石坪渡 周六下午 葛师傅", "梨园渡 周日 乔师傅"),
        ("成人 3元", "学生 1.5元", "自行车 0.5元"),
        ("柳湾镇 四十张", "石坪镇 二十六张", "梨园镇 九张"),
        ("001 葛水生 86.40", "002 乔 木 85.10", "003 欧阳小川 80.02"),
        ("时间：每周二上午", "地点：柳湾渡口", "价格：免费"),
    ],
)
def test_lines_of_as_many_cells_or_with_labels_are_a_table(rows: tuple[str, ...]) -> None:
    assert found(*rows) == [(1, len(rows) + 1)]


def test_two_columns_of_any_kind_are_a_table_below_a_colon() -> None:
    rows = ("柳湾渡口 镇口至石桥", "石坪大道 河东至学校", "梨园街 全段")
    assert found(*rows) == []
    assert found("下列路段半幅封闭：", *rows) == [(2, 5)]


@pytest.mark.parametrize(
    "lines",
    [
        ("一条船渡百家", "柳湾渡口 灯火长明", "老艄公收了徒弟"),
        ("修一座码头 暖一方人", "先听民声 再动铁锹", "渡船有了新班次 乡亲少走十里路"),
        ("柳湾渡 6时", "石坪渡 7时半"),
        ("村里有 5 个渡口，", "渡工 12 人，", "船 9 条，"),
        ("问：渡口夜里开吗？", "答：开到八点", "问：几块钱？"),
    ],
)
def test_titles_two_rows_and_text_are_none(lines: tuple[str, ...]) -> None:
    assert found(*lines) == []


def test_full_lines_are_rows_only_if_their_blanks_are_a_typesetters() -> None:
    rows = (
        "石坪渡口 石坪乡政府大院东侧 韦师傅",
        "柳湾渡口 柳湾镇粮站后门往北 葛师傅",
        "梨园渡口 梨园社区活动室旁边 乔师傅",
    )
    page = clean("\n\n".join(rows))
    assert list(tables(page, [False] * 3, [True] * 3)) == [(0, 3)]
    spaced = clean("\n\n".join(("柳湾镇有 5 个渡口和渡船", "石坪乡有 3 个渡口和码头", "梨园镇有 2 个渡口和渔船")))
    assert list(tables(spaced, [False] * 3, [True] * 3)) == []

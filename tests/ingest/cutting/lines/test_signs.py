"""What closes a text: credits that were broken over two lines, those that only look so, who signs above a day."""

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.signs import broken_credit, is_credit, pictured, senders, series


@pytest.mark.parametrize(
    ("above", "text", "broken"),
    [
        ("孩子们在放风筝。王", "小兵 摄", True),
        ("孩子们在放风筝。本报", "记者 王小兵 摄", True),
        ("“小红帽”人人都夸", "本报评论员 尚 文", False),  # a title above its author
        ("老街亮灯", "本报记者 王小兵 摄", False),
    ],
)
def test_second_halves_of_credits(above: str, text: str, broken: bool) -> None:
    assert (broken_credit(above, text) is not None) is broken


@pytest.mark.parametrize(
    "source", ["新华社发", "（新华社发）", "图据网络", "图片来源：视觉中国", "网络图片", "（资料图）"]
)
def test_where_a_picture_came_from(source: str) -> None:
    assert is_credit(source)
    assert pictured("孩子们在河滩上放风筝。" + source)


@pytest.mark.parametrize("text", ["合作社发", "一张蓝图据此展开", "新版图源自群众"])
def test_words_that_no_picture_came_from(text: str) -> None:
    assert not is_credit(text)
    assert not pictured(text)


def test_headings_that_count_the_same_thing() -> None:
    text = (
        "第一天：等雨\n\n第一次来的人说，今年不同。\n\n第二天：看云\n\n第三次补栽。\n\n第四天：收伞\n\n第一名：李晓明"
    )
    lines = clean(text)
    assert [lines[place].text for place in sorted(series(lines))] == ["第一天：等雨", "第二天：看云"]


@pytest.mark.parametrize("day", ["2021年10月6日", "二〇二一年十月六日", "10月6日", "十月六日"])
@pytest.mark.parametrize(("above", "lines"), [("石桥区水利局", 1), ("石桥社区居民 李晓明", 1), ("菜场搬进了楼里", 0)])
def test_who_signs_above_a_day_with_its_year_or_without(day: str, above: str, lines: int) -> None:
    assert senders(clean(f"请相互转告。\n\n{above}\n\n{day}"), 2) == lines

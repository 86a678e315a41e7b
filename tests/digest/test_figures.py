"""Figures as texts state them, brought to a base unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.digest.figures import UNITS, figures

# text, then for each figure: as printed, number, unit, approximate
STATED = [
    ("总投资18亿元，占地96亩。", [("18亿元", 1.8e9, "元", False), ("96亩", 96, "亩", False)]),
    ("累计完成20375万元，同比增长1.3%。", [("20375万元", 203_750_000, "元", False), ("1.3%", 1.3, "%", False)]),
    ("辖区居民4127户1.3万余人。", [("4127户", 4127, "户", False), ("1.3万余人", 13_000, "人", True)]),
    ("新增岗位3000多个，商户260余家。", [("3000多个", 3000, "个", True), ("260余家", 260, "家", True)]),
    ("约１０７５亩，近3亿元。", [("约1075亩", 1075, "亩", True), ("近3亿元", 3e8, "元", True)]),
    ("全长7.4公里，宽3.5米。", [("7.4公里", 7400, "米", False), ("3.5米", 3.5, "米", False)]),
    ("占地2公顷，建筑面积0.3平方公里。", [("2公顷", 30, "亩", False), ("0.3平方公里", 300_000, "平方米", False)]),
    ("百分之九十以上的企业复工。", [("百分之九十以上", 90, "%", True)]),
    ("百分之三点五的居民", [("百分之三点五", 3.5, "%", False)]),
    ("一千五百余亩麦田，三百米长。", [("一千五百余亩", 1500, "亩", True), ("三百米", 300, "米", False)]),
    ("近百户居民，十几条长凳。", [("近百户", 100, "户", True), ("十几条", 10, "条", True)]),
    ("每个小区选出3至5名监督员。", [("3至5名", 3, "人", True)]),
    ("征集老照片1,326张，口罩1.2万个。", [("1,326张", 1326, "张", False), ("1.2万个", 12_000, "个", False)]),
    ("提高1.5个百分点。", [("1.5个百分点", 1.5, "百分点", False)]),
    ("累计 完成投资 约 1700 万 元 ，", [("约1700万元", 17_000_000, "元", True)]),
    (
        "产粮8000公斤，重6吨，收麦500斤。",
        [("8000公斤", 8, "吨", False), ("6吨", 6, "吨", False), ("500斤", 0.25, "吨", False)],
    ),
    ("接待游客86万人次。", [("86万人次", 860_000, "人次", False)]),
    ("2020年4月13日上午10时许，72岁的老人", []),  # days, hours and ages
    ("第3个项目、第十二届、第15名", []),  # ordinals
    ("一个项目一个专班，两家人坐到一起", []),  # small numerals count nothing in particular
    ("用了11个月零5个小时，三十个工作日", []),  # spans of time
    ("电话：0999-2866013", []),
    ("走进千家万户，万人空巷，百米之外", []),  # figures of speech
    ("元旦前夕，3元宵节灯会", []),
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_figures_of_a_text(text: str, expected: list[tuple[str, float, str, bool]]) -> None:
    assert [(f.text, f.number, f.unit, f.approximate) for f in figures(text)] == expected


LABELS = [
    ("项目总建筑面积21.6万平方米。", "总建筑面积"),
    ("该项目总投资18亿元。", "总投资"),
    ("项目累计完成投资11.2亿元，", "累计完成投资"),
    ("在周边4个小区张贴告示", "小区"),
    ("今年改造12个老旧小区。", "老旧小区"),
    ("已有商户158家。", "商户"),
    ("惠及居民3186户。", "居民"),
    ("产值同比增长40%左右。", "增长"),
    ("占地1280亩。", "占地"),
]


@pytest.mark.parametrize(("text", "label"), LABELS, ids=[text for text, _ in LABELS])
def test_a_figure_says_what_it_measures(text: str, label: str) -> None:
    (figure,) = figures(text)
    assert label in figure.label


@pytest.mark.parametrize(("text", "label"), [("叫停不合格施工23次", ""), ("6个检查组充分发挥作用", "检查组")])
def test_a_label_is_what_is_counted_and_no_more(text: str, label: str) -> None:
    (figure,) = figures(text)
    assert figure.label == label


def test_a_figure_keeps_its_sentence() -> None:
    (figure,) = figures("开工了。总投资3亿元！明年完工。")
    assert figure.sentence == "总投资3亿元！"


@given(st.integers(1, 10**7), st.sampled_from(sorted(UNITS)), st.sampled_from(["", "万", "亿"]))
def test_every_number_with_a_unit_is_found_and_scaled(number: int, unit: str, scale: str) -> None:
    (figure,) = figures(f"共计{number}{scale}{unit}。")
    base, factor = UNITS[unit]
    assert figure.unit == base
    assert figure.number == pytest.approx(number * {"": 1, "万": 1e4, "亿": 1e8}[scale] * factor, rel=1e-6)


@given(st.text(alphabet="0123456789.,%一二十百千万亿余多约近个元人米亩第至—。 第年月日", max_size=40))
def test_whatever_is_printed_gives_figures_that_stand_in_their_sentence(text: str) -> None:
    for figure in figures(text):
        assert figure.text in figure.sentence
        assert figure.number >= 0

"""The course of column widths over a page, told from lines of text, titles and what links them."""

from itertools import pairwise

from app.ingest.clean import clean
from app.ingest.cutting.lines.links import Pairs, fits
from app.ingest.cutting.lines.widths import widths_of

NARROW = (
    "渡口的老船工每天清晨第一个",  # 13 and an indent
    "把缆绳解开，把船头的铜铃擦亮，",
    "再把两岸的乡亲一趟一趟地送过河",
    "去。",
)
WIDE = (
    "去。他说，这条河摆渡了四十年，谁家嫁女儿、谁家添孙子，都要从他的",
    "船上过，船桨换了十几副，铜铃只有这一个。",
)
TITLES = ("渡口装上太阳能灯", "夜里过河不用手电", "石坪乡的学生放了学", "把老街的灯点起来", "送水的人天天来")


def widths(*lines: str) -> list[float]:
    page = clean("\n".join(lines))
    words = [0.0, *(fits(above.text, line.text, Pairs(page)) for above, line in pairwise(page))]
    return list(widths_of(page, words, ()))


def test_a_paragraph_goes_on_in_a_wider_column() -> None:
    found = widths(*NARROW[:3], *NARROW, *NARROW[:3], *WIDE, "　　他还说，" + WIDE[0][4:], WIDE[1])
    assert found[:10] == [15.0] * 10
    assert {*found[10:]} == {32.0}


def test_the_last_narrow_line_may_be_cut_off_anywhere() -> None:
    cut = (*NARROW, *NARROW[:2], NARROW[2][:4])
    wide = NARROW[2][4:] + WIDE[0][: 32 - len(NARROW[2][4:])]
    found = widths(*cut, wide, WIDE[0], WIDE[1])
    assert found == [15.0] * len(cut) + [32.0] * 3


def test_a_heap_of_titles_is_no_column_of_its_own() -> None:
    assert {*widths(*NARROW, *NARROW, *TITLES, *NARROW, *NARROW)} == {15.0}


def test_whole_paragraphs_have_no_width() -> None:
    text = "".join(NARROW)
    assert {*widths("渡口装上太阳能灯", text + text, text, text + text + text)} == {0.0}

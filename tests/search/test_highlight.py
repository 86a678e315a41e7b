"""Hits stand at the right places of the text as printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chinese import folded
from app.search.analysis import units
from app.search.highlight import SNIPPET, mark, pieces, snippet
from app.search.query import LOOSE, And, Gapped, Node, Not, Or, Text
from app.search.texts import needles

MARKS = "的一红紅业業，。“” 　1２aB"


def marked(text: str, node: Node) -> str:
    return "".join(f"[{piece}]" if hit else piece for piece, hit in pieces(mark(text, needles(node))))


@pytest.mark.parametrize(
    ("text", "node", "shown"),
    [
        ("红色物业来了", Text("红色物业"), "[红色物业]来了"),
        ("便 民 服 务中心", Text("便民服务"), "[便 民 服 务]中心"),
        ("紅色物業", Text("红色"), "[紅色]物業"),
        ("１０月 27 日", Text("10月27日"), "[１０月 27 日]"),
        ("于2020年", Text("20"), "于2020年"),
        ("20日和2020年", Text("20"), "[20]日和2020年"),
        ("New York", Text("york"), "New [York]"),
        ("Yorkshire", Text("york"), "Yorkshire"),
        ("Yorkshire", Text("york", prefix=True), "[Yorkshire]"),
        ("红物业红", Or((Text("红物"), Text("物业"))), "[红物业]红"),
        ("有甲没乙", And((Text("甲"), Not(Text("乙")))), "有[甲]没乙"),
        ("张旭和光", Gapped(("张", "光")), "[张旭和光]"),
        ("买买提·艾力说", Text("买买提艾力", (LOOSE,)), "[买买提·艾力]说"),
        ("什么也没有", Text("红色"), "什么也没有"),
    ],
)
def test_hits_in_the_printed_text(text: str, node: Node, shown: str) -> None:
    assert marked(text, node) == shown


@given(st.text(st.sampled_from(MARKS), max_size=60), st.text(st.sampled_from(MARKS), min_size=1, max_size=4))
def test_pieces_are_the_text_and_hits_are_what_was_asked_for(text: str, wanted: str) -> None:
    if not units(folded(wanted)):
        return
    cut = pieces(mark(text, needles(Text(wanted))))
    assert "".join(piece for piece, _ in cut) == text
    assert all(piece for piece, _ in cut)
    for piece, hit in cut:
        if hit:
            assert folded(wanted) in folded(piece)


def test_a_snippet_shows_the_text_with_the_most_of_what_was_asked() -> None:
    texts = ["只有甲。", "有甲也有乙。", "什么也没有。"]
    cut = snippet(texts, needles(And((Text("甲"), Text("乙")))))
    assert cut == (("有", False), ("甲", True), ("也有", False), ("乙", True), ("。", False))


def test_a_snippet_of_a_long_text_begins_at_the_sentence_of_the_hit() -> None:
    text = "前面的话。" * 50 + "这里说到红色物业了。" + "后面的话。" * 50
    cut = snippet([text], needles(Text("红色物业")))
    shown = "".join(piece for piece, _ in cut)
    assert shown.startswith("…这里说到红色物业了。")
    assert shown.endswith("…")
    assert len(shown) <= SNIPPET + 2


def test_a_snippet_without_a_hit_is_the_beginning() -> None:
    assert snippet(["开头的话。", "后来的话。"], needles(Text("红色"))) == (("开头的话。", False),)
    assert snippet([], needles(Text("红色"))) == ()


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("字" * 60 + "，这些字都在逗号后面，还有", "…这些字都在逗号后面，还有红色"),
        ("字" * 60 + "2021年10月27日" + "字" * 17, "…2021年10月27日字"),
        ("字" * 60 + "一万二千三百" + "字" * 20, "…一万二千三百字"),
        ("字" * 60 + "Windows" + "字" * 20, "…Windows字"),
    ],
)
def test_a_snippet_begins_at_a_clause_and_cuts_no_number_in_two(before: str, begins: str) -> None:
    cut = snippet([before + "红色物业" + "字" * 200], needles(Text("红色物业")))
    assert "".join(piece for piece, _ in cut).startswith(begins)


def test_a_snippet_ends_before_a_number_that_it_would_cut_in_two() -> None:
    cut = snippet(["红色物业" + "字" * (SNIPPET - 6) + "2021年" + "字" * 9], needles(Text("红色物业")))
    assert "".join(piece for piece, _ in cut) == "红色物业" + "字" * (SNIPPET - 6) + "…"

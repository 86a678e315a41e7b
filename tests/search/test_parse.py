"""The query language, as the help page explains it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.search.parse import DEEPEST, MOST_TERMS, parse
from app.search.query import And, Days, Equals, Everything, Gapped, Node, Not, Nothing, Or, Text

TITLE = ("headline", "kicker", "deck")
BODY = ("body", "section", "caption")
OCTOBER = Days(date(2021, 10, 1), date(2021, 10, 31))


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", Everything()),
        ("  　", Everything()),
        ("红色物业", Text("红色物业")),
        ("物业 志愿者", And((Text("物业"), Text("志愿者")))),
        ("物业　志愿者", And((Text("物业"), Text("志愿者")))),
        ('"便民 服务"', Text("便民 服务")),
        ("“便民服务”", Text("便民服务")),
        ("＂便民服务＂", Text("便民服务")),
        ('"他说“好”字"', Text("他说“好”字")),
        ("“他说“好”字”", Text("他说“好”字")),
        ('"他说"好"字"', Text('他说"好"字')),
        ('"甲" "乙"', And((Text("甲"), Text("乙")))),
        ('"没有收口', Text("没有收口")),
        ("让“红色物业”进小区（试点）", Text("让“红色物业”进小区（试点）")),
        ("物业 -志愿者", And((Text("物业"), Not(Text("志愿者"))))),
        ("－志愿者", Not(Text("志愿者"))),
        ("--志愿者", Not(Text("志愿者"))),
        ("A-B", Text("A-B")),
        ("物业 OR 志愿者", Or((Text("物业"), Text("志愿者")))),
        ("物业 | 志愿者", Or((Text("物业"), Text("志愿者")))),
        ("甲 乙 OR 丙", Or((And((Text("甲"), Text("乙"))), Text("丙")))),
        ("OR 物业 OR", Text("物业")),
        ("甲 (乙 OR 丙)", And((Text("甲"), Or((Text("乙"), Text("丙")))))),
        ("甲 （乙 OR 丙）", And((Text("甲"), Or((Text("乙"), Text("丙")))))),
        ("甲 -(乙 OR 丙)", And((Text("甲"), Not(Or((Text("乙"), Text("丙"))))))),
        ("甲) 乙", And((Text("甲"), Text("乙")))),
        ("((甲", Text("甲")),
        ("标题:物业", Text("物业", TITLE)),
        ("标题：物业", Text("物业", TITLE)),
        ("标题： 物业", Text("物业", TITLE)),
        ("title:物业", Text("物业", TITLE)),
        ("正文:“便民服务”", Text("便民服务", BODY)),
        ("标题:(甲 OR 乙)", Or((Text("甲", TITLE), Text("乙", TITLE)))),
        ("-标题:物业", Not(Text("物业", TITLE))),
        ("记者:张三", Text("张三", ("reporter_name",))),
        ("通讯员：李四", Text("李四", ("correspondent_name",))),
        ("街道:甲 社区:乙", And((Text("甲", ("street_name",)), Text("乙", ("community_name",))))),
        ("区:东区", Text("东区", ("district_name",))),
        ("类型:图片", Equals("kind", ("photo",))),
        ("类型:notice", Equals("kind", ("notice",))),
        ("说明:物业", Text("说明:物业")),  # no field of that name: the colon stands for itself
        ("日期:2021", Days(date(2021, 1, 1), date(2021, 12, 31))),
        ("日期:2021-10", OCTOBER),
        ("日期：2021年10月", OCTOBER),
        ("日期:二〇二一年十月", OCTOBER),
        ("日期:2021-10-05", Days(date(2021, 10, 5), date(2021, 10, 5))),
        ("日期:2021-10..2021-12", Days(date(2021, 10, 1), date(2021, 12, 31))),
        ("日期:2021..", Days(date(2021, 1, 1), None)),
        ("日期:..2021-10", Days(None, date(2021, 10, 31))),
        ("日期:>=2021-06", Days(date(2021, 6, 1), None)),
        ("日期:>2021-06", Days(date(2021, 7, 1), None)),
        ("日期:<2021-06", Days(None, date(2021, 5, 31))),
        ("日期:＜=2021年6月", Days(None, date(2021, 6, 30))),
        ("2020年12月", Or((Text("2020年12月"), Days(date(2020, 12, 1), date(2020, 12, 31))))),
        ('"2020年12月"', Text("2020年12月")),
        ("2021-10..2021-12", Days(date(2021, 10, 1), date(2021, 12, 31))),
        (">=2021-06 物业", And((Days(date(2021, 6, 1), None), Text("物业")))),
        ("物业..居民", Text("物业..居民")),
        ("*", Everything()),
        ("covid*", Text("covid", prefix=True)),
        ("物业*", Text("物业")),
        ("张*光", Gapped(("张", "光"))),
        ("标题:张＊光", Gapped(("张", "光"), TITLE)),
    ],
)
def test_what_is_meant(typed: str, tree: Node) -> None:
    understood = parse(typed)
    assert understood.where == tree
    assert understood.notes == ()


@pytest.mark.parametrize(
    ("typed", "tree", "word"),
    [
        ("日期:去年 物业", Text("物业"), "去年"),
        ("日期:2021-13", Nothing(), "2021-13"),
        ("日期:0000", Nothing(), "0000"),
        ("类型:散文", Nothing(), "散文"),
        ("标题:", Nothing(), "标题"),
        ("\u200b", Nothing(), "没有可检索的字"),
        ("*物业", Text("物业"), "*"),
    ],
)
def test_what_is_not_understood_is_said(typed: str, tree: Node, word: str) -> None:
    understood = parse(typed)
    assert understood.where == tree
    assert word in "".join(understood.notes)


def test_only_unquoted_runs_outside_exclusions_may_be_widened() -> None:
    assert parse('甲 "乙" -丙 (丁 OR 标题:戊)').runs == (Text("甲"), Text("丁"), Text("戊", TITLE))


def test_punctuation_between_words_is_no_word() -> None:
    for typed in ("甲 -", "甲 ，", "— 甲", "甲 ··"):
        understood = parse(typed)
        assert understood.where == Text("甲")
        assert "标点" in understood.notes[0]
    assert parse('"，"').where == Text("，")
    assert parse("，").where == Nothing()
    assert parse("甲，乙").where == Text("甲，乙")


def test_limits_are_kept_and_said() -> None:
    many = parse("甲 " * 5000)
    assert isinstance(many.where, And)
    assert len(many.where.nodes) == MOST_TERMS
    assert len(many.notes) == 2
    assert parse("(" * 400 + "甲").notes
    assert parse("(" * DEEPEST + "甲").where == Text("甲")
    assert parse("-" * 400 + "甲").where == Not(Text("甲"))


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("物价： 甲", And((Text("物价："), Text("甲")))),
        ("物价 : 甲", And((Text("物价"), Text("甲")))),
        (": 0", Text("0")),
    ],
)
def test_a_colon_after_no_field_is_text(typed: str, tree: Node) -> None:
    assert parse(typed).where == tree


@given(st.text(st.sampled_from('甲乙 "“”()（）-*:：ORA|日期标题2021.>=<') | st.characters(codec="utf-8"), max_size=60))
def test_anything_typed_has_a_meaning_or_a_sentence(typed: str) -> None:
    understood = parse(typed)
    if understood.where == Nothing():
        assert understood.notes

"""Leads and credits in the forms that newspapers print, with invented names."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.credit import Byline
from app.ingest.extract_byline import lead, signature, writers
from app.ingest.values import Article, Block, Kind, Role

Names = tuple[str, ...]


def named(found: Byline | None) -> tuple[Names, Names, Names]:
    assert found is not None
    return found.reporters, found.correspondents, found.photographers


@pytest.mark.parametrize(
    ("opening", "report", "reporters", "correspondents"),
    [
        ("本报讯（记者赵立秋 通讯员王海燕）", "“真好", ("赵立秋",), ("王海燕",)),
        ("本报讯(记者赵立秋)", "今年以来", ("赵立秋",), ()),
        ("　本报讯 （记者 赵立秋）", "10 月 27 日上午", ("赵立秋",), ()),
        ("本报讯（记者赵立秋、王骁 通讯员李明、孙小小）", "昨日", ("赵立秋", "王骁"), ("李明", "孙小小")),
        ("本报讯（记者 王 骁 通讯员 李 明）", "昨日", ("王骁",), ("李明",)),
        ("本报讯（通讯员 李明）", "昨日", (), ("李明",)),
        ("本报讯（通讯员李明王海燕）", "昨日", (), ("李明", "王海燕")),
        ("本报讯（首席记者赵立秋 见习记者王骁 特约通讯员李明）", "昨日", ("赵立秋", "王骁"), ("李明",)),
        ("本报讯（全媒体记者 赵立秋 实习生 王骁）", "昨日", ("赵立秋",), ()),
        ("本报讯（记者 欧阳修文 通讯员 买买提·艾力）", "昨日", ("欧阳修文",), ("买买提·艾力",)),
        ("本报讯（赵立秋 王骁）", "昨日", ("赵立秋", "王骁"), ()),
        ("本报讯 记者赵立秋报道：", "昨日", ("赵立秋",), ()),
        ("本报讯 通讯员 李明 ", "7月3日，城东区", (), ("李明",)),
        ("本报讯 ", "7月14日，区教育局", (), ()),
        ("本 报 讯 （记 者 赵 立 秋）", "昨日", ("赵立秋",), ()),
        ("【本报讯】（记者 赵立秋）", "昨日", ("赵立秋",), ()),
        ("晨报讯 ", "近日，", (), ()),
        ("晚报讯（记者 赵立秋）", "近日，", ("赵立秋",), ()),
        ("临江日报讯（记者 赵立秋）", "近日，", ("赵立秋",), ()),
        ("本报10月27日讯（记者 赵立秋）", "今天", ("赵立秋",), ()),
        ("本报临江10月27日讯 记者赵立秋 ", "昨日", ("赵立秋",), ()),
        ("新华社北京10月27日电（记者 赵立秋）", "国务院", ("赵立秋",), ()),
        ("临江在线4月26日讯(通讯员李明)", "近日", (), ("李明",)),
        ("据《临江日报》报道 ", "近日", (), ()),
        ("据新华社电 ", "近日", (), ()),
        ("□本报记者 赵立秋 ", "春风拂面，万物复苏", ("赵立秋",), ()),
        ("□本报记者 赵立秋 通讯员 李明", "", ("赵立秋",), ("李明",)),
        ("■赵立秋 王骁 文/图", "", ("赵立秋", "王骁"), ()),
        ("◎记者 赵立秋", "", ("赵立秋",), ()),
        ("本报记者 赵立秋 王骁报道", "", ("赵立秋", "王骁"), ()),
        ("本报记者赵立秋", "昨日从区教育局获悉", ("赵立秋",), ()),
        ("本报记者 赵立秋", "“路修好了！”", ("赵立秋",), ()),
        ("（记者 赵立秋）", "昨日", ("赵立秋",), ()),
    ],
)
def test_leads(opening: str, report: str, reporters: Names, correspondents: Names) -> None:
    text = opening + report
    found = lead(text)
    assert named(found)[:2] == (reporters, correspondents)
    assert found is not None
    assert text[found.end :].strip() == report


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7月14日，城东区一处停车场完工。",
        "记者从区教育局获悉，新学期将新增三所学校。",
        "本报将于近日开展征文活动。",
        "本报通讯员李明热心公益，人称活雷锋。",
        "通讯员队伍建设会议召开。",
        "今日，一场大雨如期而至。",
        "据介绍，该项目总投资3亿元。",
        "新华书店今年新开三家分店。",
        "网络安全宣传周启动。",
    ],
)
def test_prose_opens_with_no_lead(text: str) -> None:
    assert lead(text) is None


@pytest.mark.parametrize(
    ("body", "credit", "reporters", "correspondents", "photographers"),
    [
        ("丰富了社区文化。", "（本报记者 赵立秋）", ("赵立秋",), (), ()),
        ("丰富了社区文化。", "(本报记者 王 骁)", ("王骁",), (), ()),
        ("丰富了社区文化。", "（赵立秋 王骁）", ("赵立秋", "王骁"), (), ()),
        ("丰富了社区文化。”", "（赵立秋）", ("赵立秋",), (), ()),
        ("丰富了社区文化。", "（见习记者 赵立秋 实习生 王骁）", ("赵立秋",), (), ()),
        ("丰富了社区文化。", "（本报记者 赵立秋 通讯员 李明 文/图）", ("赵立秋",), ("李明",), ("赵立秋", "李明")),
        ("丰富了社区文化。", "（赵立秋 文/图）", ("赵立秋",), (), ("赵立秋",)),
        ("丰富了社区文化。", "（通讯员 李明）", (), ("李明",), ()),
        ("", "赵立秋 摄", (), (), ("赵立秋",)),
        ("", "本报记者 赵立秋 摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。", "赵立秋 摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。 ", "赵立秋 摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。", "赵立秋摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。", "本报记者赵立秋摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。", "王 骁/摄", (), (), ("王骁",)),
        ("孩子们平安过马路 ", "本报记者 赵立秋 摄", (), (), ("赵立秋",)),
        ("孩子们平安过马路。", "本报记者 赵立秋 通讯员 李明 摄", (), (), ("赵立秋", "李明")),
        ("孩子们平安过马路。", "通讯员 李明 摄影报道", (), ("李明",), ("李明",)),
        ("", "本版图片均由本报记者赵立秋摄", (), (), ("赵立秋",)),
        ("", "图片由赵立秋提供", (), (), ("赵立秋",)),
        ("", "文字：赵立秋 摄影：王骁", ("赵立秋",), (), ("王骁",)),
        ("", "文：赵立秋 图：王骁", ("赵立秋",), (), ("王骁",)),
        ("", "■本报记者 赵立秋/文 王骁/图", ("赵立秋",), (), ("王骁",)),
        ("", "记者 赵立秋 编辑 王骁", ("赵立秋",), (), ()),
        ("▲志愿者在行动。", "赵立秋 摄", (), (), ("赵立秋",)),
        ("图为活动现场", "（赵立秋 摄）", (), (), ("赵立秋",)),
        ("", "本报记者 赵立秋 实习生 王骁 摄", (), (), ("赵立秋",)),
        ("", "摄影 赵立秋", (), (), ("赵立秋",)),
        ("", "摄影：赵立秋", (), (), ("赵立秋",)),
        ("", "文/图 赵立秋", ("赵立秋",), (), ("赵立秋",)),
        ("", "图文/赵立秋", ("赵立秋",), (), ("赵立秋",)),
        ("", "图文／佟一", ("佟一",), (), ("佟一",)),
        ("", "赵立秋 文/图", ("赵立秋",), (), ("赵立秋",)),
        ("", "文／图　赵立秋", ("赵立秋",), (), ("赵立秋",)),
        ("", "文/图 本报记者 赵立秋", ("赵立秋",), (), ("赵立秋",)),
        ("", "文/赵立秋 图/王骁", ("赵立秋",), (), ("王骁",)),
        ("", "赵立秋/文 王骁/图", ("赵立秋",), (), ("王骁",)),
        ("", "本报记者 赵立秋 文 王骁 摄", ("赵立秋",), (), ("王骁",)),
        ("", "文/本报记者 赵立秋 图/通讯员 李明", ("赵立秋",), (), ("李明",)),
        ("", "记者 赵立秋 摄影 王骁", ("赵立秋",), (), ("王骁",)),
        ("", "本报记者 赵立秋 通讯员 李明", ("赵立秋",), ("李明",), ()),
        ("", "临江晚报记者 赵立秋", ("赵立秋",), (), ()),
        ("", "本报评论员 赵立秋", ("赵立秋",), (), ()),
        ("", "作者：赵立秋", ("赵立秋",), (), ()),
        ("", "欧阳修文 摄", (), (), ("欧阳修文",)),
        ("", "阿依古丽 摄", (), (), ("阿依古丽",)),
        ("", "买买提·艾力 摄", (), (), ("买买提·艾力",)),
        ("", "赵立秋", ("赵立秋",), (), ()),
        ("", "（市民 王女士）", (), (), ()),
        ("", "（读者 赵立秋）", (), (), ()),
        ("改日再去。", "（资料图片）", (), (), ()),
        ("改日再去。", "（据《临江日报》）", (), (), ()),
    ],
)
def test_signatures(body: str, credit: str, reporters: Names, correspondents: Names, photographers: Names) -> None:
    found = signature(body + credit)
    assert named(found) == (reporters, correspondents, photographers)
    assert found is not None
    assert (body + credit)[found.start :] == credit


@pytest.mark.parametrize(
    "text",
    [
        "",
        "高度重视",
        "安全生产",
        "和谐社区",
        "先易后难 分步实施 全面铺开",
        "孩子们平安过马路。",
        "扎实推进项目建设（下转第三版）",
        "扎实推进项目建设（左图）",
        "责任编辑 赵立秋 校对 王骁 电话 8888888",
        "他告诉记者",
        "接受临江晚报记者采访时",
        "吸引了许多人前来拍摄",
        "（区委宣传部）",
        "该负责人说。（王经理）",
        "武术队 金银滩",
        "记者点评",
    ],
)
def test_what_closes_with_no_credit(text: str) -> None:
    assert signature(text) is None


def test_writers_of_an_article_are_those_of_lead_byline_and_captions() -> None:
    blocks = (
        Block(Role.HEADLINE, "柳河街道修好三条路", (1,)),
        Block(Role.PARAGRAPH, "本报讯（记者赵立秋 通讯员李明）7月1日，柳河街道三条路通车。", (2,)),
        Block(Role.PARAGRAPH, "“真好。”居民说。", (3,)),
        Block(Role.CAPTION, "图为通车现场。本报记者 王骁 摄", (4,)),
        Block(Role.BYLINE, "实习生 孙小小", (5,)),
    )
    assert writers(Article(Kind.NEWS, blocks)) == (("赵立秋",), ("李明",), ("王骁",))


def story(kind: Kind, *texts: str) -> Article:
    return Article(kind, tuple(Block(Role.PARAGRAPH, text, (number,)) for number, text in enumerate(texts, 1)))


def test_names_in_brackets_within_a_text_are_a_remark() -> None:
    assert writers(story(Kind.NEWS, "她的老师也来了。（赵立秋）", "一切如常。"))[0] == ()
    assert writers(story(Kind.NEWS, "一切如常。", "她的老师也来了。（赵立秋）"))[0] == ("赵立秋",)
    assert writers(story(Kind.NEWS, "她的老师也来了。（本报记者 赵立秋）", "一切如常。"))[0] == ("赵立秋",)


def test_who_signs_a_letter_or_a_notice_is_nobody() -> None:
    for kind in (Kind.LETTER, Kind.NOTICE):
        assert writers(story(kind, "望有关部门重视。", "赵立秋")) == ((), (), ())
    assert writers(story(Kind.COMMENT, "望有关部门重视。", "（赵立秋）"))[0] == ("赵立秋",)


PRINTED = st.text(alphabet="本报讯记者通讯员摄文图/（）()赵立秋王骁 、，。□10月7日讯电据《》", max_size=80)


@given(PRINTED)
@settings(max_examples=300, deadline=None)
def test_no_name_is_invented_and_offsets_lie_in_the_text(text: str) -> None:
    letters = "".join(text.split())
    for found in (lead(text), signature(text)):
        if found:
            assert 0 <= found.start <= found.end <= len(text)
            assert all(name in letters for names in named(found) for name in names)


@pytest.mark.parametrize("piece", ["（记者", "本报记者 ", "赵立秋 ", "摄", "（" * 3, "本", " ", "文/图", "通讯员、"])
def test_long_hostile_text_takes_no_time(piece: str) -> None:
    text = piece * 20_000
    start = time.process_time()
    lead(text)
    signature(text)
    assert time.process_time() - start < 0.5


CREDITS = [
    line.split("|")
    for line in Path(__file__).with_name("bylines.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ROLES = {"p": Role.PARAGRAPH, "b": Role.BYLINE, "c": Role.CAPTION}


@pytest.mark.parametrize(("role", "text", "reporters", "correspondents", "photographers"), CREDITS)
def test_credits_as_many_papers_print_them(
    role: str, text: str, reporters: str, correspondents: str, photographers: str
) -> None:
    body = () if role == "p" else (Block(Role.PARAGRAPH, "3月5日，学校开学。", (2,)),)
    found = writers(Article(Kind.NEWS, (*body, Block(ROLES[role], text, (1,)))))
    assert found == tuple(tuple(filter(None, names.split(","))) for names in (reporters, correspondents, photographers))

"""Writers of articles: those of lead, byline and captions, and who is none."""

from pathlib import Path

import pytest

from app.ingest.people.extract_writers import writers
from app.ingest.values import Article, Block, Kind, Role


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

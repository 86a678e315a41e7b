"""Captions: known by what they say and where they stand, in whole lines and in broken ones, and lifted out."""

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.segment import segment
from app.ingest.values import Article, Kind, Role

HEAD = "渡口的灯又亮了"
LEAD = "本报讯（记者凌云）渡口的灯灭了十一年，今年开春又亮了。点灯的是七十岁的葛水生，他守着这条河，一守就是四十年。"
FIRST = "从前两岸的人赶集、上学、走亲戚，都要坐他的船。后来上游修了大桥，坐船的人一年比一年少，渡口慢慢地荒了。"
SECOND = "去年，镇上把渡口修成了公园，又请葛水生回来撑船。一到周末，城里的孩子排着队要坐，他一天要撑几十个来回。"
OTHER = [
    "旧砖窑开了书店",
    "本报讯（记者乔木）停烧多年的旧砖窑开出一家书店，窑洞里摆满了书，开业头一天就来了六百多名读者。",
]


def columns(text: str, width: int) -> list[str]:
    """Text as a column prints it, its first line set in; whole if the width is 0."""
    if not width:
        return [text]
    return [text[: width - 2], *(text[at : at + width] for at in range(width - 2, len(text), width))]


def cut(*lines: str) -> tuple[Article, ...]:
    return segment("\n\n".join(lines))[0]


def captions(*lines: str) -> list[str]:
    """The texts of the lines that are taken for captions."""
    cleaned = clean("\n\n".join(lines))
    pairs = Pairs(cleaned)
    evidence = weigh(cleaned, pairs)
    told, _ = captioned(evidence, label(evidence), pairs)
    return [here.line.text for here in told if here.caption > 0]


@pytest.mark.parametrize(
    "caption",
    [
        "葛水生在渡口检修木船。乔木 摄",
        "葛水生在渡口检修木船 乔木/摄",
        "图为葛水生在渡口检修木船。",
        "▲葛水生在渡口检修木船。（资料图片）",
        "葛水生在渡口检修木船。（图片由受访者提供）",
        "修缮一新的渡口。 图/乔木",
    ],
)
def test_a_caption_is_known_in_every_form(caption: str) -> None:
    assert captions(HEAD, LEAD, FIRST, caption, SECOND, *OTHER) == [caption.lstrip("▲").replace("。 图", "。图")]


@pytest.mark.parametrize("text", [FIRST, SECOND, "“灯亮着，过河的人心里就不慌。”葛水生说，他打算再撑十年。"])
def test_a_paragraph_is_none(text: str) -> None:
    assert captions(HEAD, LEAD, text, *OTHER) == []


@pytest.mark.parametrize("width", [16, 19])
@pytest.mark.parametrize("credit", ["乔木 摄", "本报记者乔木摄", "（乔木 摄）"])
def test_a_credit_broken_anywhere_is_the_captions(width: int, credit: str) -> None:
    for scene in ("葛水生在渡口检修旧船。", "葛水生在渡口检修停用的旧船。", "葛水生在渡口检修停用多年的旧船。"):
        lines = [columns(text, width) for text in (LEAD, FIRST, scene + credit, SECOND, OTHER[1])]
        (first, _) = cut(HEAD, *lines[0], *lines[1], *lines[2], *lines[3], OTHER[0], *lines[4])
        assert first.photographers == ()  # these are told later, from the text
        told = "".join(first.texts(Role.CAPTION, Role.BYLINE))
        assert told.replace(" ", "") == (scene + credit).replace(" ", "")


@pytest.mark.parametrize("width", [0, 15, 17, 18, 21])
def test_a_sentence_goes_on_below_the_caption_set_into_it(width: int) -> None:
    caption = "图为葛水生撑船送孩子们过河。"
    broken = columns(FIRST, width) if width else [FIRST[:21], FIRST[21:]]
    at = 2 if width else 1
    lines = [*broken[:at], *columns(caption, width), *broken[at:], *columns(SECOND, width)]
    (first, _) = cut(HEAD, *columns(LEAD, width), *lines, OTHER[0], *columns(OTHER[1], width))
    assert first.texts(Role.CAPTION) == (caption,)
    assert first.texts(Role.PARAGRAPH) == (LEAD, FIRST, SECOND)


def test_a_picture_of_something_else_stands_by_itself() -> None:
    caption = "5月8日，青石镇的茶农在山坡上采摘春茶。乔木 摄"
    kinds = [article.kind for article in cut(HEAD, LEAD, FIRST, caption, SECOND, *OTHER)]
    assert kinds == [Kind.NEWS, Kind.PHOTO, Kind.NEWS]


def test_pictures_of_a_group_are_one_item() -> None:
    group = ["①5月8日，青石镇的茶农在山坡上采摘春茶。", "②制茶师傅在铁锅前炒青。", "③游客围着火塘品新茶。乔木 摄"]
    _, photo, _ = cut(HEAD, LEAD, FIRST, SECOND, "春茶开采", *group, *OTHER)
    assert photo.kind is Kind.PHOTO
    assert "".join(photo.texts(Role.CAPTION)) == "".join(group)


def test_a_picture_between_a_title_and_its_lead_is_of_that_article() -> None:
    head, caption = "老渡口今年开春有了撑船人", ["图为葛水生在渡口检修木船。", "乔木 摄"]
    first, _ = cut(head, *caption, LEAD, FIRST, SECOND, *OTHER)
    assert (first.headline, first.texts(Role.CAPTION)) == (head, tuple(caption[:1]))


@pytest.mark.parametrize("credit", ["图文/乔木", "本报记者 乔木 摄影报道", "乔木 摄"])
def test_a_credit_below_a_group_closes_it(credit: str) -> None:
    group = ["5月8日，青石镇的茶农在山坡上采摘春茶。", "两名制茶师傅在铁锅前炒青。"]
    _, photo, _ = cut(HEAD, LEAD, FIRST, SECOND, "春茶开采", *group, credit, *OTHER)
    assert photo.texts(Role.BYLINE) == (credit,)


@pytest.mark.parametrize("at", [26, 35, 37, 40])
@pytest.mark.parametrize("group", [["乔木 摄"], ["两名制茶师傅在铁锅前炒青。乔木 摄"]])
def test_the_title_of_a_picture_set_into_a_sentence_is_no_part_of_it(group: list[str], at: int) -> None:
    photo = ["采茶", "5月8日，青石镇的茶农在山坡上采摘春茶。", *group]
    first, item, _ = cut(HEAD, LEAD, FIRST[:at], *photo, FIRST[at:], SECOND, *OTHER)
    assert first.texts(Role.PARAGRAPH) == (LEAD, FIRST, SECOND)
    assert (item.kind, item.headline) == (Kind.PHOTO, "采茶")


@pytest.mark.parametrize("credit", [" 乔木 摄", "（乔木 摄）"])
def test_brief_items_above_a_picture_are_no_part_of_it(credit: str) -> None:
    items = [
        "柳河镇将三处旧粮仓改成村民书场。",
        "南桥街道聘请四十位退休船工看护河道。",
        "青石镇的共享雨伞增加到三百把。",
    ]
    photo = "5月8日，沙溪镇的茶农在山坡上采摘春茶。" + credit
    kinds = [article.kind for article in cut(HEAD, LEAD, FIRST, SECOND, "街镇", *items, photo, *OTHER)]
    assert kinds == [Kind.NEWS, Kind.BRIEF, Kind.BRIEF, Kind.BRIEF, Kind.PHOTO, Kind.NEWS]


@pytest.mark.parametrize("end", [16, 17, 18, 25, 27, 32, 36, 38])
def test_a_caption_begins_below_the_line_that_breaks_off(end: int) -> None:
    caption = "上图：葛水生在渡口检修停用多年的旧船。"
    lower = [FIRST[at : at + 18] for at in range(end, len(FIRST), 18)]
    lines = [*columns(LEAD, 18), *columns(FIRST[:end], 18), *columns(caption, 18), *lower, *columns(SECOND, 18)]
    assert "".join(captions(HEAD, *lines, OTHER[0], *columns(OTHER[1], 18))) == caption


def test_the_title_below_a_picture_is_no_half_of_the_next_one() -> None:
    photo = ["5月8日，青石镇的荷农在池塘里采摘莲蓬。乔木 摄", "荷塘画夏"]
    notice = ["招租启事", "青石镇农贸市场东侧三间门面对外招租，有意者请与市场管理处联系。"]
    *_, item, last = cut(HEAD, LEAD, FIRST, SECOND, *photo, *notice)
    assert (item.headline, last.headline) == ("荷塘画夏", "招租启事")

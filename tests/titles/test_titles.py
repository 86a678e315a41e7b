"""Title lines get their roles: the annotated blocks, papers that the weights have not seen, and lines from two places."""

from collections.abc import Sequence

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece, pieces_of
from app.ingest.cutting.lines.title_form import TitleLine
from app.ingest.cutting.titles.extract_headline import best, title_blocks
from app.ingest.cutting.titles.traits import story
from app.ingest.values import Kind, Role
from tests.titles.corpus import TitleBlock, paper_blocks, read_blocks

TEXT = "7月3日，镜河区对桥梁进行查隐患、补短板、换新颜，全区二十九座桥梁用上新护栏，夜里还亮起了灯。"


def share_right(blocks: Sequence[TitleBlock]) -> float:
    several = [block for block in blocks if len(block.lines) > 1 and not block.either]
    right = [best(block.lines, story(block.kind, block.text))[0] == block.roles for block in several]
    return sum(right) / len(right)


def pieces(text: str) -> list[Piece]:
    lines = clean(text)
    return list(pieces_of(weigh(lines, Pairs(lines)), [Label.TITLE] * len(lines)))


def test_the_annotated_blocks_are_read_rightly() -> None:
    assert share_right(read_blocks()) >= 0.84


def test_papers_that_the_weights_have_not_seen_are_read_rightly() -> None:
    assert share_right(list(paper_blocks("held_out"))) >= 0.85


def test_a_line_from_elsewhere_on_the_page_may_stand_above_the_headline() -> None:
    far = "\n" * 30
    blocks, _ = title_blocks(pieces(f"镜河区29座桥梁用上新护栏{far}查隐患、补短板、换新颜"), TEXT, Kind.NEWS)
    assert [(block.role, block.lines) for block in blocks] == [(Role.KICKER, (31,)), (Role.HEADLINE, (1,))]


def test_the_author_of_a_comment_is_no_part_of_its_title() -> None:
    blocks, _ = title_blocks(pieces("让护栏也有温度\n王小兵"), TEXT, Kind.COMMENT)
    assert [(block.role, block.text) for block in blocks] == [
        (Role.HEADLINE, "让护栏也有温度"),
        (Role.BYLINE, "王小兵"),
    ]


@pytest.mark.parametrize(
    ("lines", "roles"),
    [
        ("街谈巷议\n快递柜该不该收费", "column headline"),
        ("便民提示\n明起两条公交线路改道", "column headline"),
        ("古琴斫制师 宓一弦\n让旧木头开口说话", "kicker headline"),
        ("镜河区主要蔬菜均价\n（单位：元／公斤）", "headline deck"),
        ("为出行“保驾护航”\n镜河区整治农村公路隐患", "kicker headline"),
        ("镜河区上半年财政收入突破九亿元\n同比增长百分之五点一", "headline deck"),
        ("镜河区十座公厕\n换上“智慧芯”", "headline headline"),
    ],
)
def test_house_styles(lines: str, roles: str) -> None:
    found, _ = title_blocks(pieces(lines), TEXT, Kind.NEWS)
    assert " ".join(str(block.role) for block in found for _ in block.lines) == roles


def test_a_label_may_stand_below_the_title() -> None:
    found, _ = title_blocks(pieces("快递柜该不该收费\n街谈巷议"), TEXT, Kind.COMMENT)
    assert [block.role for block in found] == [Role.HEADLINE, Role.COLUMN]


def test_a_numbered_line_above_a_title_is_its_label() -> None:
    found, _ = title_blocks(pieces("镜河区“安全路”追踪③\n护栏为什么换了又换"), TEXT, Kind.NEWS)
    assert [block.role for block in found] == [Role.COLUMN, Role.HEADLINE]


def test_two_lines_may_stand_above_the_headline() -> None:
    found, _ = title_blocks(pieces("同心协力保畅通\n挂图作战 逐桥销号\n镜河区二十九座桥梁换新颜"), TEXT, Kind.NEWS)
    assert [block.role for block in found] == [Role.KICKER, Role.KICKER, Role.HEADLINE]


def test_a_slogan_above_a_line_that_begins_with_a_place_of_the_text_is_a_kicker() -> None:
    found, _ = title_blocks(pieces("小护栏守住大平安\n镜河给二十九座桥梁穿上“新衣”"), TEXT, Kind.NEWS)
    assert [block.role for block in found] == [Role.KICKER, Role.HEADLINE]


def test_a_line_too_long_for_a_label_is_none() -> None:
    long = TitleLine("镜河区上半年一般公共预算收入完成二亿多元"), TitleLine("较上年同期增长百分之一")
    assert best(long, story(Kind.NEWS, TEXT))[0] == (Role.HEADLINE, Role.DECK)


@pytest.mark.parametrize(
    ("kind", "author"),
    [(Kind.COMMENT, "本报评论员 尚 文"), (Kind.LETTER, "柳湾街道居民 江一舟"), (Kind.COMMENT, "王小兵")],
)
def test_who_wrote_a_comment_or_a_letter_is_no_part_of_its_title(kind: Kind, author: str) -> None:
    blocks, _ = title_blocks(pieces(f"让护栏也有温度\n{author}"), TEXT, kind)
    assert [block.role for block in blocks] == [Role.HEADLINE, Role.BYLINE]

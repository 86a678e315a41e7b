"""Title lines get their roles: the annotated blocks, papers that the weights have not seen, and lines from two places."""

from collections.abc import Sequence

from app.ingest.clean import clean
from app.ingest.cutting.evidence import weigh
from app.ingest.cutting.label import Label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.pieces import Piece, pieces_of
from app.ingest.extract_headline import best, title_blocks
from app.ingest.title_traits import story
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
    blocks = title_blocks(pieces(f"镜河区29座桥梁用上新护栏{far}查隐患、补短板、换新颜"), TEXT, Kind.NEWS)
    assert [(block.role, block.lines) for block in blocks] == [(Role.KICKER, (31,)), (Role.HEADLINE, (1,))]


def test_the_author_of_a_comment_is_no_part_of_its_title() -> None:
    blocks = title_blocks(pieces("让护栏也有温度\n王小兵"), TEXT, Kind.COMMENT)
    assert [(block.role, block.text) for block in blocks] == [
        (Role.HEADLINE, "让护栏也有温度"),
        (Role.BYLINE, "王小兵"),
    ]

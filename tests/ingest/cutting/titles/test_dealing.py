"""Title lines are dealt to the bodies of their articles, wherever on the page they stand."""

from hypothesis import given
from hypothesis import strategies as st

from app.ingest.clean import clean
from app.ingest.cutting.articles.bodies import Body, Run
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece, pieces_of
from app.ingest.cutting.titles.titles import deal
from app.ingest.values import Kind, Role

BRIDGES = "本报讯（记者 石磊）7月3日，镜河区给二十九座桥梁装上新护栏，夜里还亮起了灯。"
TEA = "本报讯（记者 祁峰）7月4日，云上村的茶农忙着采摘夏茶，合作社上门收购，一斤多卖两元。"
SCHOOL = "7月5日，孩子们在少年宫学舞狮，鼓点一响，个个精神。 石磊 摄"


def pieces(text: str, label: Label = Label.TITLE) -> tuple[Piece, ...]:
    lines = clean(text)
    return pieces_of(weigh(lines, Pairs(lines)), [label] * len(lines))


def body(text: str, kind: Kind = Kind.NEWS) -> Body:
    return Body(kind, parts=[(Role.PARAGRAPH, list(pieces(text, Label.OPENING)))])


def dealt(heap: str, bodies: list[Body], above: int = -1, below: int = -1) -> list[list[str]]:
    given = deal([Run(pieces(heap), above, below)], bodies).titles
    return [[piece.text for piece in given[at].lines] if at in given else [] for at in range(len(bodies))]


PAGE = [body(BRIDGES), body(TEA), body(SCHOOL, Kind.PHOTO)]


def test_a_heap_at_the_end_is_cut_into_the_titles_of_its_articles() -> None:
    heap = "查隐患 补短板\n镜河区桥梁换上新护栏\n云上村夏茶开采忙\n舞起来"
    assert dealt(heap, PAGE, above=2) == [
        ["查隐患 补短板", "镜河区桥梁换上新护栏"],
        ["云上村夏茶开采忙"],
        ["舞起来"],
    ]


def test_the_order_of_a_heap_may_differ_from_that_of_the_texts() -> None:
    heap = "云上村夏茶开采忙\n少年学舞狮\n镜河区桥梁换上新护栏"
    assert dealt(heap, PAGE, above=2) == [["镜河区桥梁换上新护栏"], ["云上村夏茶开采忙"], ["少年学舞狮"]]


def test_what_no_wording_tells_follows_the_order_of_the_texts() -> None:
    assert dealt("镜河区桥梁换上新护栏\n忙并快乐着\n少年学舞狮", PAGE, above=2)[1] == ["忙并快乐着"]


def test_a_title_far_from_its_text_is_told_by_single_characters() -> None:
    assert dealt("狮子神气", PAGE)[2] == ["狮子神气"]


def test_a_comment_that_has_its_title_gets_no_other() -> None:
    comment = body("镜河区的护栏亮了，桥梁安全也要天天有人管。", Kind.COMMENT)
    comment.titles = list(pieces("石磊点评"))
    assert dealt("镜河区桥梁换上新护栏", [comment, body(BRIDGES)], above=0)[0] == []


HEAP = Run(pieces("\n\n\n镜河区桥梁换上新护栏\n云上村夏茶开采忙\n舞起来"), 2, -1)


def test_who_signed_a_text_stays_below_it() -> None:
    found = deal([Run(pieces("柳湾街道居民 江一舟"), 0, 1), HEAP], PAGE)
    assert [(body, piece.text) for body, piece in found.feet] == [(0, "柳湾街道居民 江一舟")]


@given(st.lists(st.sampled_from(["桥梁", "夏茶", "舞狮", "——新护栏", "谁来管", "12"]), min_size=1, max_size=30))
def test_no_line_is_lost_or_dealt_twice(lines: list[str]) -> None:
    run = Run(pieces("\n".join(lines)), 2, -1)
    given, heads, feet = deal([run], PAGE)
    numbers = [piece.numbers for assigned in given.values() for piece in assigned.lines]
    assert sorted(numbers + [piece.numbers for _, piece in (*heads, *feet)]) == [piece.numbers for piece in run.lines]

"""Whether a line goes on with the paragraph above: what is asked of a border, and what columns show by their widths."""

import itertools

import pytest

from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import Evidence, weigh
from app.ingest.cutting.lines.label import Label, flow, label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.paragraph_traits import traits

WIDTH = 16
NEWS = "本报讯（记者 韦长河）5月6日，柳湾渡口装上六盏太阳能灯，夜里过河的乡亲再也不用打手电，对岸的学生放学晚了也能安心过渡。"
FULL = (  # the first sentence of which ends with its line, as odds by hand alone end a paragraph
    "渡口的老棚子拆了又搭，竹椅换了三回，长凳换了两回。今年开春，镇上给渡口修了凉亭，又把那条旧船刷上新漆，留给后来的人看看。",
    "老人们说，桥再宽也要留一个渡口，船再旧也有人坐。葛水生把缆绳在桩上绕了三圈，又踩了踩跳板，才放心地回到船上去生火做饭。",
)


def columns(text: str) -> list[str]:
    first, rest = text[: WIDTH - 2], text[WIDTH - 2 :]
    return [first, *(rest[place : place + WIDTH] for place in range(0, len(rest), WIDTH))]


def evidence(*texts: str) -> list[Evidence]:
    lines = clean("\n\n".join(texts))
    return list(weigh(lines, Pairs(lines)))


def test_nothing_is_asked_where_lines_are_paragraphs_or_a_picture_or_tear_has_told() -> None:
    whole = evidence("渡口装上太阳能灯", NEWS, *FULL)
    assert not [found for above, here in itertools.pairwise(whole) for found in traits(above, here, None)]
    above, here = evidence(*columns(NEWS), *columns(NEWS))[1:3]
    assert dict(traits(above, here, None))
    assert not dict(traits(above, here._replace(told=True), None))
    assert flow(above, here._replace(told=True), None) == 0


@pytest.mark.parametrize("text", FULL)
def test_a_sentence_that_ends_with_its_line_does_not_end_the_paragraph(text: str) -> None:
    body = [NEWS, text, text, NEWS]
    lines = evidence("渡口装上太阳能灯", *(line for part in body for line in columns(part)))
    labels = label(lines).labels[1:]
    opens = [place for place, name in enumerate(labels) if name is Label.OPENING]
    begins = [sum(len(columns(part)) for part in body[:place]) for place in range(len(body))]
    assert opens == begins

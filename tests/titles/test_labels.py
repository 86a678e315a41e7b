"""Recurring labels are told from titles by their own form, the line below and the text."""

import pytest

from app.ingest.cutting.titles.column_label import odds
from app.ingest.values import Role
from tests.titles.corpus import paper_blocks

TEXT = "本报讯 5月6日，柳湾区的老水闸换上了新闸门，沿河三个村的稻田都能按时放水，种田人不再半夜守渠。"


@pytest.mark.parametrize("label", ["柳湾纪事", "记者走基层", "身边人身边事", "民生热线"])
def test_a_label_is_told_without_a_list_of_labels(label: str) -> None:
    assert odds(label, "老水闸换上新闸门", TEXT) > 0


@pytest.mark.parametrize(
    "title", ["水来了 心安了", "老水闸换新", "柳湾区三个村告别“守渠夜”", "这是一行比任何栏目名称都要长得多的标题"]
)
def test_a_title_is_no_label(title: str) -> None:
    assert odds(title, "沿河稻田按时放水", TEXT) < 0


def test_labels_of_papers_that_the_weights_have_not_seen() -> None:
    lines = [
        (odds(line.text, block.lines[place + 1].text if place + 1 < len(block.lines) else "", block.text) > 0, role)
        for block in paper_blocks("held_out")
        for place, (line, role) in enumerate(zip(block.lines, block.roles, strict=True))
    ]
    right = [found == (role is Role.COLUMN) for found, role in lines]
    assert sum(right) / len(right) >= 0.93

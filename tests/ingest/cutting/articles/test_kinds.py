"""What kind an article is, told of the whole."""

from pathlib import Path

import pytest

from app.ingest.cutting.articles.kinds import kind_of
from app.ingest.values import Block, Kind, Role

TABLE = (Path(__file__).parent / "kinds.txt").read_text(encoding="utf-8")
ROWS = [tuple(cell.strip() for cell in row.split("|")) for row in TABLE.split("\n") if row and row[0] != "#"]


def blocks_of(titles: str, byline: str, paragraphs: str) -> list[Block]:
    parts = [*((Role.COLUMN, title) for title in titles.split(" / ")[:-1]), (Role.HEADLINE, titles.split(" / ")[-1])]
    parts += [(Role.PARAGRAPH, text) for text in paragraphs.split("/")]
    parts += [(Role.BYLINE, byline)] if byline else []
    return [Block(role, text, (number,)) for number, (role, text) in enumerate(parts, 1)]


@pytest.mark.parametrize(("kind", "guess", "titles", "byline", "paragraphs"), ROWS)
def test_the_kind_of_a_whole_article(kind: str, guess: str, titles: str, byline: str, paragraphs: str) -> None:
    assert kind_of(Kind(guess), blocks_of(titles, byline, paragraphs)) == kind


@pytest.mark.parametrize(("byline", "kind"), [("记者 林晓 摄", Kind.PHOTO), ("记者 林晓 通讯员 江一舟", Kind.NEWS)])
def test_a_photo_item_may_have_several_paragraphs(byline: str, kind: Kind) -> None:
    told = "5月6日，柳湾街道的义诊台前排起了队。/当天，六位医生来到社区广场。"
    *blocks, signed = blocks_of("广场上的义诊台", byline, told)
    shown = Block(Role.CAPTION, "像这样的义诊，街道每个月办一次。", (9,))
    assert kind_of(Kind.NEWS, [*blocks, shown, signed]) == kind

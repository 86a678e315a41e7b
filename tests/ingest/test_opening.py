"""The words that a list shows where the headline is lost."""

import pytest

from app.ingest.opening import LONGEST, opening
from app.ingest.values import Article, Block, Kind, Role

SHORT = "桥修好了。"  # 5 characters


def article(*blocks: tuple[Role, str]) -> Article:
    return Article(Kind.NEWS, tuple(Block(role, text, ()) for role, text in blocks))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (SHORT, SHORT),
        ("本报讯（记者李明远）" + SHORT, SHORT),  # without the lead
        ("本报讯（记者李明远）", "本报讯（记者李明远）"),  # unless there is nothing else
        ("◆ " + SHORT, SHORT),  # without the mark that parts it from others
        ("● ◆本报讯（记者李明远）" + SHORT, SHORT),
        ("◆", "◆"),
        ("居" * LONGEST, "居" * LONGEST),
        ("居" * (LONGEST + 1), "居" * (LONGEST - 1) + "…"),
        ("民" * 29 + "。" + "居" * 29, "民" * 29 + "。"),  # a sentence that ends in the second half
        (SHORT + "居" * 60, SHORT + "居" * (LONGEST - 1 - len(SHORT)) + "…"),  # one that ends too soon
    ],
)
def test_the_opening_words(text: str, shown: str) -> None:
    assert opening(article((Role.HEADLINE, "修桥"), (Role.PARAGRAPH, text))) == shown


def test_a_caption_opens_what_has_no_paragraph() -> None:
    assert opening(article((Role.BYLINE, "孙小北 摄"), (Role.CAPTION, SHORT))) == SHORT
    assert opening(article((Role.BYLINE, "孙小北 摄"))) == "孙小北 摄"
    assert opening(article()) == ""

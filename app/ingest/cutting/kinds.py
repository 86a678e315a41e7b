"""What kind an article is, once it is whole: the plain rules that correct the reading's first guess.

A reading must call a text without a lead something before it has seen its end, so it says feature.  Told of the whole:

- nothing but captions: a photo item;
- a title that says so (短评, 时评, 论坛 …) and no sections: a comment;
- a title of a notice (公告, 时刻表 …): a notice;
- one short paragraph without anybody's credit: a brief item;
- somebody's credit, no sections, and at most five paragraphs: news;
- else it stays a feature.
"""

import re
from collections.abc import Sequence

from app.ingest.cutting import marks
from app.ingest.values import TITLES, Block, Kind, Role

_COMMENTS = re.compile(r"^(?:[一-鿿]{0,4}(?:短评|时评|快评|锐评|评论|论坛|杂谈|漫谈|巷议|微言|快语|言论|有话说))$")
_BRIEF = 200  # characters of a brief item
_NEWS = 5  # paragraphs of the longest news without a lead


def kind_of(guess: Kind, blocks: Sequence[Block]) -> Kind:
    """The kind of an article with these blocks that was first taken for ``guess``."""
    if guess is not Kind.FEATURE:
        return guess
    titles = [block.text for block in blocks if block.role in TITLES]
    paragraphs = [block for block in blocks if block.role is Role.PARAGRAPH]
    sections = any(block.role is Role.SECTION for block in blocks)
    if not paragraphs and any(block.role is Role.CAPTION for block in blocks):
        return Kind.PHOTO
    if not sections and any(_COMMENTS.match(title) or marks.COMMENT.search(title) for title in titles):
        return Kind.COMMENT
    if any(marks.NOTICE.search(title) for title in titles):
        return Kind.NOTICE
    if len(blocks) == len(titles) + 1 == len(titles) + len(paragraphs) and len(paragraphs[0].text) <= _BRIEF:
        return Kind.BRIEF
    if not sections and len(paragraphs) <= _NEWS and any(block.role is Role.BYLINE for block in blocks):
        return Kind.NEWS
    return guess

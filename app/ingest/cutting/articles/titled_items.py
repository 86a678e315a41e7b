"""Columns of brief items below a word each (the name of a place, 【提醒】) or below titles that bear the same mark (◆).

Sections of one article look alike, but stand below a text that leads to them, run over several paragraphs and take up
one another's wording; items are a paragraph each, the first right below the label of the column.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.ingest.cutting.articles.opening_traits import is_text
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.title_form import pairs_of

_MARK = re.compile("[【▌▍█●○■□◆◇★☆△▽◎⊙•·]")
_FRAMED = re.compile("【[^】]+】$")
_WORDED = "a word"
_WORD = re.compile("[一-鿿]{1,4}$")
_LABEL = re.compile("[^，。：！？—、]{2,10}$")
_TITLE = 24  # characters of a marked title at most
_ITEM = 130  # characters of an item at most
_FEWEST = 3  # items below a word each
_ALIKE = 0.12  # share of wording that two items may have in common


def titled_items(pieces: Sequence[Piece]) -> frozenset[int]:
    """The places of the items' texts."""
    found: set[int] = set()
    place = 1
    while place < len(pieces):
        run = [*_run(pieces, place)]
        if run and _is_column(pieces, run):
            found.update(run)
        place = run[-1] + 2 if run else place + 1
    return frozenset(found)


def _run(pieces: Sequence[Piece], place: int) -> Iterator[int]:
    """The places of texts of one paragraph each, from this one on, below titles of one make."""
    make = _make(pieces[place - 1])
    while make and place < len(pieces) and _make(pieces[place - 1]) == make and _may_be_item(pieces, place):
        yield place
        place += 2


def _make(title: Piece) -> str:
    """How the title of an item is made: its mark, or that it is a word; empty for any other."""
    if title.label is not Label.TITLE or len(title.text) > _TITLE:
        return ""
    mark = _MARK.match(title.text)
    if mark is None:
        return _WORDED if _WORD.match(title.text) else ""
    return mark[0] if mark[0] != "【" or _FRAMED.match(title.text) else ""


def _may_be_item(pieces: Sequence[Piece], place: int) -> bool:
    text = pieces[place]
    alone = place + 1 == len(pieces) or not is_text(pieces[place + 1])
    return is_text(text) and alone and text.ends and len(text.text) <= _ITEM and text.caption <= 0


def _is_column(pieces: Sequence[Piece], run: Sequence[int]) -> bool:
    """Whether the texts have nothing to do with one another, nor with what stands above the first of them."""
    top = run[0] - 1
    above = pieces[top - 1] if top else None
    labelled = above is not None and above.label is Label.TITLE and _LABEL.match(above.text) is not None
    worded = _make(pieces[top]) == _WORDED
    framed = _make(pieces[top]) == "【"
    if len(run) < (_FEWEST if worded else 2) or ((worded or framed) and not labelled):
        return False
    wording = [pairs_of(pieces[at].text) for at in run]
    if labelled and above is not None and pairs_of(above.text) & set().union(*wording):
        return False
    if not labelled and above is not None:
        wording.insert(0, pairs_of(above.text))
    return all(len(one & other) <= _ALIKE * min(len(one), len(other)) for one, other in pairwise(wording))

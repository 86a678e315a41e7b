"""All that shows that a line goes on with the paragraph above it, beyond what the odds by hand say."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.evidence import Evidence

Traits = Iterator[tuple[str, float]]

_WIDTHS = (-8.0, -5.0, -3.2, -2.6, -1.4, -0.6, 0.6, 1.3, 3.0)  # full-width characters beyond the column's width
_FAR = 8.0  # beyond which the odds by hand tell no more
_COMMA = re.compile("[，,]")
_FEW_HAN = re.compile("[一-鿿]{1,6}")
_QUOTED = ("”", "」")
_SHORT = 20  # characters


def traits(above: Evidence, here: Evidence, below: Evidence | None) -> Traits:
    """What the border of a line to the one above shows, by names of traits; what is not yielded counts 0.

    ``below`` is the line below it, if any.  Nothing, where lines are whole paragraphs, and where a picture or a tear
    has told whether the line goes on.
    """
    if here.told or not (above.column and here.column):
        return
    goes_on, words, text, ended = here.goes_on, here.words, here.line.text, above.ends
    yield "any", 1.0
    yield ("goes on", min(goes_on, _FAR) / 4) if goes_on > 0 else ("parts", max(goes_on, -_FAR) / 4)
    yield "as title", shapes.title_score(text) / 4
    if abs(goes_on) >= _FAR:
        yield "joined" if goes_on > 0 else "parted", 1.0
    if words:
        yield "words", max(-4.0, min(words, _FAR)) / 4
    yield from ((name, 1.0) for name in (_after_end if ended else _open)(above, here))
    yield from ((name, 1.0) for name in _widths("ended" if ended else "open", above.over, here, below))
    if above.caption > 0:
        yield "caption above", 1.0
    if here.lead:
        yield "lead", 1.0
    if shapes.stops(text):
        yield "stop within", 1.0
    if marks.BULLET.match(text):
        yield "bullet", 1.0
    if len(text) <= _SHORT and marks.heads_comment(text):
        yield "comment", 1.0
    if shapes.begins_speech(text):
        yield "speech", 1.0
    if not here.listed and _FEW_HAN.fullmatch(text):
        yield "few", 1.0


def _after_end(above: Evidence, here: Evidence) -> Iterator[str]:
    """Below a finished sentence."""
    text = here.line.text
    yield "ended"
    if shapes.begins_paragraph(text):
        yield "opener"
    if here.set_in:
        yield "set in"
    if shapes.begins_mid_clause(text):
        yield "mid clause"
    if above.line.text.endswith(_QUOTED):
        yield "quote ends"
        if shapes.attributes_quote(text):
            yield "attributes"
    elif above.line.text.endswith(("！", "!", "？", "?")):
        yield "exclaims"


def _open(above: Evidence, here: Evidence) -> Iterator[str]:
    """Below a sentence that goes on somewhere."""
    text = above.line.text
    if above.full:
        yield "filled"
    if above.lone:
        yield "lone"
    if above.first:
        yield "first"
    if marks.BULLET.match(text):
        yield "bulleted"
    if shapes.begins_paragraph(here.line.text):
        yield "opener below open"
    if here.words > 0:
        yield "linked"
        if above.full and _COMMA.search(text):
            yield "linked, comma"
    if shapes.ends_within(text):
        yield "ended within"
        if shapes.unclosed(text):
            yield "unclosed"
        if text.endswith("、"):
            yield "dun"
        elif text.endswith(("：", ":")):
            yield "colon"


def _widths(end: str, over: float, here: Evidence, below: Evidence | None) -> Iterator[str]:
    """How wide both lines are beside their column, and the one below."""
    own, set_in = here.over, " set in" if here.set_in else ""
    yield f"{end} above {bisect_right(_WIDTHS, over)}"
    yield f"{end} here {bisect_right(_WIDTHS, own)}{set_in}{' ends' if here.ends else ''}"
    if below is not None and below.column:
        yield f"{end} next {bisect_right(_WIDTHS, below.over)}"
    if over < -5.0 and own < -5.0:
        yield "narrow"
    if set_in and end == "open" and -3.2 < over < -1.4 and abs(own) <= 0.6:
        yield "first, full, set in"

"""Credits among lines: those that stand alone, those that close a text, and those that a column's edge broke."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ingest.clean import Line
from app.ingest.cutting import marks, shapes, signs
from app.ingest.cutting.authors import is_author
from app.ingest.cutting.layout import Layout
from app.ingest.extract_byline import Signature

_FULL = 0.9  # full-width characters short of the column: no room for another


class Closing(NamedTuple):
    """How a line closes a text, if it does."""

    signed: Signature | None = None  # with a credit
    source: bool = False  # with where a picture came from
    broken: bool = False  # the credit began on the line above
    flows: bool = False  # the credit fills the line, for the caption above it filled its own


def alone(lines: Sequence[Line]) -> tuple[list[bool], list[bool]]:
    """For each line whether it is a credit by itself, and whether it is the second half of one."""
    broken = [
        place > 0 and signs.broken_credit(lines[place - 1].text, line.text) is not None
        for place, line in enumerate(lines)
    ]
    credits = [
        (signs.is_credit(line.text) and not broken[place]) or is_author(lines, place)
        for place, line in enumerate(lines)
    ]
    return credits, broken


def closing(lines: Sequence[Line], place: int, layout: Layout, credit: bool, open_above: bool) -> Closing:
    """How a line closes a text; ``open_above`` says that the line above it ends nothing, or with what may be half a
    credit."""
    text, above = lines[place].text, lines[place - 1].text if place else ""
    if credit:
        if not _flows(lines, place, layout):
            return Closing()
        signed = signs.closing_credit(above + text)
        return Closing(signed, source=signed is None, flows=True)
    signed = signs.closing_credit(text)
    source = bool(shapes.STOP.search(text)) and bool(marks.PICTURE.search(text))
    if signed is None and open_above:
        signed = signs.broken_credit(above, text)
        return Closing(signed, source or signs.broken_source(above, text), broken=signed is not None)
    return Closing(signed, source)


def _flows(lines: Sequence[Line], place: int, layout: Layout) -> bool:
    """Whether a photographer's credit stands on its line only because the caption above filled the column."""
    if not place or not layout.widths[place - 1] or not shapes.STOP.search(lines[place - 1].text):
        return False
    above, column = lines[place - 1], layout.widths[place - 1]
    missing = column - above.width - lines[place].text.startswith(("（", "("))  # no line ends on such
    full = missing < _FULL or (layout.first_lines_short and 2 - _FULL < missing < 2 + _FULL)
    return full and shapes.ends_sentence(above.text) and signs.pictured(lines[place].text)

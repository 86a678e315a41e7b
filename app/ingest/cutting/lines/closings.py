"""Credits among lines: those that stand alone, those that close a text, and those that a column's edge broke."""

from collections.abc import Sequence
from typing import NamedTuple

from app.ingest.clean import Line
from app.ingest.cutting.lines import marks, shapes, signs
from app.ingest.cutting.lines.authors import is_author
from app.ingest.people.extract_byline import Signature


class Closing(NamedTuple):
    """How a line closes a text, if it does."""

    signed: Signature | None = None  # with a credit
    source: bool = False  # with where a picture came from
    broken: bool = False  # the credit began on the line above


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


def closing(lines: Sequence[Line], place: int, *, credit: bool, open_above: bool) -> Closing:
    """How a line closes a text.

    ``credit`` says that it is one by itself, ``open_above`` that the line above it ends nothing, or with what may be
    half a credit.
    """
    if credit:
        return Closing()
    text = lines[place].text
    signed = signs.closing_credit(text)
    source = shapes.stops(text) > 0 and marks.names_source(text)
    if signed is None and open_above:
        above = lines[place - 1].text
        signed = signs.broken_credit(above, text)
        return Closing(signed, source or signs.broken_source(above, text), broken=signed is not None)
    return Closing(signed, source)

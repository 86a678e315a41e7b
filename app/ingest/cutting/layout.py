"""How a page was set: the column's width around each line, whether lines are indented, how far apart lines stand."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.ingest.clean import Line
from app.ingest.cutting.shapes import ends_sentence

_NARROWEST = 10.0  # full-width characters of a column
_WIDEST = 46.0  # full-width characters; no newspaper column is set wider, a converter's paragraph is
_OVER = 2.2  # times a column's width that no line of it has: it is a whole paragraph
_HANGING = "，。、；：？！…”’）》」』,;:?!)"  # may stand beyond the measure
_CLAUSES = re.compile("[，。；,;]")
_QUOTES = re.compile("[“”‘’]")  # as wide as a character in some faces, half as wide in others

# Logarithmic odds of a line in a column of some width, by how much wider it is than the column.
_FILLS, _NEARLY, _RAGGED, _SHORT, _BEYOND = 0.0, -0.3, -1.6, -2.0, -6.0
_SHORT_TEXT = -4.0  # with a comma or stop, as no title has
_OVERFULL = -1.0  # half a character beyond
_FIRST = -0.4  # two characters short, below a finished sentence
_FIRST_WITHIN = -2.0  # the same below an unfinished one
_FINISHED = -0.5  # of any length up to the measure
_WHOLE_FINISHED, _WHOLE_UNFINISHED = -0.4, -2.5  # where lines are whole paragraphs
_CHANGE, _CHANGE_AT_LEAD = -9.0, -5.0  # of the width from one line to the next


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for a whole page, and the column width around each of its lines."""

    widths: tuple[float, ...]  # 0 where lines are whole paragraphs
    gap: int  # blank lines that usually stand between lines
    indented: bool  # paragraphs begin with blanks that the source kept
    first_lines_short: bool  # paragraphs begin with an indent that the source lost


def measure(lines: Sequence[Line], leads: Collection[int] = ()) -> Layout:
    """The layout of a page's lines; at a lead (given by its place) a column of another width may begin."""
    widths = _widths(lines, frozenset(leads))
    gaps = Counter(line.gap for line in lines[1:])
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    indents = sum(line.indent for line in lines)
    return Layout(widths, usual, 0.1 * len(lines) < indents < 0.75 * len(lines), _loses_indents(lines, widths))


def _widths(lines: Sequence[Line], leads: Collection[int]) -> tuple[float, ...]:
    """The column width at each line, 0 where lines are whole paragraphs: the likeliest course of widths over the page.

    A width is one that unfinished lines share; it holds from line to line, and a change costs.
    """
    ends = [ends_sentence(line.text) for line in lines]
    sizes = _sizes(lines, ends)
    scores = [0.0] * len(sizes)
    trail: list[tuple[list[float], float]] = []  # above each line: how likely each width is, and a change from the best
    known: dict[_Shape, list[float]] = {}  # for many lines of a column look alike
    for place, line in enumerate(lines):
        shape = _shape(line, ends[place], begins=not place or ends[place - 1])
        if shape not in known:
            known[shape] = _fits(shape, sizes)
        changed = max(scores) + (_CHANGE_AT_LEAD if place in leads else _CHANGE)
        trail.append((scores, changed))
        scores = [
            (score if score > changed else changed) + fit for score, fit in zip(scores, known[shape], strict=True)
        ]
    at = scores.index(max(scores))
    widths: list[float] = []
    for line, (above, changed) in zip(reversed(lines), reversed(trail), strict=True):
        widths.append(sizes[at] if line.width <= _OVER * sizes[at] else 0.0)
        if changed > above[at]:
            at = above.index(max(above))
    return tuple(reversed(widths))


def _sizes(lines: Sequence[Line], ends: Sequence[bool]) -> list[float]:
    """The widths that columns of the page may have: 0, and those of several unfinished lines."""
    counts: Counter[float] = Counter()
    for line, finished in zip(lines, ends, strict=True):
        if not finished:
            counts[line.width - (line.text[-1] in _HANGING)] += 1
            counts[line.width] += 1
    return [0.0, *(size for size, count in counts.items() if count > 1 and _NARROWEST <= size <= _WIDEST)]


class _Shape(NamedTuple):
    """What of a line tells which widths it suits."""

    heading: bool
    width: float
    quotes: float
    hangs: float
    finished: bool
    first: float  # how well a line two characters short does
    short: float  # and one that is shorter


def _shape(line: Line, finished: bool, begins: bool) -> _Shape:
    quotes = len(_QUOTES.findall(line.text)) / 2
    hangs = float(min(2, len(line.text) - len(line.text.rstrip(_HANGING))))
    short = _SHORT_TEXT if _CLAUSES.search(line.text) else _SHORT
    return _Shape(line.heading, line.width, quotes, hangs, finished, _FIRST if begins else _FIRST_WITHIN, short)


def _fits(shape: _Shape, sizes: Sequence[float]) -> list[float]:
    """How well a line suits each of the widths."""
    heading, width, quotes, hangs, finished, first, short = shape
    if heading:
        return [0.0] * len(sizes)
    whole = _WHOLE_FINISHED if finished else _WHOLE_UNFINISHED
    return [_fit(width - size, quotes, hangs, finished, first, short) if size else whole for size in sizes]


def _fit(over: float, quotes: float, hangs: float, finished: bool, first: float, short: float) -> float:
    """How well a line suits a width that it is so much wider than."""
    if over > 0:
        over = max(0.0, over - hangs)
    elif over < 0:
        over = min(0.0, over + quotes)
    if over > 0.6:
        return _BEYOND if over > 1.2 else _SHORT
    if finished:
        return _FINISHED
    if over > -0.6:
        return _OVERFULL if over > 0.1 else _FILLS if over > -0.3 else _NEARLY
    if over > -1.2:
        return _RAGGED
    return first if over > -2.7 else short


def _loses_indents(lines: Sequence[Line], widths: Sequence[float]) -> bool:
    """Whether lines that surely open a paragraph are about two characters shorter than the column."""
    short = full = 0
    for place in range(1, len(lines)):
        before, line, column = lines[place - 1], lines[place], widths[place]
        stops = before.text.endswith(("。", ".")) and not line.text.endswith(("。", "."))
        if column and stops and before.width < column - 3:
            short += column - 3.2 <= line.width <= column - 1
            full += abs(line.width - column) < 1
    return short > full

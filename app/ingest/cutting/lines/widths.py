"""The column's width around each line: the likeliest course of widths over the page, by dynamic programming.

A width holds from line to line, and a change costs.  Lines of text fill their column but for the first and the last of
a paragraph, titles have any width; which of the two an unfinished line is, its look and its wording tell more or less.
Right above a change a paragraph may be cut off anywhere.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.ingest.clean import Line
from app.ingest.cutting.lines.shapes import ends_sentence, title_score

_NARROWEST = 10.0  # full-width characters of a column
_WIDEST = 46.0  # full-width characters; no newspaper column is set wider, a converter's paragraph is
_OVER = 2.2  # times a column's width that no line of it has: it is a whole paragraph
_INDENT = 2.0  # full-width characters that first lines are set in
_HANGING = "，。、；：？！…”’）》」』,;:?!)"  # may stand beyond the measure
_QUOTES = re.compile("[“”‘’]")  # as wide as a character in some faces, half as wide in others

# Logarithmic odds, found by trial on annotated pages: of an unfinished line of text, by how much wider it is than its
# column; of one that ends a sentence; of lines that are whole paragraphs.
_FILLS, _NEARLY, _RAGGED, _SHORT = 0.0, -0.7, -1.6, -6.0
_OVERFULL, _BEYOND, _TOO_FAR = -1.0, -5.0, -11.0  # half a character beyond, for each more, and at worst
_FIRST, _FIRST_WITHIN, _FIRST_FULL = 0.0, -1.6, -0.3  # set in below a finished sentence, below an unfinished one; not
_FINISHED, _NARROW = -0.3, -0.5  # of any length up to the measure; as a narrow column leaves less choice
_WHOLE_FINISHED, _WHOLE_UNFINISHED = -1.2, -4.4
_TITLE = -1.9  # of a title's width, in any column
_CHANGE, _CHANGE_AT_START, _CHANGE_AT_LEAD = -7.0, -3.2, -4.0  # within a paragraph, below one, and above a lead
_COMMON = 1.3  # how much it counts that a width is common on the page

# Logarithmic odds of an unfinished line to be a title, rounded from a logistic regression over 43,000 annotated lines.
_BIAS, _LOOK, _FLOWS, _LEAD = 1.6, 0.8, -0.9, -3.0


_Table = NDArray[np.float64]
"""Logarithmic odds of each line (row) for each of the widths that columns of the page may have."""


class _Above(NamedTuple):
    """What is reached above a line: the best course by width, and the best one of those that change there."""

    scores: _Table
    turning: int  # its width above
    change: float


def widths_of(lines: Sequence[Line], words: Sequence[float], leads: Collection[int]) -> tuple[float, ...]:
    """The column width at each line, 0 where lines are whole paragraphs.

    ``words`` is for each line the evidence of its wording that it goes on with the line above.
    """
    ends = [ends_sentence(line.text) for line in lines]
    begins = [True, *ends]
    sizes, common = _sizes(lines, ends)
    flows = [sum([max(0.0, odds) for odds in words[place : place + 2]]) for place in range(len(lines))]
    titled = [0.0 if ends[place] else _titled(line, place in leads, flows[place]) for place, line in enumerate(lines)]
    suits, above_change = _suits(lines, ends, titled, sizes)
    scores = turned = common
    trail: list[_Above] = []
    for place in range(len(lines)):
        turning = int(turned.argmax())
        cost = _CHANGE_AT_LEAD if place in leads else _CHANGE_AT_START if begins[place] else _CHANGE
        change = float(turned[turning]) + cost
        trail.append(_Above(scores, turning, change))
        above = np.maximum(scores, common + change)
        scores, turned = above + suits[place], above + above_change[place]
    return _traced(lines, sizes, common, int(scores.argmax()), trail)


def _traced(
    lines: Sequence[Line], sizes: Sequence[float], common: _Table, at: int, trail: Sequence[_Above]
) -> tuple[float, ...]:
    """The best course, from the width at its end; a width holds as long as it can."""
    widths: list[float] = []
    for line, above in zip(reversed(lines), reversed(trail), strict=True):
        widths.append(sizes[at] if line.width <= _OVER * sizes[at] else 0.0)
        if above.change + common[at] >= above.scores[at]:
            at = above.turning
    return tuple(reversed(widths))


def _sizes(lines: Sequence[Line], ends: Sequence[bool]) -> tuple[list[float], _Table]:
    """The widths that columns of the page may have, 0 and what several unfinished lines share; how common each is."""
    counts: Counter[float] = Counter()
    for place, line in enumerate(lines):
        if not ends[place]:
            counts[line.width] += 1
            counts[line.width - 1] += line.text[-1] in _HANGING
            counts[line.width + _INDENT] += not place or ends[place - 1]
    whole = sum(line.width > _WIDEST for line in lines)
    shared = {size: count for size, count in counts.items() if count > 1 and _NARROWEST <= size <= _WIDEST}
    total = len(ends) - sum(ends)
    common = [_COMMON * math.log((count + 1) / (total + 1)) for count in (whole, *shared.values())]
    return [0.0, *shared], np.array(common)


def _titled(line: Line, lead: bool, flows: float) -> float:
    """Odds that an unfinished line is no text of its column, by its look and what links it to the lines around."""
    if line.heading:
        return 20.0
    look = max(-8.0, min(4.0, title_score(line.text)))
    return float(round(_BIAS + _LOOK * look + _FLOWS * flows + _LEAD * lead))


def _suits(
    lines: Sequence[Line], ends: Sequence[bool], titled: Sequence[float], sizes: Sequence[float]
) -> tuple[_Table, _Table]:
    """How well each line suits each width, and how well if the width changes right below it."""
    widths = _column([line.width for line in lines])
    finished = _column(ends)
    title = _column([_TITLE - math.log1p(math.exp(-odds)) for odds in titled])
    text = _column([-math.log1p(math.exp(odds)) for odds in titled])
    over = widths - np.array(sizes[1:])
    fills = _unfinished(lines, _column([True, *ends[:-1]]), over)
    suits = np.empty((len(lines), len(sizes)))
    suits[:, :1] = np.where(finished, _WHOLE_FINISHED, np.maximum(title, text + _WHOLE_UNFINISHED))
    suits[:, 1:] = np.where(finished, _last(over, sizes[1:]), np.maximum(title, text + fills))
    cut = np.where(widths < np.array(sizes) + 1, 0.0, suits)
    return suits, np.where(finished, suits, cut)


def _column(values: Sequence[float]) -> _Table:
    """One value a line, as a column of a table."""
    return np.array(values)[:, np.newaxis]


def _last(over: _Table, sizes: Sequence[float]) -> _Table:
    """How well the last line of a paragraph suits a width."""
    beyond = over - 1.6
    short = [_FINISHED + _NARROW * math.log(size / 20) for size in sizes]
    return np.where(beyond > 0, np.maximum(_TOO_FAR, _BEYOND * beyond), np.array(short))


def _unfinished(lines: Sequence[Line], begins: _Table, over: _Table) -> _Table:
    """How well a line of text that does not end a paragraph suits a width."""
    hangs = _column([min(2, len(line.text) - len(line.text.rstrip(_HANGING))) for line in lines])
    quotes = _column([len(_QUOTES.findall(line.text)) / 2 for line in lines])
    over = np.where(over > 0, np.maximum(0.0, over - hangs), np.minimum(0.0, over + quotes))
    full = _FIRST_FULL * begins
    ways = (
        (over > 0.6, np.maximum(_TOO_FAR, _BEYOND * (over - 0.6) + _OVERFULL)),
        (over > 0.1, _OVERFULL + full),
        (over > -0.3, _FILLS + full),
        (over > -0.6, _NEARLY + full),
        (over > -1.2, _RAGGED),
        (over > -_INDENT - 0.7, np.where(begins, _FIRST, _FIRST_WITHIN)),
    )
    return np.select([holds for holds, _ in ways], [odds for _, odds in ways], _SHORT)

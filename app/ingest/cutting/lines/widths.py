"""The column's width around each line: the likeliest course of widths over the page, by dynamic programming.

A width holds from line to line, and a change costs.  Lines of text fill their column but for the first and the last of
a paragraph, titles have any width; which of the two an unfinished line is, its look and its wording tell more or less.
Right above a change a paragraph may be cut off anywhere.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from operator import add
from typing import NamedTuple

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


class _Kind(NamedTuple):
    """What of a line tells which widths it suits; many lines of a column look alike."""

    width: float
    finished: bool = True  # all else is told of unfinished ones alone
    quotes: float = 0.0
    hangs: int = 0  # marks that may stand beyond the measure
    begins: bool = False  # below a finished sentence
    title: float = 0.0  # odds that it is one


class _Suits(NamedTuple):
    """How well a line suits each of the widths of a page, and how well if the width changes right below it."""

    within: Sequence[float]
    above_change: Sequence[float]


class _Reached(NamedTuple):
    """The best courses down to a line: by width, and those that change below it."""

    scores: Sequence[float]
    above_change: Sequence[float]


def widths_of(lines: Sequence[Line], words: Sequence[float], leads: Collection[int]) -> tuple[float, ...]:
    """The column width at each line, 0 where lines are whole paragraphs.

    ``words`` is for each line the evidence of its wording that it goes on with the line above.
    """
    ends = [ends_sentence(line.text) for line in lines]
    sizes, common = _sizes(lines, ends)
    known: dict[_Kind, _Suits] = {}
    reached = _Reached(common, common)
    trail: list[tuple[_Reached, float]] = []  # above each line, and the best course that changes there
    for place, line in enumerate(lines):
        begins = not place or ends[place - 1]
        lead = place in leads
        flows = sum([max(0.0, odds) for odds in words[place : place + 2]])
        kind = _Kind(line.width) if ends[place] else _unended(line, begins, _titled(line, lead, flows))
        suits = known.get(kind) or known.setdefault(kind, _suits(kind, sizes))
        change = max(reached.above_change) + (_CHANGE_AT_LEAD if lead else _CHANGE_AT_START if begins else _CHANGE)
        trail.append((reached, change))
        above = [*map(max, reached.scores, map(change.__add__, common))]
        scores = [*map(add, above, suits.within)]
        same = suits.within is suits.above_change
        reached = _Reached(scores, scores if same else [*map(add, above, suits.above_change)])
    return _traced(lines, sizes, common, reached, trail)


def _traced(
    lines: Sequence[Line],
    sizes: Sequence[float],
    common: Sequence[float],
    reached: _Reached,
    trail: Sequence[tuple[_Reached, float]],
) -> tuple[float, ...]:
    """The best course, from its end; a width holds as long as it can."""
    at = reached.scores.index(max(reached.scores))
    widths: list[float] = []
    for line, (above, change) in zip(reversed(lines), reversed(trail), strict=True):
        widths.append(sizes[at] if line.width <= _OVER * sizes[at] else 0.0)
        if change + common[at] >= above.scores[at]:
            at = above.above_change.index(max(above.above_change))
    return tuple(reversed(widths))


def _sizes(lines: Sequence[Line], ends: Sequence[bool]) -> tuple[list[float], list[float]]:
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
    return [0.0, *shared], common


def _unended(line: Line, begins: bool, title: float) -> _Kind:
    hangs = min(2, len(line.text) - len(line.text.rstrip(_HANGING)))
    return _Kind(line.width, False, len(_QUOTES.findall(line.text)) / 2, hangs, begins, title)


def _titled(line: Line, lead: bool, flows: float) -> float:
    """Odds that an unfinished line is no text of its column, by its look and what links it to the lines around."""
    if line.heading:
        return 20.0
    look = max(-8.0, min(4.0, title_score(line.text)))
    return float(round(_BIAS + _LOOK * look + _FLOWS * flows + _LEAD * lead))  # rounded, for lines to look alike


def _suits(kind: _Kind, sizes: Sequence[float]) -> _Suits:
    if kind.finished:
        found = [_last(kind, size) if size else _WHOLE_FINISHED for size in sizes]
        return _Suits(found, found)
    title, text = _TITLE - math.log1p(math.exp(-kind.title)), -math.log1p(math.exp(kind.title))
    within = [max(title, text + (_unfinished(kind, size) if size else _WHOLE_UNFINISHED)) for size in sizes]
    cut = [max(odds, 0.0) if kind.width < size + 1 else odds for odds, size in zip(within, sizes, strict=True)]
    return _Suits(within, cut)


def _last(kind: _Kind, size: float) -> float:
    """How well the last line of a paragraph suits a width."""
    over = kind.width - size - 1.6
    return max(_TOO_FAR, _BEYOND * over) if over > 0 else _FINISHED + _NARROW * math.log(size / 20)


def _unfinished(kind: _Kind, size: float) -> float:
    """How well a line of text that does not end a paragraph suits a width."""
    over = kind.width - size
    over = max(0.0, over - kind.hangs) if over > 0 else min(0.0, over + kind.quotes)
    if over > 0.6:
        return max(_TOO_FAR, _BEYOND * (over - 0.6) + _OVERFULL)
    if over > -0.6:
        return (_OVERFULL if over > 0.1 else _FILLS if over > -0.3 else _NEARLY) + _FIRST_FULL * kind.begins
    if over > -1.2:
        return _RAGGED
    return _SHORT if over <= -_INDENT - 0.7 else _FIRST if kind.begins else _FIRST_WITHIN

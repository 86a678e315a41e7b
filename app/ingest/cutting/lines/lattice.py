"""The likeliest course of labels over the lines of a page, by dynamic programming: forward, and back again.

A line has a score for each label, a border says what each label adds below each other one; the course with the highest
sum wins.  Linear in the number of lines.
"""

from collections.abc import Sequence
from math import inf
from operator import add
from typing import NamedTuple

TITLE, OPENING, WITHIN, CREDIT, ROW, TAIL, FURNITURE = range(7)
_TEXT = {OPENING, WITHIN}
_OTHERS = [[other for other in range(7) if other != label and not {label, other} <= _TEXT] for label in range(7)]
"""For each label those that make something else of a line."""
Scores = tuple[float, ...]
"""One for each label, in this order; ``-inf`` for what cannot be."""

NEVER = -30.0
"""No label that suits a line so badly is weighed."""
BARRED = -40.0
"""Against labels that cannot follow each other."""
_NO_RUN = -1.0  # a row below anything but another one


class Border(NamedTuple):
    """How well labels follow each other from one line to the next."""

    within_text: float  # more of a paragraph below text
    any_text: float  # anything else below text
    opening: float  # the first line of a paragraph below anything but text
    title: float  # anything below a title
    title_title: float
    row: float  # a row below another one
    tail: float  # more of a row below it

    def steps(self, label: int) -> Scores:
        """What a label adds below each label."""
        if label == WITHIN:
            return BARRED, self.within_text, self.within_text, BARRED, BARRED, BARRED, BARRED
        if label == TAIL:
            return BARRED, BARRED, BARRED, BARRED, self.tail, self.tail, BARRED
        if label == ROW:  # rows come in runs
            text = self.any_text + _NO_RUN
            return self.title + _NO_RUN, text, text, _NO_RUN, self.row, self.row, _NO_RUN
        text = self.any_text
        if label == OPENING:
            return self.opening + self.title, text, text, self.opening, self.opening, self.opening, self.opening
        return self.title_title if label == TITLE else self.title, text, text, 0.0, 0.0, 0.0, 0.0

    def reached(self, above: Scores, alone: Scores) -> Scores:
        """The best ways to the labels of a line, by those to the line above and what each label scores alone.

        As the best over :meth:`steps`, written out: it is asked of every line several times.
        """
        title, opening, within, credit, row, tail, furniture = above
        other, text, row = max(credit, furniture), max(opening, within), max(row, tail)
        anything, titled = text + self.any_text, title + self.title
        plain = max(anything, titled, other, row)
        first = max(anything, titled + self.opening, max(other, row) + self.opening)
        return (
            max(anything, title + self.title_title, other, row) + alone[TITLE],
            first + alone[OPENING],
            max(text + self.within_text, max(title, other, row) + BARRED) + alone[WITHIN],
            plain + alone[CREDIT],
            max(max(anything, titled, other) + _NO_RUN, row + self.row) + alone[ROW],
            max(row + self.tail, max(title, text, other) + BARRED) + alone[TAIL],
            plain + alone[FURNITURE],
        )

    def left(self, below: Scores) -> Scores:
        """The best ways on from each label of a line, by those from the labels of the line below, these included."""
        title, opening, within, credit, row, tail, furniture = below
        other, apart = max(credit, furniture), row + _NO_RUN
        barred, first = max(within, tail) + BARRED, opening + self.opening
        plain = max(title, first, other, barred)
        text = max(within + self.within_text, max(title, opening, other, apart) + self.any_text, barred)
        lone = max(plain, apart)
        titled = max(title + self.title_title, max(first, other, apart) + self.title, barred)
        rows = max(plain, row + self.row, tail + self.tail)
        return titled, text, text, lone, rows, rows, lone


def courses(alone: Sequence[Scores], borders: Sequence[Border]) -> list[Scores]:
    """For each line the best ways to its labels; a page does not begin within a paragraph."""
    first = list(alone[0])
    first[WITHIN] = -inf
    found: list[Scores] = [tuple(first)]
    for border, scores in zip(borders, alone[1:], strict=True):
        found.append(border.reached(found[-1], scores))
    return found


def likeliest(reached: Sequence[Scores], borders: Sequence[Border]) -> list[int]:
    """The labels of the best course."""
    labels = [reached[-1].index(max(reached[-1]))]
    for border, above in zip(reversed(borders), reversed(reached[:-1]), strict=True):
        ways = [*map(add, above, border.steps(labels[-1]))]
        labels.append(ways.index(max(ways)))
    return labels[::-1]


def leads(
    labels: Sequence[int], reached: Sequence[Scores], alone: Sequence[Scores], borders: Sequence[Border]
) -> list[float]:
    """For each line by how much the best course leads those that make something else of it: no title, no text."""
    if not labels:
        return []
    on: Scores = (0.0,) * 7
    found = [_lead(labels[-1], reached[-1])]
    for place in range(len(labels) - 2, -1, -1):
        on = borders[place].left(tuple(map(add, alone[place + 1], on)))
        found.append(_lead(labels[place], [*map(add, reached[place], on)]))
    return found[::-1]


def _lead(label: int, through: Sequence[float]) -> float:
    other = max([through[place] for place in _OTHERS[label]])
    return through[label] - (other if other > -inf else NEVER)

"""Whether a line goes on with the sentence above it: the evidence at the border between two lines.

Word borders help where punctuation is silent: a word of the dictionary, or two characters that stand together
elsewhere on the page, across the border says that both lines are one text.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import rjieba

from app.ingest.clean import HAN, Line
from app.ingest.cutting import shapes

_HAN = re.compile(f"[{HAN}]")
_NEAR = 6  # characters on each side that are cut into words


class Pairs:
    """How often two characters stand together on a page, within its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._pairs: Counter[str] = Counter()
        self._firsts: Counter[str] = Counter()
        for line in lines:
            text = line.text.replace(" ", "")
            self._firsts.update(text[:-1])
            self._pairs.update(map("".join, pairwise(text)))

    def across(self, left: str, right: str) -> float:
        """Evidence that the end of ``left`` and the beginning of ``right`` belong together."""
        if not (left and right and _HAN.match(left[-1]) and _HAN.match(right[0])):
            return 0.0
        score = 3.0 if crosses(left, right) else 0.0
        if self._pairs[left[-1] + right[0]]:
            score += 2.0
        elif self._firsts[left[-1]] >= 8:
            score -= 1.5
        return score


def crosses(left: str, right: str) -> bool:
    """Whether a word of the dictionary stands across the border."""
    place, border = 0, len(left[-_NEAR:])
    for word in rjieba.cut(left[-_NEAR:] + right[:_NEAR], hmm=False):
        place += len(word)
        if place == border:
            return False
        if place > border:
            return True
    return False


def link(above: str, here: str, pairs: Pairs) -> float:
    """Evidence from the words alone that ``here`` goes on with the unfinished sentence ``above``."""
    score = pairs.across(above, here) + 8 * shapes.begins_within(here) + 3 * shapes.begins_mid_clause(here)
    score += 4 * shapes.ends_within(above) - 2.5 * shapes.begins_paragraph(here)
    return score

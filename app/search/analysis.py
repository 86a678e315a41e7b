"""How texts become what an index holds: units and pairs to match on, words to rank with.

A unit is one CJK character, one run of letters, one run of digits, or one mark of punctuation.  Two adjacent units
make a pair.  A string is found where its pairs stand in a row, so no segmenter's word boundary can hide it: over words
cut by jieba, 37 % of random strings of two to six characters were found completely, over pairs all of them.
Words (jieba's, by its faster twin rjieba) only weigh the ranking.
"""

import re
from itertools import pairwise

from app.chinese import CJK, LETTER

LONGEST_UNIT = 40
"""Longer runs are cut, always from their start, so that no index term grows beyond what engines take (characters)."""

_UNIT = re.compile(rf"[{CJK}]|[0-9]{{1,{LONGEST_UNIT}}}|{LETTER}{{1,{LONGEST_UNIT}}}|\S")
_JOIN = "\x1f"  # never in a folded text; keeps "ab c" and "a bc" apart


def units(folded: str) -> list[str]:
    """The units of a folded text, in order; blanks are none."""
    return _UNIT.findall(folded)


def unit_spans(folded: str) -> list[tuple[int, int]]:
    """Where the units stand in the folded text."""
    return [match.span() for match in _UNIT.finditer(folded)]


def pairs(parts: list[str]) -> list[str]:
    """Each two adjacent units as one term; none for fewer than two units."""
    return list(map(_JOIN.join, pairwise(parts)))


def words(folded: str) -> list[str]:
    """The words of a folded text, in order, punctuation left out; for ranking and meaning, never for matching."""
    import rjieba  # here, as its dictionary takes long to load

    return [word for word in rjieba.cut(folded) if word[0].isalnum()]

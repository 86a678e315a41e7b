"""How texts become what an index holds: units and pairs to match on, words to rank with.

A unit is one CJK character, one run of letters, one run of digits, or one mark of punctuation.  Two adjacent units
make a pair.  A string is found where its pairs stand in a row, so no segmenter's word boundary can hide it: over words
cut by jieba, 37 % of random strings of two to six characters were found completely, over pairs all of them.
Words (jieba's, by its faster twin rjieba) only weigh the ranking.
"""

import re
import sys
from array import array
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from app.chinese import CJK, LETTER

LONGEST_UNIT = 40
"""Longer runs are cut, always from their start, so that no index term grows beyond what engines take (characters)."""

_RUN = rf"[0-9]{{1,{LONGEST_UNIT}}}|{LETTER}{{1,{LONGEST_UNIT}}}"
_UNIT = re.compile(rf"[{CJK}]|{_RUN}|\S")
_RUNS = re.compile(f"({_RUN})")
_JOIN = "\x1f"  # never in a folded text; keeps "ab c" and "a bc" apart
_STAND_IN = "\ud800"  # nor is this
_SHORT = 60  # characters of a text that is cut sooner than set out
_BLANK = ord(" ")
_CODE = f"utf-32-{'le' if sys.byteorder == 'little' else 'be'}"


def units(folded: str) -> list[str]:
    """The units of a folded text, in order; blanks are none."""
    return _UNIT.findall(folded)


def unit_spans(folded: str) -> list[tuple[int, int]]:
    """Where the units stand in the folded text."""
    return [match.span() for match in _UNIT.finditer(folded)]


def pairs(parts: list[str]) -> list[str]:
    """Each two adjacent units as one term; none for fewer than two units."""
    return list(map(_JOIN.join, pairwise(parts)))


@lru_cache(maxsize=512)  # titles are asked for in two fields, places article after article
def woven(folded: str) -> tuple[str, str]:
    """The units and the pairs of a folded text, each parted by blanks: what ``units`` and ``pairs`` give, much sooner.

    Characters are set out by the thousand as numbers; a lone surrogate, which no folded text holds, stands in for each
    run of letters or digits meanwhile.
    """
    if len(folded) < _SHORT:
        parts = units(folded)
        return " ".join(parts), " ".join(pairs(parts))
    chars = _RUNS.split(folded)
    runs = chars[1::2]
    plain = _STAND_IN.join(chars[::2]).replace(" ", "")
    points = array("I", plain.encode(_CODE, "surrogatepass"))
    single = array("I", [_BLANK]) * (2 * len(points))
    single[::2] = points
    double = array("I", [_BLANK, ord(_JOIN), _BLANK, _BLANK]) * (len(points) - 1)
    double[::4], double[2::4] = points[:-1], points[1:]
    twice = [run for run in runs for _ in range(2)]  # each run ends a pair and begins one, but at the text's ends
    inner = twice[plain.startswith(_STAND_IN) : len(twice) - plain.endswith(_STAND_IN)]
    return _put_back(single, runs), _put_back(double, inner)


def _put_back(points: "array[int]", runs: Sequence[str]) -> str:
    """Code points as text, the stand-ins replaced in their order."""
    chars = points.tobytes().decode(_CODE, "surrogatepass")
    if not runs:
        return chars
    pieces = [""] * (2 * len(runs) + 1)
    pieces[::2], pieces[1::2] = chars.split(_STAND_IN), runs
    return "".join(pieces)


def words(folded: str) -> list[str]:
    """The words of a folded text, in order, punctuation left out; for ranking and meaning, never for matching."""
    return [word for word in _cut(folded) if word[0].isalnum()]


def all_words(folded: str) -> str:
    """The words of a folded text parted by blanks, with its punctuation, which no query's words ask for."""
    return " ".join(_cut(folded))


def _cut(folded: str) -> list[str]:
    import rjieba  # here, as its dictionary takes long to load

    return rjieba.cut(folded)

"""Whether a line goes on with the sentence above it: the evidence at the border between two lines.

Word borders help where punctuation is silent: a word of the dictionary, or two characters that stand together
elsewhere on the page, across the border says that both lines are one text.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from operator import add

import rjieba

from app.ingest.clean import HAN, Line
from app.ingest.cutting.lines import shapes

_HAN = re.compile(f"[{HAN}]")
_LETTERS = re.compile(f"[^{HAN}]+|[年月日]")
_NUMBER = re.compile(
    r"^[\d.:：-](?:[\d.:：%％-]|[年月日时点分秒个人名户元万亿千百岁米吨次条件项家座处天度号届平公余多])"
)
_TAIL = re.compile(r"(?:[一-鿿]? ?摄|摄影|报道|文/图|/文|/图)[）)。]?$")  # of a credit that was broken over two lines
_OFTEN = 8
_NEAR = 6  # characters on each side that are cut into words


class Pairs:
    """How often two characters stand together on a page, within its lines."""

    def __init__(self, lines: Sequence[Line]) -> None:
        texts = [line.text.replace(" ", "") for line in lines]
        self._text = "\n".join([*texts, ""])
        self._known: dict[str, tuple[set[str], bool]] = {}  # what stands behind a character, as far as asked

    def recalled(self, text: str) -> bool:
        """Whether the page prints all pairs of characters of a text more than once."""
        return all(self._counts[pair] > 1 for pair in _pairs_of(text))

    @cached_property  # few pages ask
    def _counts(self) -> Counter[str]:
        return Counter(map(add, self._text, self._text[1:]))

    def across(self, left: str, right: str) -> float:
        """Evidence that the end of ``left`` and the beginning of ``right`` belong together."""
        if _NUMBER.search(left[-1:] + right[:2]) or _TAIL.match(right):
            return 6.0
        if not (left and right and _HAN.match(left[-1]) and _HAN.match(right[0])):
            return 0.0
        score = 3.0 if crosses(left, right) else 0.0
        behind, often = self._behind(left[-1])
        return score + (2.0 if right[0] in behind else -1.5 if often else 0.0)

    def _behind(self, char: str) -> tuple[set[str], bool]:
        """What stands behind a character within the lines of the page, and whether it is often there, so as to tell."""
        if char not in self._known:
            parts = self._text.split(char)[1:]
            behind = [part[:1] or char for part in parts if part[:1] != "\n"]
            self._known[char] = set(behind), len(behind) >= _OFTEN
        return self._known[char]


def _pairs_of(text: str) -> set[str]:
    return set(map(add, text, text[1:]))


def crosses(left: str, right: str) -> bool:
    """Whether a word of the dictionary stands across the border."""
    return _crosses(left[-_NEAR:], right[:_NEAR])


@lru_cache(maxsize=4096)
def _crosses(left: str, right: str) -> bool:
    place, border = 0, len(left)
    for word in rjieba.cut(left + right, hmm=False):
        place += len(word)
        if place == border:
            return False
        if place > border:
            return True
    return False


def fits(above: str, here: str, pairs: Pairs) -> float:
    """Evidence from the words at the border that ``here`` is the other half of what breaks off in ``above``."""
    score = pairs.across(above, here) + 8 * shapes.begins_within(here) + 3 * shapes.begins_mid_clause(here)
    return score - 2.5 * shapes.begins_paragraph(here)


class Kinship:
    """How much of a text's rarer wording other texts of the page share."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._sums: dict[int, float] = {}
        self._worth = [0.0, *(math.log(1 + len(texts) / count) for count in range(1, len(texts) + 1))]

    @cached_property  # few pages ask
    def _sets(self) -> list[set[str]]:
        return [_pairs_of(_LETTERS.sub("", text)) for text in self._texts]

    @cached_property
    def _spread(self) -> Counter[str]:
        return Counter(chain.from_iterable(self._sets))

    def pairs(self, start: int, stop: int) -> set[str]:
        """The pairs of characters in the texts from one place up to another."""
        return set().union(*self._sets[start:stop])

    def worth(self, pairs: Iterable[str]) -> float:
        """How much pairs of characters tell, rare ones more."""
        return math.fsum([self._worth[self._spread[pair]] for pair in pairs])

    def of(self, place: int, others: Iterable[int]) -> float:
        """Between 0 and 1: the share of a text's wording, by places in the page, that stands in the others."""
        own = self._sets[place]
        found = set().union(*(own & self._sets[other] for other in others))
        if not found:
            return 0.0
        if place not in self._sums:
            self._sums[place] = self.worth(own)
        return self.worth(found) / self._sums[place]

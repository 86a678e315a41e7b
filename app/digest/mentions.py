"""Where candidate terms stand in the articles, and how much each article is about them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from app.chinese import CJK
from app.digest.reading import SUBTITLE, TITLE, lines_of

IN_TITLE = 1.0
IN_SUBTITLE = 0.6
IN_BRIEF = 0.6  # a caption or a few lines are about whatever they name
IN_TEXT = 0.2
AGAIN = 0.15  # for each time more
MOST_IN_TEXT = 0.8
BRIEF = 220  # characters
_HEADINGS = {TITLE: IN_TITLE, SUBTITLE: IN_SUBTITLE}

_LETTERS_BEFORE = re.compile(rf"[{CJK}]+$")
_LETTERS_AFTER = re.compile(rf"[{CJK}]+")


class Finder:
    """Finds terms in texts, nested and overlapping ones too."""

    def __init__(self, terms: Collection[str]) -> None:
        self.terms = list(terms)
        self._automaton = AhoCorasick(self.terms)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Which of the terms stand in the text, by number, where they begin and end; in the order of their ends."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)


@dataclass(slots=True)
class Edges:
    """What stands on both sides of a term wherever it is found, as far as it is always the same.

    A term that always goes on in the same way is cut in the middle of a word (澄河青溪 in 澄河青溪段).
    """

    left: str = ""  # up to four characters
    right: str = ""
    times: int = 0  # that it was found

    def add(self, left: str, right: str, times: int = 1) -> None:
        """The term was found so often between these."""
        self.left = _common(left[::-1], self.left[::-1])[::-1] if self.times else left
        self.right = _common(right, self.right) if self.times else right
        self.times += times

    def whole(self, term: str) -> str:
        """The term with what always stands around it, up to the next mark or figure; less than thrice is chance."""
        if self.times < FEWEST_TIMES:
            return term
        before, after = _LETTERS_BEFORE.search(self.left), _LETTERS_AFTER.match(self.right)
        return (before[0] if before else "") + term + (after[0] if after else "")


REACH = 4
"""Characters looked at on each side of a term."""
FEWEST_TIMES = 3


def mentions(text: str, finder: Finder, edges: Mapping[str, Edges]) -> dict[str, float]:
    """How much a reading's text is about each of the terms in it, 0 to 1; what stands around them joins their edges."""
    headings = _headings(text)
    body = headings[-1][1] if headings else 0
    times: dict[int, int] = {}
    best: dict[int, float] = {}
    for number, start, end in finder.find(text):
        times[number] = times.get(number, 0) + 1
        if start < body:
            heading = max((weight for begin, until, weight in headings if begin <= start < until), default=0.0)
            best[number] = max(best.get(number, 0.0), heading)
        edge = edges[finder.terms[number]]
        if edge.left or edge.right or not edge.times:
            edge.add(text[max(0, start - REACH) : start], text[end : end + REACH])
        else:
            edge.times += 1
    least = IN_BRIEF if len(text) <= BRIEF else 0.0
    return {
        finder.terms[number]: max(best.get(number, 0.0), least, min(IN_TEXT + AGAIN * (n - 1), MOST_IN_TEXT))
        for number, n in times.items()
    }


def _headings(text: str) -> list[tuple[int, int, float]]:
    """Where each heading of a reading's text begins and ends, and its weight."""
    found, end = [], 0
    for letter, line in lines_of(text):
        begin, end = end, end + len(letter) + len(line) + 1
        if letter in _HEADINGS:
            found.append((begin, end, _HEADINGS[letter]))
    return found


def _common(one: str, other: str) -> str:
    """The beginning that both have."""
    length = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]

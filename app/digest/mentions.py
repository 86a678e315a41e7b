"""Where candidate terms stand in the articles, and how much each article is about them."""

import re
from collections.abc import Collection, Iterator, Mapping
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
        self._terms = list(terms)
        self._automaton = AhoCorasick(self._terms)

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """The terms in the text and where they begin, in the order of their ends."""
        for number, start, _ in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield self._terms[number], start


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


@dataclass(slots=True)
class Mention:
    """A term in an article."""

    heading: float = 0.0
    times: int = 0

    def weight(self, brief: bool) -> float:
        """How much the article is about the term, 0 to 1."""
        in_text = min(IN_TEXT + AGAIN * (self.times - 1), MOST_IN_TEXT)
        return max(self.heading, IN_BRIEF if brief else 0.0, in_text)


def mentions(text: str, finder: Finder, edges: Mapping[str, Edges]) -> dict[str, Mention]:
    """The terms in a reading's text; what stands around them is added to their edges."""
    found: dict[str, Mention] = {}
    headings = _headings(text)
    heading, end = next(headings)
    for term, start in finder.find(text):
        while start >= end:
            heading, end = next(headings)
        mention = found.get(term)
        if mention is None:
            mention = found[term] = Mention()
        mention.heading = max(mention.heading, heading)
        mention.times += 1
        edge = edges[term]
        if edge.times and not edge.left and not edge.right:
            edge.times += 1
        else:
            after = start + len(term)
            edge.add(text[max(0, start - REACH) : start], text[after : after + REACH])
    return found


def is_brief(text: str) -> bool:
    """Whether a reading's text is so short that it is about whatever it names."""
    return len(text) <= BRIEF


def _headings(text: str) -> Iterator[tuple[float, int]]:
    """The weight of each line as a heading, and where the line ends."""
    end = 0
    for letter, line in lines_of(text):
        end += len(letter) + len(line) + 1
        yield _HEADINGS.get(letter, 0.0), end


def _common(one: str, other: str) -> str:
    """The beginning that both have."""
    length = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]

"""Where candidate terms stand in the articles, and how much each article is about them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from app.chinese import CJK
from app.digest.reading import SUBTITLES, TITLES

IN_TITLE = 1.0
IN_SUBTITLE = 0.6
IN_BRIEF = 0.6  # a caption or a few lines are about whatever they name
IN_TEXT = 0.2
AGAIN = 0.15  # for each time more
MOST_IN_TEXT = 0.8
BRIEF = 220  # characters

_LETTERS_BEFORE = re.compile(rf"[{CJK}]+$")
_LETTERS_AFTER = re.compile(rf"[{CJK}]+")


class Finder:
    """Finds terms in texts, nested ones too, by their first two characters."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._terms = frozenset(terms)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for term in self._terms:
            lengths[term[:2]].add(len(term))
        self._lengths = {head: tuple(sorted(found)) for head, found in lengths.items()}

    def find(self, text: str) -> Iterator[tuple[str, int]]:
        """The terms in the text and where they begin, once for each time they stand there."""
        terms, lengths = self._terms, self._lengths
        for place in range(len(text) - 1):
            for length in lengths.get(text[place : place + 2], ()):
                part = text[place : place + length]
                if len(part) == length and part in terms:  # at the end of the text slices are shorter
                    yield part, place


class Edges:
    """What stands on both sides of each term wherever it is found, as far as it is always the same.

    A term that always goes on in the same way is cut in the middle of a word (澄河青溪 in 澄河青溪段).
    """

    REACH = 4  # characters
    FEWEST = 3  # times that it must stand so; fewer are chance

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, str, int]] = {}

    def add(self, term: str, text: str, place: int) -> None:
        """The term stands in the text at that place."""
        left = text[max(0, place - self.REACH) : place]
        right = text[place + len(term) : place + len(term) + self.REACH]
        if term in self._found:
            lefts, rights, times = self._found[term]
            left, right = _common(left[::-1], lefts[::-1])[::-1], _common(right, rights)
            self._found[term] = (left, right, times + 1)
        else:
            self._found[term] = (left, right, 1)

    def whole(self, term: str) -> str:
        """The term with what always stands around it, up to the next mark or figure."""
        left, right, times = self._found[term]
        if times < self.FEWEST:
            return term
        before, after = _LETTERS_BEFORE.search(left), _LETTERS_AFTER.match(right)
        return (before[0] if before else "") + term + (after[0] if after else "")


def weigh(passages: Sequence[tuple[str, str]], finder: Finder, edges: Edges) -> dict[str, float]:
    """The terms of an article, given as roles and plain texts, and its weight for each: 0 to 1."""
    titled: dict[str, float] = {}
    counts: Counter[str] = Counter()
    for role, text in passages:
        heading = IN_TITLE if role in TITLES else IN_SUBTITLE if role in SUBTITLES else 0.0
        for term, place in finder.find(text):
            counts[term] += 1
            edges.add(term, text, place)
            titled[term] = max(heading, titled.get(term, 0.0))
    brief = IN_BRIEF if sum(len(text) for _, text in passages) <= BRIEF else 0.0
    return {term: max(titled[term], brief, min(IN_TEXT + AGAIN * (n - 1), MOST_IN_TEXT)) for term, n in counts.items()}


@cache
def _mentioned(times: int) -> float:
    """The weight of so many mentions; one object for each number, of the millions that a large archive keeps."""
    return min(IN_TEXT + AGAIN * (times - 1), MOST_IN_TEXT)


def _common(one: str, other: str) -> str:
    """The beginning that both have."""
    length = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:length]

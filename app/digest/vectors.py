"""Each article as the words that set it apart: tf-idf, cut to the heaviest.

Kept in flat arrays: at 100,000 articles the words of all take some 100 MB, which lists of objects would multiply.
"""

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from app.digest.reading import TITLES
from app.digest.words import Run, is_common

KEPT = 40
"""Words kept of an article, the heaviest; more hardly move the nearest neighbours."""
# A word that points (该村, 这样), counts (余万元, 一片) or is a number tells nothing.
_TELLING = re.compile(r"(?![该本各每某这那此其他她它们余万亿一两几])(?=.*[^0-9.]).{2,}")


class WordCounts:
    """Which words each article has, and how often; articles are numbered as they are added."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._numbers: dict[str, int | None] = {}
        self._ids = array("I")
        self._counts = array("B")
        self._ends = array("Q")

    def add(self, passages: Iterable[tuple[str, Iterable[Run]]], names: Mapping[str, int] | None = None) -> None:
        """The next article, as roles and runs, and how often it holds which names; a word of a title counts twice."""
        counts: Counter[str] = Counter(names or {})
        for role, runs in passages:
            for run in runs:
                counts.update(run.words)
                if role in TITLES:
                    counts.update(run.words)
        for word, count in counts.items():
            if (number := self._number(word)) is not None:
                self._ids.append(number)
                self._counts.append(min(count, 255))
        self._ends.append(len(self._ids))

    def __len__(self) -> int:
        return len(self._ends)

    def vectors(self) -> "Vectors":
        """The articles' heaviest words, each vector of length 1."""
        spread = Counter(self._ids)
        weights = [0.0] * len(self.words)
        for number, articles in spread.items():
            if articles > 1:  # a word of one article joins it to none
                weights[number] = math.log((len(self) + 1) / articles)
        vectors = Vectors(self.words)
        start = 0
        for end in self._ends:
            weighed = (
                (weights[self._ids[i]] * (1 + math.log(self._counts[i])), self._ids[i]) for i in range(start, end)
            )
            vectors.append(sorted((pair for pair in weighed if pair[0] > 0), reverse=True)[:KEPT])
            start = end
        return vectors

    def _number(self, word: str) -> int | None:
        """The number of a word; None for one that tells nothing."""
        if word not in self._numbers:
            telling = _TELLING.fullmatch(word) and not is_common(word)
            self._numbers[word] = len(self.words) if telling else None
            if telling:
                self.words.append(word)
        return self._numbers[word]


class Vectors:
    """Sparse vectors of length 1, in the order of the articles."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._ids = array("I")
        self._weights = array("f")
        self._ends = array("Q", [0])

    def append(self, weighed: list[tuple[float, int]]) -> None:
        """The next vector, as (weight, word number), heaviest first."""
        norm = math.sqrt(sum(weight * weight for weight, _ in weighed)) or 1.0
        self._ids.extend(number for _, number in weighed)
        self._weights.extend(weight / norm for weight, _ in weighed)
        self._ends.append(len(self._ids))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def items(self, article: int) -> Iterator[tuple[int, float]]:
        """(word number, weight) of an article, heaviest first."""
        start, end = self._ends[article], self._ends[article + 1]
        return zip(self._ids[start:end], self._weights[start:end], strict=True)

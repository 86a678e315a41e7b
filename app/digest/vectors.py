"""Each article as the words that set it apart: tf-idf, cut to the heaviest.

Kept in flat arrays: at 100,000 articles the words of all take some 50 MB, which lists of objects would multiply.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KEPT = 40
"""Words kept of an article, the heaviest; more hardly move the nearest neighbours."""
_LOGS = 1 + np.log(np.maximum(np.arange(256, dtype=np.float32), 1))

Words = NDArray[np.uint32]
Weights = NDArray[np.float16]


class Bursts(NamedTuple):
    """By word number: in how many articles a word stands, and in how many more than once or in the title."""

    spread: NDArray[np.int64]
    bursty: NDArray[np.int64]


class WordCounts:
    """Which words (by number) each article has, and how often; articles are numbered from 0 as they are added."""

    def __init__(self) -> None:
        self._words = bytearray()
        self._counts = bytearray()
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, words: bytes, counts: bytes) -> None:
        """The next article, as a reading keeps its words."""
        self._words += words
        self._counts += counts
        self._ends.append(len(self._counts))

    def vector(self, article: int) -> tuple[Words, Weights]:
        """An article's heaviest words, a vector of length 1; a word of one article joins it to none."""
        start, end = self._ends[article], self._ends[article + 1]
        own = self._ids[start:end]
        weights = self._rarity[own] * _LOGS[np.frombuffer(self._counts, np.uint8, end - start, start)]
        heaviest = np.argsort(-weights, kind="stable")[:KEPT]
        heaviest = heaviest[weights[heaviest] > 0]
        norm = np.sqrt((weights[heaviest] ** 2).sum()) or 1.0
        return own[heaviest], (weights[heaviest] / norm).astype(np.float16)

    def bursts(self) -> Bursts:
        """How bursty the words are."""
        again = self._ids[np.frombuffer(self._counts, np.uint8) > 1]
        return Bursts(self._spread, np.bincount(again, minlength=len(self._spread)))

    def joined_by(self, articles: Iterable[int]) -> list[int]:
        """The articles that share a word with one of these which only two articles have: it was no one's before."""
        own = [self._ids[self._ends[article] : self._ends[article + 1]] for article in articles]
        wanted = np.zeros(len(self._spread), dtype=bool)
        wanted[np.concatenate([*own, np.zeros(0, np.uint32)])] = True
        places = np.flatnonzero((wanted & (self._spread == 2))[self._ids])
        found: list[int] = np.unique(np.searchsorted(np.frombuffer(self._ends, np.int64), places, "right") - 1).tolist()
        return found

    @cached_property
    def _ids(self) -> Words:
        return np.frombuffer(self._words, dtype=np.uint32) if self._words else np.zeros(0, dtype=np.uint32)

    @cached_property
    def _spread(self) -> NDArray[np.int64]:
        """In how many articles each word stands."""
        return np.bincount(self._ids, minlength=1)

    @cached_property
    def _rarity(self) -> NDArray[np.float32]:
        spread = self._spread
        return np.where(spread > 1, np.log((len(self) + 1) / np.maximum(spread, 1)), 0).astype(np.float32)


class Vectors:
    """Sparse vectors of length 1 by the ids of their articles, which ascend; ``words`` are the words by number."""

    def __init__(self, articles: Sequence[int], words: Sequence[str], vectors: Iterable[tuple[Words, Weights]]) -> None:
        self.articles = articles
        self.words = words
        self._numbers = {article: number for number, article in enumerate(articles)}
        ids, weights, ends = bytearray(), bytearray(), array("q", [0])
        for own, theirs in vectors:
            ids += own.tobytes()
            weights += theirs.tobytes()
            ends.append(len(ids) // 4)
        self.ids: Words = np.frombuffer(ids, np.uint32)
        """The word numbers of all vectors, one after the other."""
        self.weights: Weights = np.frombuffer(weights, np.float16)
        self.ends: NDArray[np.int64] = np.frombuffer(ends, np.int64)
        """Where each vector begins, and where the last one ends."""

    def __len__(self) -> int:
        return len(self.articles)

    def number(self, article: int) -> int:
        """Which of the vectors is an article's."""
        return self._numbers[article]

    def vector(self, article: int) -> tuple[Words, Weights]:
        """Word numbers and weights of an article, heaviest first."""
        number = self._numbers[article]
        part = slice(self.ends[number], self.ends[number + 1])
        return self.ids[part], self.weights[part]

    def items(self, article: int) -> Iterator[tuple[int, float]]:
        """(word number, weight) of an article, heaviest first."""
        ids, weights = self.vector(article)
        return zip(ids.tolist(), weights.tolist(), strict=True)

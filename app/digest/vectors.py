"""Each article as the words that set it apart: tf-idf, cut to the heaviest.

Kept in flat arrays: at 100,000 articles the words of all take some 50 MB, which lists of objects would multiply.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

KEPT = 40
"""Words kept of an article, the heaviest; more hardly move the nearest neighbours."""
_LOGS = 1 + np.log(np.maximum(np.arange(256, dtype=np.float32), 1))


class WordCounts:
    """Which words each article has, and how often; articles are numbered as they are added."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict()
        self._numbers.default_factory = self._numbers.__len__
        self._ids = array("I")
        self._counts = bytearray()
        self._ends = array("q", [0])

    def add(self, words: str, counts: bytes) -> None:
        """The next article, as a reading keeps its words."""
        self._ids.extend(map(self._numbers.__getitem__, words.split()))
        self._counts += counts
        self._ends.append(len(self._ids))

    def vectors(self) -> "Vectors":
        """The articles' heaviest words, each vector of length 1; a word of one article joins it to none."""
        articles = len(self._ends) - 1
        ids = np.frombuffer(self._ids, dtype=np.uint32) if self._ids else np.zeros(0, dtype=np.uint32)
        spread = np.bincount(ids, minlength=len(self._numbers))
        rarity = np.where(spread > 1, np.log((articles + 1) / np.maximum(spread, 1)), 0).astype(np.float32)
        vectors = Vectors(list(self._numbers))
        for start, end in zip(self._ends, self._ends[1:], strict=False):
            own = ids[start:end]
            weights = rarity[own] * _LOGS[np.frombuffer(self._counts, np.uint8, end - start, start)]
            heaviest = np.argsort(-weights, kind="stable")[:KEPT]
            vectors.append(own[heaviest], weights[heaviest])
        return vectors


class Vectors:
    """Sparse vectors of length 1, in the order of the articles."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self._ids = array("I")
        self._weights = array("f")
        self._ends = array("q", [0])

    def append(self, ids: NDArray[np.uint32], weights: NDArray[np.float32]) -> None:
        """The next vector as word numbers and weights, heaviest first; what weighs nothing is left out."""
        kept = weights > 0
        norm = np.sqrt((weights**2).sum()) or 1.0
        self._ids.frombytes(ids[kept].tobytes())
        self._weights.frombytes((weights[kept] / norm).astype(np.float32).tobytes())
        self._ends.append(len(self._ids))

    def __len__(self) -> int:
        return len(self._ends) - 1

    def items(self, article: int) -> Iterator[tuple[int, float]]:
        """(word number, weight) of an article, heaviest first."""
        start, end = self._ends[article], self._ends[article + 1]
        return zip(self._ids[start:end], self._weights[start:end], strict=True)

    @property
    def ids(self) -> NDArray[np.uint32]:
        """The word numbers of all vectors, one after the other."""
        return np.frombuffer(self._ids, dtype=np.uint32) if self._ids else np.zeros(0, dtype=np.uint32)

    @property
    def weights(self) -> NDArray[np.float32]:
        """The weights of all vectors, one after the other."""
        return np.frombuffer(self._weights, dtype=np.float32) if self._weights else np.zeros(0, dtype=np.float32)

    @property
    def ends(self) -> NDArray[np.int64]:
        """Where each vector begins, and where the last one ends."""
        return np.frombuffer(self._ends, dtype=np.int64)

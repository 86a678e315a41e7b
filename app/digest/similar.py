"""The articles nearest to each by the rare words that both have.

Cosine over the vectors' heaviest words, by postings: for each word the articles that hold it.  A word of very many
articles says little and costs most, so its postings are left out; the work then grows with the number of articles.
"""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.digest.vectors import Vectors

NEAREST = 5
LEAST = 0.08
"""Below this cosine two articles share an accident."""
LONGEST_POSTINGS = 400
TERMS = 4


class Neighbourhood:
    """Finds the articles near an article."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        order = np.argsort(vectors.ids, kind="stable")
        lengths = np.bincount(vectors.ids, minlength=len(vectors.words))
        self._articles = np.repeat(np.arange(len(vectors), dtype=np.int32), np.diff(vectors.ends))[order]
        self._weights = vectors.weights[order]
        self._starts = np.concatenate(([0], np.cumsum(lengths)))
        self._near = np.zeros(len(vectors), dtype=np.float32)

    def near(self, article: int) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The articles of at least the least cosine with one, and their cosines, in no order."""
        near, met = self._near, []
        for word, weight in self._vectors.items(article):
            start, end = self._starts[word], self._starts[word + 1]
            if 1 < end - start <= LONGEST_POSTINGS:
                others = self._articles[start:end]
                near[others] += weight * self._weights[start:end]
                met.append(others)
        if not met:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        candidates = np.concatenate(met)
        candidates = candidates[near[candidates] >= LEAST]
        found = np.unique(candidates[candidates != article])
        scores = near[found]
        near[np.concatenate(met)] = 0
        return found, scores

    def nearest(self, article: int) -> list[tuple[float, int]]:
        """(cosine, article) of the nearest, nearest first; of those alike the first come."""
        found, scores = self.near(article)
        best = np.lexsort((found, -scores))[:NEAREST]
        return [(min(float(scores[i]), 1.0), int(found[i])) for i in best]


def similar_rows(
    ids: Sequence[int], vectors: Vectors, neighbourhood: Neighbourhood, articles: Iterable[int]
) -> Iterator[dict[str, Any]]:
    """Rows of the table for these articles, given by number; ``ids`` are the ids of all in order."""
    for article in articles:
        if nearest := neighbourhood.nearest(article):
            others = [[ids[i], round(score, 4), _shared(vectors, article, i)] for score, i in nearest]
            yield {"article_id": ids[article], "others": others}


def touched(neighbourhood: Neighbourhood, changed: Iterable[int], worst: Mapping[int, float]) -> set[int]:
    """The articles that have one of the changed among their nearest now; ``worst`` is the last cosine of full lists."""
    found = set()
    for article in changed:
        others, scores = neighbourhood.near(article)
        found |= {int(o) for o, score in zip(others, scores, strict=True) if score >= worst.get(int(o), 0.0)}
    return found


def _shared(vectors: Vectors, one: int, other: int) -> list[str]:
    theirs = dict(vectors.items(other))
    both = [(weight * theirs[word], word) for word, weight in vectors.items(one) if word in theirs]
    return [vectors.words[word] for _, word in heapq.nlargest(TERMS, both)]

"""The articles nearest to each by the rare words that both have.

Cosine over the vectors' heaviest words, by postings: for each word the articles that hold it.  A word of very many
articles says little and costs most, so its postings are left out; the work then grows with the number of articles.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.tables import batches
from app.digest.vectors import Vectors, Weights, Words
from app.models import Similar

Vector = tuple[Words, Weights]

NEAREST = 5
LEAST = 0.08
"""Below this cosine two articles share an accident."""
LONGEST_POSTINGS = 400
TERMS = 4


class Neighbourhood:
    """Finds the articles near an article, all by id; or only near those that are given, which takes less room."""

    def __init__(self, vectors: Vectors, around: Iterable[Vector] | None = None) -> None:
        self._vectors = vectors
        ids, owners = vectors.ids, np.repeat(np.arange(len(vectors), dtype=np.int32), np.diff(vectors.ends))
        lengths = np.bincount(ids, minlength=len(vectors.words))
        asked = (lengths > 1) & (lengths <= LONGEST_POSTINGS)
        if around is not None:
            near = np.zeros(len(lengths), dtype=bool)
            near[np.concatenate([np.zeros(0, np.uint32), *(words for words, _ in around)])] = True
            asked &= near
        held = asked[ids]
        order = np.argsort(ids[held], kind="stable")
        self._articles, self._weights = owners[held][order], vectors.weights[held][order]
        self._starts = np.concatenate(([0], np.cumsum(np.where(asked, lengths, 0))))
        self._near = np.zeros(len(vectors), dtype=np.float32)

    def near(self, vector: Vector) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """The articles, by number, of at least the least cosine with a vector, and their cosines, in no order."""
        near, met = self._near, []
        words, weights = vector
        for start, end, weight in zip(
            self._starts[words].tolist(), self._starts[words + 1].tolist(), weights.tolist(), strict=True
        ):
            if start < end:
                others = self._articles[start:end]
                near[others] += np.float32(weight) * self._weights[start:end]
                met.append(others)
        if not met:
            return np.zeros(0, np.int32), np.zeros(0, np.float32)
        candidates = np.concatenate(met)
        found = np.unique(candidates[near[candidates] >= LEAST])
        scores = near[found]
        near[candidates] = 0
        return found, scores

    def nearest(self, article: int) -> list[tuple[float, int]]:
        """(cosine, article) of the nearest to an article, nearest first; of those alike the first come."""
        found, scores = self.near(self._vectors.vector(article))
        own = self._vectors.number(article)
        best = np.lexsort((found, -scores))[: NEAREST + 1].tolist()
        articles = self._vectors.articles
        return [(min(float(scores[i]), 1.0), articles[found[i]]) for i in best if found[i] != own][:NEAREST]


def similar_rows(vectors: Vectors, neighbourhood: Neighbourhood, articles: Iterable[int]) -> Iterator[dict[str, Any]]:
    """Rows of the table for these articles."""
    for article in articles:
        if nearest := neighbourhood.nearest(article):
            own = dict(vectors.items(article))
            others = [[other, round(score, 4), _shared(vectors, own, other)] for score, other in nearest]
            yield {"article_id": article, "others": others}


def touched(
    session: Session, vectors: Vectors, changed: frozenset[int], again: Iterable[int], before: Iterable[Vector]
) -> list[int]:
    """The articles whose nearest are to be looked for: those with new vectors, and those that have or had a changed
    one among their nearest; ``before`` are the vectors that changed articles had.
    """
    found = set(again)
    now, past = [vectors.vector(article) for article in found], list(before)
    neighbourhood = Neighbourhood(vectors, [*now, *past])
    near: defaultdict[int, float] = defaultdict(float)  # the greatest cosine with one that is new
    for vector in now:
        for other, score in zip(*neighbourhood.near(vector), strict=True):
            near[vectors.articles[other]] = max(near[vectors.articles[other]], float(score))
    for vector in past:
        for other in neighbourhood.near(vector)[0]:
            near[vectors.articles[other]] += 0.0
    known: set[int] = set()
    for some in batches(sorted(near), 5_000):
        stored = select(Similar.article_id, Similar.others).where(Similar.article_id.in_(some))
        for article, others in session.execute(stored):
            known.add(article)
            full = len(others) == NEAREST
            if near[article] >= (others[-1][1] if full else LEAST) or any(other[0] in changed for other in others):
                found.add(article)
    return sorted(found | {article for article, score in near.items() if score >= LEAST and article not in known})


def _shared(vectors: Vectors, own: Mapping[int, float], other: int) -> list[str]:
    both = [(weight * own[word], vectors.words[word]) for word, weight in vectors.items(other) if word in own]
    return [word for _, word in heapq.nlargest(TERMS, both)]

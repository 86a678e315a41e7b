"""The articles nearest to each by the rare words that both have.

Cosine over the vectors' heaviest words, by postings: for each word the articles that hold it.  A word of very many
articles says little and costs most, so its postings are left out; the work then grows with the number of articles.
"""

import heapq
from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from app.digest.vectors import Vectors

NEAREST = 5
LEAST = 0.08
"""Below this cosine two articles share an accident."""
LONGEST_POSTINGS = 400
TERMS = 4
_Posting = tuple["array[int]", "array[float]"]  # article numbers, weights


def similar_rows(ids: Sequence[int], vectors: Vectors) -> Iterator[dict[str, Any]]:
    """Rows of the table: for each article that has any its nearest others; ``ids`` are the articles' ids in order."""
    postings = _postings(vectors)
    for article, article_id in enumerate(ids):
        if nearest := _nearest(article, vectors, postings):
            others = [[ids[i], round(score, 4), _shared(vectors, article, i)] for score, i in nearest]
            yield {"article_id": article_id, "others": others}


def _postings(vectors: Vectors) -> list[_Posting | None]:
    lengths = [0] * len(vectors.words)
    for article in range(len(vectors)):
        for word, _ in vectors.items(article):
            lengths[word] += 1
    postings = [(array("I"), array("f")) if 1 < n <= LONGEST_POSTINGS else None for n in lengths]
    for article in range(len(vectors)):
        for word, weight in vectors.items(article):
            if (posting := postings[word]) is not None:
                posting[0].append(article)
                posting[1].append(weight)
    return postings


def _nearest(article: int, vectors: Vectors, postings: Sequence[_Posting | None]) -> list[tuple[float, int]]:
    scores: dict[int, float] = {}
    for word, weight in vectors.items(article):
        if (posting := postings[word]) is not None:
            for other, other_weight in zip(*posting, strict=True):
                scores[other] = scores.get(other, 0.0) + weight * other_weight
    scores.pop(article, None)
    found = ((score, -other) for other, score in scores.items() if score >= LEAST)
    return [(min(score, 1.0), -other) for score, other in heapq.nlargest(NEAREST, found)]


def _shared(vectors: Vectors, one: int, other: int) -> list[str]:
    theirs = dict(vectors.items(other))
    both = [(weight * theirs[word], word) for word, weight in vectors.items(one) if word in theirs]
    return [vectors.words[word] for _, word in heapq.nlargest(TERMS, both)]

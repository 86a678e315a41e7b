"""The words that set an article, a place or a period apart from the rest of the archive.

An article's are the heaviest of its vector.  A place's or a period's are those that its articles hold more often than
chance would have it, by Dunning's log-likelihood ratio (1993) over articles.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.counts import ALL, UNDATED, periods
from app.digest.reading import Info
from app.digest.vectors import Vectors
from app.models import ArticlePlace

KEPT = 8
LEAST = 6.63
"""Chi-square at p = 0.01 with one degree of freedom: less is no difference."""


def topic_rows(session: Session, infos: Sequence[Info], vectors: Vectors) -> Iterator[dict[str, Any]]:
    """Rows for all articles, places and periods; the database is read at once, the rows are made one by one."""
    numbers = {info.id: number for number, info in enumerate(infos)}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place_id, article_id in session.execute(select(ArticlePlace.place_id, ArticlePlace.article_id)):
        places[str(place_id)].append(numbers[article_id])
    spans: defaultdict[str, list[int]] = defaultdict(list)
    for number, info in enumerate(infos):
        if info.district_id:
            places[str(info.district_id)].append(number)
        for period in periods(info.earliest, info.latest):
            if period not in (ALL, UNDATED):
                spans[period].append(number)
    groups = [("place", places), ("period", spans)]
    return chain(
        article_topics([info.id for info in infos], vectors),
        *(group_topics(scope, members, vectors) for scope, members in groups),
    )


def article_topics(ids: Sequence[int], vectors: Vectors) -> Iterator[dict[str, Any]]:
    """Rows for the articles, whose ids are given in order."""
    for article, article_id in enumerate(ids):
        terms = [[vectors.words[word], 1, round(weight, 4)] for word, weight in vectors.items(article)][:KEPT]
        if terms:
            yield {"scope": "article", "subject": str(article_id), "terms": terms}


def group_topics(scope: str, members: Mapping[str, Sequence[int]], vectors: Vectors) -> Iterator[dict[str, Any]]:
    """Rows for groups of articles, given by subject as the articles' numbers."""
    spread = Counter(word for article in range(len(vectors)) for word, _ in vectors.items(article))
    for subject, articles in sorted(members.items()):
        counts = Counter(word for article in articles for word, _ in vectors.items(article))
        found = []
        for word, count in counts.items():
            if count > 1 and (score := likelihood(count, len(articles), spread[word], len(vectors))) >= LEAST:
                found.append((score, count, word))
        if found:
            terms = [[vectors.words[w], n, round(score, 2)] for score, n, w in heapq.nlargest(KEPT, found)]
            yield {"scope": scope, "subject": subject, "terms": terms}


def likelihood(count: int, size: int, total: int, articles: int) -> float:
    """How surprising it is that ``count`` of ``size`` articles hold a word that ``total`` of all ``articles`` hold.

    0 where they hold it no more often than the rest.
    """
    rest, rest_size = total - count, articles - size
    if rest_size <= 0 or count * rest_size <= rest * size:
        return 0.0
    share = total / articles
    return 2 * (
        _bits(count, size * share)
        + _bits(size - count, size * (1 - share))
        + _bits(rest, rest_size * share)
        + _bits(rest_size - rest, rest_size * (1 - share))
    )


def _bits(observed: float, expected: float) -> float:
    return observed * math.log(observed / expected) if observed and expected else 0.0

"""The words that set an article, a place or a period apart from the rest of the archive.

An article's are the heaviest of its vector.  A place's or a period's are those that its articles hold more often than
chance would have it, by Dunning's log-likelihood ratio (1993) over articles.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

import rjieba
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.counts import ALL, UNDATED, periods
from app.digest.reading import Info
from app.digest.stories import Story
from app.digest.vectors import Vectors
from app.models import ArticlePlace, Credit, Place

KEPT = 8
LEAST = 3.84
"""Chi-square at p = 0.05 with one degree of freedom: less is no difference."""


class Glossary:
    """By which words articles are told apart: the nouns of their vectors, and the names of their threads."""

    def __init__(self, vectors: Vectors, stories: Sequence[Story] = (), known: str = "") -> None:
        """``known`` holds names (of places and writers) whose parts are no topics: filing and credits say them."""
        self._vectors = vectors
        self._nouns = {n: word for n, word in enumerate(vectors.words) if word not in known and is_noun(word)}
        self._names: defaultdict[int, list[tuple[str, float]]] = defaultdict(list)
        for story in stories:
            for article, weight in story.weights.items():
                self._names[article].append((story.name, weight))

    def __len__(self) -> int:
        return len(self._vectors)

    def of(self, article: int) -> list[tuple[str, float]]:
        """(word, weight) of an article, heaviest first."""
        words = {self._nouns[n]: weight for n, weight in self._vectors.items(article) if n in self._nouns}
        heaviest = max(words.values(), default=1.0)
        names = {name: weight * heaviest for name, weight in self._names[article]}
        return sorted({**words, **names}.items(), key=lambda pair: -pair[1])


@lru_cache(maxsize=65536)
def is_noun(word: str) -> bool:
    """Whether jieba takes a word for a noun, a set phrase or an abbreviation, or for a name of several words."""
    tags = [tag for _, tag in rjieba.tag(word)]
    return len(tags) > 1 or tags[0][:1] in "nijl" or tags == ["vn"]


def topic_rows(
    session: Session, infos: Sequence[Info], vectors: Vectors, stories: Sequence[Story]
) -> Iterator[dict[str, Any]]:
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
    known = "\n".join([*session.scalars(select(Place.name)), *session.scalars(select(Credit.name).distinct())])
    glossary = Glossary(vectors, stories, known)
    articles = article_topics([info.id for info in infos], glossary)
    return chain(articles, group_topics("place", places, glossary), group_topics("period", spans, glossary))


def article_topics(ids: Sequence[int], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for the articles, whose ids are given in order."""
    for article, article_id in enumerate(ids):
        if terms := _terms((weight, 1, word) for word, weight in glossary.of(article)):
            yield {"scope": "article", "subject": str(article_id), "terms": terms}


def group_topics(scope: str, members: Mapping[str, Sequence[int]], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for groups of articles, given by subject as the articles' numbers."""
    spread = Counter(word for article in range(len(glossary)) for word, _ in glossary.of(article))
    for subject, articles in sorted(members.items()):
        counts = Counter(word for article in articles for word, _ in glossary.of(article))
        found = [
            (likelihood(count, len(articles), spread[word], len(glossary)), count, word)
            for word, count in counts.items()
            if count > 1
        ]
        strongest = heapq.nlargest(2 * KEPT, (entry for entry in found if entry[0] >= LEAST))
        if terms := _terms(strongest):
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


def _terms(weighed: Iterable[tuple[float, int, str]]) -> list[list[Any]]:
    """(score, articles, word), best first, as they are stored; a word within a name gives way to the name."""
    kept: dict[str, tuple[float, int]] = {}
    for score, count, word in weighed:
        if any(word in other for other in kept):
            continue
        within = [kept.pop(other)[0] for other in tuple(kept) if other in word]
        kept[word] = (max([score, *within]), count)
    best_first = sorted(kept.items(), key=lambda item: -item[1][0])[:KEPT]
    return [[word, count, round(score, 4)] for word, (score, count) in best_first]


def _bits(observed: float, expected: float) -> float:
    return observed * math.log(observed / expected) if observed and expected else 0.0

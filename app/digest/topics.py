"""The words that set an article, a place or a period apart from the rest of the archive.

An article's are the heaviest of its vector.  A place's or a period's are those that its articles hold more often than
chance would have it, by Dunning's log-likelihood ratio (1993) over articles.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.digest.keyness import keyness
from app.digest.stories import Story
from app.digest.vectors import Bursts, Vectors

Numbers = NDArray[np.int64]
KEPT = 8
LOOKED_AT = 200
"""Words of a group that are weighed by how well they tell, those that make most difference."""
LEAST = 3.84
"""Chi-square at p = 0.05 with one degree of freedom: less is no difference."""


class Glossary:
    """By which words articles are told apart: those of their vectors that tell most, and the names of their threads.

    Words and names are numbered alike, the names after the words.
    """

    def __init__(self, vectors: Vectors, bursts: Bursts, stories: Sequence[Story] = (), known: str = "") -> None:
        """``known`` holds names (of places and writers) whose parts are no topics: filing and credits say them."""
        self._vectors = vectors
        self._known = known
        self._bursts = bursts
        self._keyness: dict[int, float] = {}
        self._names = [story.name for story in stories]
        self.names = frozenset(self._names)
        held = [np.fromiter(story.weights, np.int64, len(story.weights)) for story in stories]
        weights = [np.fromiter(story.weights.values(), np.float64, len(story.weights)) for story in stories]
        articles = np.searchsorted(np.array(vectors.articles), np.concatenate([*held, np.zeros(0, np.int64)]))
        order = np.argsort(articles, kind="stable")
        own = np.repeat(np.arange(len(stories)) + len(vectors.words), [len(found) for found in held])
        self._named, self._weights = own[order], np.concatenate([*weights, np.zeros(0)])[order]
        self._ends = np.concatenate(([0], np.cumsum(np.bincount(articles, minlength=len(vectors)))))
        self.spread = np.bincount(vectors.ids, minlength=len(vectors.words) + len(stories))
        self.spread += np.bincount(self._named, minlength=len(self.spread))

    def __len__(self) -> int:
        return len(self._vectors)

    def word(self, number: int) -> str:
        """The word or name of a number."""
        words = self._vectors.words
        return words[number] if number < len(words) else self._names[number - len(words)]

    def keyness(self, number: int) -> float:
        """How well a word tells what articles are about, 0 to 1; the name of a thread does."""
        found = self._keyness.get(number)
        if found is None:
            word, bursts = self.word(number), self._bursts
            if number >= len(self._vectors.words):
                found = 1.0
            else:
                found = (
                    0.0
                    if word in self._known
                    else keyness(word, int(bursts.spread[number]), int(bursts.bursty[number]))
                )
            self._keyness[number] = found
        return found

    def of(self, article: int) -> list[tuple[str, float]]:
        """(word, weight) of an article, heaviest first."""
        keyed = ((n, weight * self.keyness(n)) for n, weight in self._vectors.items(article))
        words = {self.word(n): weight for n, weight in keyed if weight}
        heaviest = max(words.values(), default=1.0)
        part = self._part(article)
        both = zip(self._named[part].tolist(), self._weights[part].tolist(), strict=True)
        names = {self.word(n): weight * heaviest for n, weight in both}
        return sorted({**words, **names}.items(), key=lambda pair: -pair[1])

    def _part(self, article: int) -> slice:
        """Where the threads of an article stand."""
        number = self._vectors.number(article)
        return slice(self._ends[number], self._ends[number + 1])

    def counts(self, articles: Iterable[int]) -> tuple[Numbers, Numbers]:
        """The numbers that these articles hold, and in how many of them."""
        held = [self._vectors.vector(article)[0] for article in articles]
        names = [self._named[self._part(article)] for article in articles]
        counts = np.bincount(np.concatenate([*held, *names]), minlength=len(self.spread))
        numbers = np.flatnonzero(counts)
        return numbers, counts[numbers]


def article_topics(articles: Iterable[int], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for these articles."""
    for article in articles:
        if terms := _terms(((weight, 1, word) for word, weight in glossary.of(article)), glossary.names):
            yield {"scope": "article", "subject": str(article), "terms": terms}


def group_topics(scope: str, members: Mapping[str, Sequence[int]], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for groups of articles, given by subject as the articles' ids."""
    for subject, articles in sorted(members.items()):
        numbers, counts = glossary.counts(articles)
        scores = likelihood(counts, len(articles), glossary.spread[numbers], len(glossary))
        scores[counts < 2] = 0
        if terms := _terms(_strongest(numbers, counts, scores, glossary), glossary.names):
            yield {"scope": scope, "subject": subject, "terms": terms}


def _strongest(
    numbers: Numbers, counts: Numbers, scores: NDArray[np.float64], glossary: Glossary
) -> list[tuple[float, int, str]]:
    """(score, articles, word) of the topics that make most difference, strongest first; of those alike by the word."""
    strongest = np.argsort(-scores, kind="stable")[:LOOKED_AT]
    strongest = np.flatnonzero(scores >= max(LEAST, scores[strongest[-1]] if len(strongest) else 0.0))
    keyed = [(i, float(scores[i]) * glossary.keyness(int(numbers[i]))) for i in strongest.tolist()]
    found = [(score, int(counts[i]), glossary.word(int(numbers[i]))) for i, score in keyed if score > 0]
    return sorted(found, key=lambda topic: (-topic[0], topic[2]))[: 2 * KEPT]


def likelihood(counts: Numbers, size: int, totals: Numbers, articles: int) -> NDArray[np.float64]:
    """How surprising it is that so many of ``size`` articles hold words that ``totals`` of all ``articles`` hold.

    0 where they hold it no more often than the rest.
    """
    rest, rest_size = totals - counts, articles - size
    share = totals / articles
    surprise = 2 * (
        _bits(counts, size * share)
        + _bits(size - counts, size * (1 - share))
        + _bits(rest, rest_size * share)
        + _bits(rest_size - rest, rest_size * (1 - share))
    )
    return np.where(counts * rest_size > rest * size, surprise, 0.0)


def _terms(weighed: Iterable[tuple[float, int, str]], names: Container[str]) -> list[list[Any]]:
    """(score, articles, word), best first, as they are stored.

    A word within a name gives way to the name, and what holds the name of a thread (第七届荷花节) to that.
    """
    found = list(weighed)
    threads = [word for _, _, word in found if word in names]
    kept: dict[str, tuple[float, int]] = {}
    for score, count, word in found:
        if any(word in other for other in kept) or any(name in word for name in threads if name != word):
            continue
        within = [kept.pop(other)[0] for other in tuple(kept) if other in word]
        kept[word] = (max([score, *within]), count)
    best_first = sorted(kept.items(), key=lambda item: -item[1][0])[:KEPT]
    return [[word, count, round(score, 4)] for word, (score, count) in best_first]


def _bits(observed: Numbers, expected: NDArray[np.float64]) -> NDArray[np.float64]:
    held = (observed > 0) & (expected > 0)
    ratio = np.divide(observed, expected, out=np.ones(len(expected)), where=held)
    return np.where(held, observed * np.log(np.where(held, ratio, 1.0)), 0.0)

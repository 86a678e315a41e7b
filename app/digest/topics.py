"""The words that set an article, a place or a period apart from the rest of the archive.

An article's are the heaviest of its vector.  A place's or a period's are those that its articles hold more often than
chance would have it, by Dunning's log-likelihood ratio (1993) over articles.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import rjieba
from numpy.typing import NDArray

from app.digest.stories import Story
from app.digest.vectors import Vectors

Numbers = NDArray[np.int64]
KEPT = 8
LEAST = 3.84
"""Chi-square at p = 0.05 with one degree of freedom: less is no difference."""


class Glossary:
    """By which words articles are told apart: the nouns of their vectors, and the names of their threads.

    Words and names are numbered alike, the names after the words.
    """

    def __init__(self, vectors: Vectors, stories: Sequence[Story] = (), known: str = "") -> None:
        """``known`` holds names (of places and writers) whose parts are no topics: filing and credits say them."""
        self._vectors = vectors
        self._known = known
        self._nouns: dict[int, bool] = {}
        self._names = [story.name for story in stories]
        self._named: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
        for number, story in enumerate(stories, len(vectors.words)):
            for article, weight in story.weights.items():
                self._named[article].append((number, weight))
        named = np.fromiter((n for found in self._named.values() for n, _ in found), np.int64)
        self.spread = np.bincount(vectors.ids, minlength=len(vectors.words) + len(stories))
        self.spread += np.bincount(named, minlength=len(self.spread))

    def __len__(self) -> int:
        return len(self._vectors)

    def word(self, number: int) -> str:
        """The word or name of a number."""
        words = self._vectors.words
        return words[number] if number < len(words) else self._names[number - len(words)]

    def tells(self, number: int) -> bool:
        """Whether a word may be a topic."""
        if number not in self._nouns:
            word = self.word(number)
            named = number >= len(self._vectors.words)
            self._nouns[number] = named or (word not in self._known and is_noun(word))
        return self._nouns[number]

    def of(self, article: int) -> list[tuple[str, float]]:
        """(word, weight) of an article, heaviest first."""
        words = {self.word(n): weight for n, weight in self._vectors.items(article) if self.tells(n)}
        heaviest = max(words.values(), default=1.0)
        names = {self.word(n): weight * heaviest for n, weight in self._named[article]}
        return sorted({**words, **names}.items(), key=lambda pair: -pair[1])

    def counts(self, articles: Iterable[int]) -> tuple[Numbers, Numbers]:
        """The numbers that these articles hold, and in how many of them."""
        held = [self._vectors.vector(article)[0] for article in articles]
        names = [n for article in articles for n, _ in self._named.get(article, ())]
        counts = np.bincount(np.concatenate([*held, np.array(names, np.uint32)]), minlength=len(self.spread))
        numbers = np.flatnonzero(counts)
        return numbers, counts[numbers]


@lru_cache(maxsize=65536)
def is_noun(word: str) -> bool:
    """Whether jieba takes a word for a noun, a set phrase or an abbreviation, or for a name of several words.

    People are no topics; two or three characters that jieba takes apart again are a word that it guessed (建局).
    """
    tags = [tag for _, tag in rjieba.tag(word)]
    if len(tags) > 1:
        return len(word) > 3
    return (tags[0][:1] in "nijl" and tags[0][:2] != "nr") or tags == ["vn"]


def article_topics(articles: Iterable[int], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for these articles."""
    for article in articles:
        if terms := _terms((weight, 1, word) for word, weight in glossary.of(article)):
            yield {"scope": "article", "subject": str(article), "terms": terms}


def group_topics(scope: str, members: Mapping[str, Sequence[int]], glossary: Glossary) -> Iterator[dict[str, Any]]:
    """Rows for groups of articles, given by subject as the articles' ids."""
    for subject, articles in sorted(members.items()):
        numbers, counts = glossary.counts(articles)
        scores = likelihood(counts, len(articles), glossary.spread[numbers], len(glossary))
        scores[counts < 2] = 0
        if terms := _terms(_strongest(numbers, counts, scores, glossary)):
            yield {"scope": scope, "subject": subject, "terms": terms}


def _strongest(
    numbers: Numbers, counts: Numbers, scores: NDArray[np.float64], glossary: Glossary
) -> list[tuple[float, int, str]]:
    """(score, articles, word) of the topics that make most difference, strongest first; of those alike by the word."""
    found: list[tuple[float, int, str]] = []
    for i in np.argsort(-scores, kind="stable").tolist():
        score = float(scores[i])
        if score < LEAST or (len(found) >= 2 * KEPT and score < found[-1][0]):
            break
        if glossary.tells(number := int(numbers[i])):
            found.append((score, int(counts[i]), glossary.word(number)))
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


def _bits(observed: Numbers, expected: NDArray[np.float64]) -> NDArray[np.float64]:
    held = (observed > 0) & (expected > 0)
    ratio = np.divide(observed, expected, out=np.ones(len(expected)), where=held)
    return np.where(held, observed * np.log(np.where(held, ratio, 1.0)), 0.0)

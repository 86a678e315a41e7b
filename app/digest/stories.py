"""Terms that tell one story, as one thread."""

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from app.digest.candidates import Forms
from app.digest.mentions import IN_SUBTITLE
from app.digest.terms import Held

MOST_TERMS = 8
NEAREST = 10
"""Threads that a term is compared with: those that share most articles with it."""
SAME_STORY = 0.6
"""Terms that share this part of the articles of the smaller, by weight, may be one thread."""
SAME_SIZE = 0.42
"""The least cosine for it: a story within a campaign that fills the pages for a year is still its own."""


@dataclass(frozen=True, slots=True)
class Term:
    """A candidate with its articles; ``aliases`` are other words for it that they hold."""

    text: str
    forms: Forms
    articles: "array[int]"  # ids, ascending
    shares: bytes  # how much each is about it, in per cent
    aliases: tuple[str, ...] = ()
    evidence: float = 0.0
    held: Held | None = None  # what is stored of it; none: it was put together of several

    @property
    def weights(self) -> dict[int, float]:
        """How much each article is about it, 0 to 1."""
        return {article: share / 100 for article, share in zip(self.articles, self.shares, strict=True)}

    @classmethod
    def of(cls, text: str, forms: Forms, shares: Mapping[int, int]) -> "Term":
        """A term of articles and their shares."""
        articles = sorted(shares)
        return cls(text, forms, array("I", articles), bytes(shares[article] for article in articles))


@dataclass(frozen=True, slots=True)
class Story:
    """A thread: its name, all its terms with the name first, and the weights of its articles by id."""

    name: str
    terms: tuple[str, ...]
    weights: Mapping[int, float]
    score: float


def merge(terms: Sequence[Term]) -> list[Story]:
    """Terms as threads: each joins the strongest thread that shares enough of its articles, or begins one."""
    by_article: defaultdict[int, list[int]] = defaultdict(list)
    stories: list[list[Term]] = []
    for term in sorted(terms, key=lambda t: (-t.evidence, t.text)):
        near = Counter(chain.from_iterable(by_article[article] for article in term.articles))
        weights = term.weights
        nearest = near.most_common(NEAREST)
        home = next((n for n, shared in nearest if _same(term, stories[n][0], weights, shared)), None)
        if home is None:
            for article in term.articles:
                by_article[article].append(len(stories))
            stories.append([term])
        else:
            stories[home].append(term)
    return [_story(story) for story in stories]


def _same(term: Term, head: Term, weights: Mapping[int, float], most: int) -> bool:
    """Whether a term tells the story that another heads: most of its articles, and enough of the other's.

    ``most`` is the number of articles that they share, of which each weighs 1 at most.
    """
    within = _within(term, head)
    if not within and term.forms.proper and head.forms.proper:
        return False  # two names that one roundup lists are two stories
    one, other = sum(term.shares) / 100, sum(head.shares) / 100
    least = SAME_STORY / 2 * min(one, other)
    if not within:
        least = max(SAME_STORY * min(one, other), SAME_SIZE * math.sqrt(one * other))
    if most < least:
        return False
    both = zip(head.articles, head.shares, strict=True)
    return sum(min(weights[article], share / 100) for article, share in both if article in weights) >= least


def _within(one: Term, other: Term) -> bool:
    return one.text in other.text or other.text in one.text


def _story(terms: Sequence[Term]) -> Story:
    """The thread of its terms, the first of which names it.

    An article belongs to it that holds its name, or is centrally about another of its terms, or holds two of them.
    """
    head, *others = terms
    weights = head.weights
    held = Counter(article for term in others for article in term.articles)
    for term in others:
        for article, weight in term.weights.items():
            if article in weights or weight >= IN_SUBTITLE or held[article] > 1 or _within(term, head):
                weights[article] = max(weight, weights.get(article, 0.0))
    names = [head.text, *head.aliases]
    names += [text for term in others if not term.text.endswith(head.text) for text in (term.text, *term.aliases)]
    return Story(
        head.text,
        tuple(dict.fromkeys(names))[:MOST_TERMS],
        weights,
        round(score(head.evidence, (100 * weight for weight in weights.values())), 3),
    )


def score(evidence: float, shares: Iterable[float]) -> float:
    """How much of a story it is: its evidence, and how much its articles (in per cent each) are about it."""
    return evidence + math.log2(1 + sum(shares) / 100)

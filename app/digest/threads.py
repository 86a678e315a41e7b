"""Story threads: which terms return over the months in few articles, and which of them tell the same story.

A candidate becomes a term where it returns on several occasions, stands in few enough articles, and has enough
evidence: how often quoted, built like a name, set in titles; how central it is to its articles; how much else they
share.  Terms with nearly the same articles are one thread.  The weights were set by reading the threads of sample and
real pages (docs/decisions/0005-story-threads.md).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from heapq import nsmallest

from app.digest.mentions import IN_TITLE
from app.digest.names import is_place
from app.digest.reading import Info
from app.digest.stories import Story, Term, merge, score
from app.digest.terms import Spread, spread
from app.digest.vectors import Vectors

EVIDENCE = 1.75
"""What a term must reach."""
FEWEST_KEPT, PER_THREAD = 500, 50
"""Kept are the best threads, one for so many articles; readers browse no more."""
MERGED = 3
"""Of this many times the terms threads are made; weaker ones would hardly lend one an article."""
IN_PASSING = 0.45
"""Two mentions in passing of what nobody quotes tell no story."""
MOST_COHERENT = 1.0
"""What coherence adds at most; its half, 0.5, is already rare."""
SAMPLE = 8
"""Articles compared with each other for coherence."""


def find_stories(terms: Iterable[Term], infos: Mapping[int, Info], vectors: Vectors) -> list[Story]:
    """The threads among the candidates, the best first."""
    returning = (term for term in terms if returns(term, infos))
    weighed = (_weighed(term, infos, vectors) for term in _longest(returning))
    kept = max(FEWEST_KEPT, len(infos) // PER_THREAD)
    enough = (term for term in weighed if term.evidence >= EVIDENCE)
    stories = merge(nsmallest(MERGED * kept, enough, key=lambda term: (-score(term.evidence, term.shares), term.text)))
    stories.sort(key=lambda story: (-story.score, story.name))
    return stories[:kept]


def returns(term: Term, infos: Mapping[int, Info]) -> bool:
    """Whether a term stands in enough articles, few enough of all, on several occasions."""
    if not least(len(infos)) <= len(term.articles) <= most(len(infos)):
        return False
    if is_place(term.text) and not term.forms.quoted and max(term.shares) < 100 * IN_TITLE:
        return False
    if not term.forms.quoted and sum(term.shares) < 100 * IN_PASSING:
        return False
    return _spread(term, infos).returns


def _spread(term: Term, infos: Mapping[int, Info]) -> Spread:
    """How the term's articles lie, worked out once for the same articles."""
    if term.held is None:
        return spread(term.articles, infos)
    if term.held.spread is None:
        term.held.spread, term.held.changed = spread(term.articles, infos), True
    return term.held.spread


def least(articles: int) -> int:
    """The fewest articles of a thread, in an archive of so many: 2 up to 300 articles, 5 at 100,000."""
    return max(2, round(math.log10(max(articles, 1))))


def most(articles: int) -> int:
    """The most articles of a thread: 28 of 50, 1265 of 100,000; what is everywhere is no story."""
    return round(4 * math.sqrt(articles))


def _longest(terms: Iterable[Term]) -> list[Term]:
    """The terms without those that only stand within longer ones of the same articles (澄里城 in 恒岳澄里城).

    What a shorter one was met in is evidence for the longer.  Where only the shorter was quoted, it is the name:
    “敲门行动” rather than 敲门行动现场.
    """
    groups: defaultdict[bytes, list[Term]] = defaultdict(list)
    for term in terms:
        groups[term.articles.tobytes()].append(term)
    return [term for group in groups.values() for term in _outermost(group)]


def _outermost(group: list[Term]) -> list[Term]:
    found: dict[str, Term] = {}
    for term in sorted(group, key=lambda term: (-len(term.text), term.text)):
        outer = next((text for text in found if term.text in text), None)
        if outer is None:
            found[term.text] = term
        else:
            found[outer] = _joined(found[outer], term)
    return list(found.values())


def _joined(longer: Term, shorter: Term) -> Term:
    forms = longer.forms.joined(shorter.forms)
    if shorter.forms.quoted > 1 and not longer.forms.quoted:
        return replace(shorter, forms=forms)
    return replace(longer, forms=forms)


def _weighed(term: Term, infos: Mapping[int, Info], vectors: Vectors) -> Term:
    forms, lie = term.forms, _spread(term, infos)
    evidence = (
        (0.0, 0.3, 1.2, 1.6)[min(forms.quoted, 3)]
        + (1.2 if forms.proper else 0.8 if forms.named else 0.0)
        + 0.3 * min(forms.titled, 3)
        + 0.5 * math.log2(lie.occasions)
        - (0.5 if lie.returned < 2 else 0.0)  # once in each of several districts: rather a word than a story
        + 0.4 * sum(sorted(term.shares, reverse=True)[:2]) / 100
    )
    if evidence + MOST_COHERENT < EVIDENCE:
        return replace(term, evidence=evidence)
    return replace(term, evidence=evidence + MOST_COHERENT * min(2 * _coherence(term, vectors), 1.0))


def _coherence(term: Term, vectors: Vectors) -> float:
    """The term's coherence, worked out once for the same articles."""
    if term.held is None:
        return coherence(term, vectors)
    if term.held.coherence is None:
        term.held.coherence, term.held.changed = coherence(term, vectors), True
    return term.held.coherence


def coherence(term: Term, vectors: Vectors) -> float:
    """How much the term's articles share beside it: the mean cosine of each with the nearest of the others."""
    step = max(1, len(term.articles) // SAMPLE)
    sample = [_beside(term.text, i, vectors) for i in term.articles[::step][:SAMPLE]]
    nearest = [max(_cosine(one, other) for j, other in enumerate(sample) if j != i) for i, one in enumerate(sample)]
    return sum(nearest) / len(nearest)


def _beside(text: str, article: int, vectors: Vectors) -> dict[int, float]:
    return {word: weight for word, weight in vectors.items(article) if vectors.words[word] not in text}


def _cosine(one: Mapping[int, float], other: Mapping[int, float]) -> float:
    return sum(weight * other[word] for word, weight in one.items() if word in other)

"""One pass over all texts gathers words and candidate terms; a second finds the terms in every article.

Between the two the folded texts wait in a temporary file, so that memory does not grow with them and nothing is
folded twice.
"""

import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import IO

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.candidates import Candidates, Forms, outermost
from app.digest.mentions import Edges, Finder, weigh
from app.digest.reading import Info, Passage, read_articles
from app.digest.stories import Term
from app.digest.threads import least, most
from app.digest.vectors import Vectors, WordCounts
from app.digest.words import Run, frequency, plain, runs
from app.models import Credit, Place
from app.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class Names:
    """Names that are no story: all of these, and whatever holds one of the upper places."""

    upper: tuple[str, ...]  # districts and street offices
    all: frozenset[str]  # of places and of people who write

    def holds(self, text: str) -> bool:
        """Whether a term is one of them or is built on a district or street office."""
        return text in self.all or any(name in text for name in self.upper)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the two passes found; articles are numbered from 0 in the order of their ids."""

    infos: list[Info]
    vectors: Vectors
    terms: list[Term]


def gather(session: Session, synonyms: Synonyms) -> Gathered:
    """Read all articles; words that mean the same are one term."""
    words, candidates = WordCounts(), Candidates()
    infos: list[Info] = []
    names = read_names(session)
    with tempfile.TemporaryFile("w+", encoding="utf-8") as spool:
        for info, passages in read_articles(session):
            infos.append(info)
            parsed = [(passage.role, runs(passage.text)) for passage in passages]
            words.add(parsed, count_names(outermost(candidates.add(parsed)), parsed))
            _put(spool, passages)
        forms = _with_synonyms(_worth(candidates, names, len(infos)), synonyms)
        spool.seek(0)
        terms = find_terms(forms, names, map(json.loads, spool), most(len(infos)))
    return Gathered(infos, words.vectors(), one_term(terms, synonyms))


def count_names(names: Iterable[str], passages: Iterable[tuple[str, Sequence[Run]]]) -> dict[str, int]:
    """How often the article holds each of the names."""
    text = "\n".join("".join(run.words) for _, parsed in passages for run in parsed)
    return {name: text.count(name) for name in names}


def read_names(session: Session) -> Names:
    """The names of the archive's places and writers."""
    places = session.execute(select(Place.level, Place.name)).all()
    upper = tuple({r.name for r in places if r.level in ("district", "street")})
    return Names(upper, frozenset({r.name for r in places} | set(session.scalars(select(Credit.name).distinct()))))


def find_terms(forms: dict[str, Forms], names: Names, texts: Iterable[list[list[str]]], limit: int) -> list[Term]:
    """The candidates with the articles that hold them, given as lists of role and plain text.

    Those that always stand within a longer row of letters become that row; those of more articles than ``limit`` go.
    """
    finder, edges = Finder(forms), Edges()
    weights: dict[str, dict[int, float]] = {term: {} for term in forms}
    for number, passages in enumerate(texts):
        for text, weight in weigh([(role, text) for role, text in passages], finder, edges).items():
            if len(weights[text]) <= limit:
                weights[text][number] = weight
    terms: dict[str, Term] = {}
    for text, found in weights.items():
        met_whole = forms[text].quoted or not forms[text].count  # quotes and synonyms say where a term ends
        whole = text if met_whole or not found else edges.whole(text)
        if found and not names.holds(whole):
            known = terms.get(whole) or Term(whole, forms.get(whole, forms[text]), found)
            terms[whole] = Term(whole, known.forms.joined(forms[text]), {**found, **known.weights})
    return list(terms.values())


def one_term(terms: Iterable[Term], synonyms: Synonyms) -> list[Term]:
    """Terms that mean the same as one, under the name that was met most: 文明城市创建 and 创文."""
    left = {term.text: term for term in sorted(terms, key=lambda term: (-term.forms.count, term.text))}
    joined: list[Term] = []
    while left:
        term = left.pop(next(iter(left)))
        for other in (left.pop(text) for word in synonyms.of(term.text) if (text := plain(word)) in left):
            weights = {
                article: max(term.weights.get(article, 0.0), other.weights.get(article, 0.0))
                for article in sorted(term.weights.keys() | other.weights.keys())
            }
            forms = term.forms.joined(other.forms)
            term = replace(term, forms=forms, weights=weights, aliases=(*term.aliases, other.text))
        joined.append(term)
    return joined


def _with_synonyms(forms: dict[str, Forms], synonyms: Synonyms) -> dict[str, Forms]:
    """The candidates and the words that mean the same as one of them."""
    others = {plain(word): Forms() for term in forms for word in synonyms.of(term)}
    return {**others, **forms}


def _worth(candidates: Candidates, names: Names, articles: int) -> dict[str, Forms]:
    """The candidates worth looking for in all texts.

    A word of the dictionary names no story, nor do two characters unless many quote them.
    """
    fewest = least(articles) - 1
    return {
        term: forms
        for term, forms in candidates.forms.items()
        if forms.count >= fewest
        and not names.holds(term)
        and not frequency(term)
        and (forms.quoted > 2 or len(term) > 2)
    }


def _put(spool: IO[str], passages: Iterable[Passage]) -> None:
    spool.write(json.dumps([[passage.role, plain(passage.text)] for passage in passages], ensure_ascii=False) + "\n")

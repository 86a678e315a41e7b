"""What threads, similar articles and topics are woven from: all readings in one pass, and the terms worth following."""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.candidates import Candidates, Forms
from app.digest.reading import Info
from app.digest.stories import Term
from app.digest.terms import Held
from app.digest.threads import least
from app.digest.vectors import Vectors, WordCounts
from app.digest.words import frequency, plain
from app.models import Byline, Place, Reading
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
    """What all readings say; articles are numbered from 0 in the order of their ids."""

    infos: list[Info]
    vectors: Vectors
    forms: dict[str, Forms]  # of the terms worth following


def gather(session: Session, synonyms: Synonyms) -> Gathered:
    """Read all readings; a term is worth following that nearly enough articles for a thread hold in some form."""
    words, candidates, infos = WordCounts(), Candidates(), []
    info = (Reading.generation, Reading.page_id, Reading.earliest, Reading.latest, Reading.district_id)
    columns = select(Reading.article_id, *info, Reading.words, Reading.counts, Reading.names)
    for row in session.execute(columns.order_by(Reading.article_id).execution_options(yield_per=1_000)):
        infos.append(Info(*row[:6]))
        words.add(row.words, row.counts)
        candidates.add(row.names)
    worth = _worth(candidates.forms(least(len(infos)) - 1), read_names(session))
    return Gathered(infos, words.vectors(), _with_synonyms(worth, synonyms))


def read_names(session: Session) -> Names:
    """The names of the archive's places and writers."""
    places = session.execute(select(Place.level, Place.name)).all()
    upper = tuple({r.name for r in places if r.level in ("district", "street")})
    people = session.scalars(select(Byline.name).distinct())
    return Names(upper, frozenset({r.name for r in places} | set(people)))


def whole_terms(
    held: Mapping[str, Held], forms: Mapping[str, Forms], numbers: Mapping[int, int], names: Names
) -> list[Term]:
    """The terms with their articles by number; those that always stand in a longer row of letters become that row."""
    terms: dict[str, Term] = {}
    for one in held.values():
        met_whole = forms[one.text].quoted or not forms[one.text].count  # quotes and synonyms say where a term ends
        whole = one.text if met_whole else one.edges.whole(one.text)
        if not one.articles or names.holds(whole):
            continue
        term = _numbered(one, whole, forms.get(whole, forms[one.text]), numbers)
        terms[whole] = _joined(terms[whole], term) if whole in terms else term
    return list(terms.values())


def one_term(terms: Iterable[Term], synonyms: Synonyms) -> Iterator[Term]:
    """Terms that mean the same as one, under the name that was met most: 文明城市创建 and 创文."""
    left = {term.text: term for term in sorted(terms, key=lambda term: (-term.forms.count, term.text))}
    while left:
        term = left.pop(next(iter(left)))
        for other in [left.pop(text) for word in synonyms.of(term.text) if (text := plain(word)) in left]:
            term = replace(_joined(term, other), aliases=(*term.aliases, other.text))
        yield term


def _numbered(held: Held, text: str, forms: Forms, numbers: Mapping[int, int]) -> Term:
    articles = np.fromiter(map(numbers.__getitem__, held.articles), np.uint32, len(held.articles))
    order = np.argsort(articles)
    shares = np.frombuffer(held.weights, np.uint8)[order].tobytes()
    return Term(text, forms, array("I", articles[order].tobytes()), shares, held=held)


def _joined(one: Term, other: Term) -> Term:
    shares = dict(zip(other.articles, other.shares, strict=True))
    for article, share in zip(one.articles, one.shares, strict=True):
        shares[article] = max(share, shares.get(article, 0))
    return Term.of(one.text, one.forms.joined(other.forms), shares)


def _with_synonyms(forms: dict[str, Forms], synonyms: Synonyms) -> dict[str, Forms]:
    """The candidates and the words that mean the same as one of them."""
    others = {plain(word): Forms() for term in forms for word in synonyms.of(term)}
    return {**others, **forms}


def _worth(candidates: Mapping[str, Forms], names: Names) -> dict[str, Forms]:
    """The candidates worth looking for in all texts.

    A word of the dictionary names no story, nor do two characters unless many quote them.
    """
    return {
        term: forms
        for term, forms in candidates.items()
        if (forms.quoted > 2 or len(term) > 2) and not frequency(term) and not names.holds(term)
    }

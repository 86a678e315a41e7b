"""Terms as threads are made of them: each made whole, and those that mean the same as one."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from app.digest.known_names import Names
from app.digest.stories import Term
from app.digest.terms import Held
from app.digest.words import plain
from app.search.synonyms import Synonyms


def whole_terms(held: Mapping[str, Held], names: Names) -> list[Term]:
    """The terms that stand anywhere and are no known names; those always in a longer row of letters become that row."""
    terms: dict[str, Term] = {}
    for one in held.values():
        if not one.articles:
            continue
        whole, forms = one.text, one.forms
        if not forms.quoted and forms.count:  # quotes and synonyms say where a term ends
            whole = one.edges.whole(one.text)
        if names.holds(whole):
            continue
        if whole != one.text:
            forms = held[whole].forms if whole in held else forms
        term = Term(whole, forms, one.articles, bytes(one.weights), held=one)
        terms[whole] = _joined(terms[whole], term) if whole in terms else term
    return list(terms.values())


def one_term(terms: Iterable[Term], synonyms: Synonyms) -> Iterator[Term]:
    """Terms that mean the same as one, under the name that was met most: 文明城市创建 and 创文."""
    left = {term.text: term for term in sorted(terms, key=_most_met)}
    while left:
        term = left.pop(next(iter(left)))
        others = synonyms.of(term.text) if term.text in synonyms else ()
        for other in [left.pop(text) for word in others if (text := plain(word)) in left]:
            term = replace(_joined(term, other), aliases=(*term.aliases, other.text))
        yield term


def _most_met(term: Term) -> tuple[int, str]:
    return -term.forms.count, term.text


def _joined(one: Term, other: Term) -> Term:
    if one.articles == other.articles and one.shares == other.shares:
        return replace(one, forms=one.forms.joined(other.forms))  # and what was worked out for it holds
    shares = dict(zip(other.articles, other.shares, strict=True))
    for article, share in zip(one.articles, one.shares, strict=True):
        shares[article] = max(share, shares.get(article, 0))
    return Term.of(one.text, one.forms.joined(other.forms), shares)

"""The candidates that are worth it, and where they stand: kept from digest to digest, brought up to what changed.

A term that becomes worth it is looked for in all articles, once; the others in those that came.
"""

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Row, delete, select
from sqlalchemy.orm import Session

from app.digest.candidates import Candidates, Forms
from app.digest.known_names import Names
from app.digest.mentions import Edges, Finder, mentions
from app.digest.reading import Info
from app.digest.tables import batches, write
from app.digest.words import frequency, plain
from app.models import Reading, Term
from app.search.synonyms import Synonyms

APART = 7
"""Days that must lie between a thread's first and last article where both are dated."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How the articles of a term lie in time and among the districts."""

    occasions: int
    returned: int  # occasions in the district that has most
    returns: bool  # whether they are days apart


@dataclass(slots=True)
class Held:
    """A term with the ids of the articles that hold it, ascending, and how much they are about it in per cent."""

    text: str
    forms: Forms
    edges: Edges = field(default_factory=Edges)
    articles: "array[int]" = field(default_factory=lambda: array("I"))
    weights: bytearray = field(default_factory=bytearray)
    spread: Spread | None = None  # none: not worked out for these articles, nor
    coherence: float | None = None
    changed: bool = True  # since it was stored

    def touch(self) -> None:
        """What was worked out for its articles holds no more."""
        self.spread, self.coherence, self.changed = None, None, True


@dataclass(frozen=True, slots=True)
class Shelf:
    """All terms by their text, and which stored ones are worth it no more; none: all are put up anew."""

    held: dict[str, Held]
    dropped: list[str] | None


def bring_up(session: Session, changed: frozenset[int] | None, fewest: int, names: Names, synonyms: Synonyms) -> Shelf:
    """The terms as they stand in the archive now.

    ``changed`` are the ids of articles that came, changed or went since the terms were stored; none: all did.  What
    always stood around a term is not told anew where articles go: that waits until all is woven.
    A term is worth it that so many articles hold in some form, and with it the words that mean the same.
    """
    stored = {} if changed is None else {one.text: one for one in _stored(session)}
    touched = _taken_from(stored.values(), changed or frozenset())
    wanted = None if changed is None else touched | _named(session, changed)
    worth = _worth(_met(session, wanted).forms(fewest), names)
    untouched = (one for text, one in stored.items() if text not in touched and one.forms.count)
    forms = {one.text: one.forms for one in untouched if not names.holds(one.text)} | worth
    same = {plain(other): Forms() for word in synonyms if word in forms for other in synonyms.of(word)}
    forms = same | forms
    held = {text: stored.get(text) or Held(text, forms[text]) for text in sorted(forms)}
    for text, one in held.items():
        one.forms = forms[text]
    _look(session, held, [text for text in held if text not in stored], changed)
    return Shelf(held, None if changed is None else [text for text in stored if text not in held])


def spread(articles: Iterable[int], infos: Mapping[int, Info]) -> Spread:
    """How these articles lie."""
    found = [infos[article] for article in articles]
    days = [info.earliest for info in found if info.earliest]
    occasions = {(info.district_id, info.page_id or info.earliest) for info in found}
    apart = len(days) < len(found) or (max(days) - min(days)).days >= APART
    return Spread(
        len(occasions),
        max(Counter(district for district, _ in occasions).values(), default=0),
        apart and len({occasion for _, occasion in occasions}) > 1,
    )


def _taken_from(terms: Iterable[Held], changed: frozenset[int]) -> set[str]:
    """Take changed articles from the terms that held them; these terms."""
    known = [one for one in terms if one.articles]
    if not known or not changed:
        return set()
    ends = np.cumsum([len(one.articles) for one in known])
    places = np.flatnonzero(np.isin(np.concatenate([_ids(one) for one in known]), sorted(changed)))
    touched = [known[number] for number in np.unique(np.searchsorted(ends, places, "right")).tolist()]
    for one in touched:
        kept = ~np.isin(_ids(one), sorted(changed))
        one.weights = bytearray(np.frombuffer(one.weights, np.uint8)[kept].tobytes())
        one.articles = array("I", _ids(one)[kept].tobytes())
        one.touch()
    return {one.text for one in touched}


def _ids(held: Held) -> NDArray[np.uint32]:
    return np.frombuffer(held.articles, np.uint32)


def _named(session: Session, ids: Iterable[int]) -> set[str]:
    """The candidates of these articles."""
    found: set[str] = set()
    for some in batches(ids, 5_000):
        for names in session.scalars(select(Reading.names).where(Reading.article_id.in_(some))):
            found.update(name[1:] for name in names.split("\n"))
    return found


def _met(session: Session, wanted: Collection[str] | None) -> Candidates:
    """The candidates of all articles, or of these those that are wanted."""
    candidates = Candidates(wanted)
    if wanted is None or wanted:
        for names in session.scalars(select(Reading.names).execution_options(yield_per=1_000)):
            candidates.add(names)
    return candidates


def _worth(candidates: Mapping[str, Forms], names: Names) -> dict[str, Forms]:
    """The candidates worth looking for in all texts.

    A word of the dictionary names no story, nor do two characters unless many quote them.
    """
    return {
        term: forms
        for term, forms in candidates.items()
        if (forms.quoted > 2 or len(term) > 2) and not frequency(term) and not names.holds(term)
    }


def _look(session: Session, held: Mapping[str, Held], new: Sequence[str], changed: frozenset[int] | None) -> None:
    """Look for the new terms in all articles, for the others in those that changed."""
    edges = {text: one.edges for text, one in held.items()}
    everywhere, elsewhere, touched = Finder(list(held)), Finder(new), set(new)
    for article_id, text in _texts(session, None if new else changed):
        finder = everywhere if changed is None or article_id in changed else elsewhere
        for term, weight in mentions(text, finder, edges).items():
            one = held[term]
            one.articles.append(article_id)
            one.weights.append(round(100 * weight))
            touched.add(term)
    for term in touched:
        _sort(held[term])


def _sort(held: Held) -> None:
    held.touch()
    order = np.argsort(_ids(held))
    held.weights = bytearray(np.frombuffer(held.weights, np.uint8)[order].tobytes())
    held.articles = array("I", _ids(held)[order].tobytes())


def store_terms(session: Session, shelf: Shelf) -> None:
    """Write the terms that changed."""
    changed = [held for held in shelf.held.values() if held.changed]
    if shelf.dropped is None:
        session.execute(delete(Term))
    else:
        for texts in batches([*shelf.dropped, *(held.text for held in changed)], 5_000):
            session.execute(delete(Term).where(Term.text.in_(texts)))
    write(session, Term, map(_row, changed))


def _stored(session: Session) -> Iterator[Held]:
    forms = (Term.quoted, Term.named, Term.proper, Term.titled)
    around = (Term.left, Term.right, Term.times)
    lie = (Term.occasions, Term.returned, Term.returns)
    own = (Term.text, Term.coherence, Term.articles, Term.weights)
    for row in session.execute(select(*forms, *around, *lie, *own)):
        ids = array("I")
        ids.frombytes(row.articles)
        yield Held(
            row.text,
            Forms(*row[:4]),
            Edges(*row[4:7]),
            ids,
            bytearray(row.weights),
            Spread(*row[7:10]),
            row.coherence,
            changed=False,
        )


def _row(held: Held) -> dict[str, object]:
    forms, edges, lie = held.forms, held.edges, held.spread or Spread(0, 0, False)
    return {
        "text": held.text,
        "quoted": forms.quoted,
        "named": forms.named,
        "proper": forms.proper,
        "titled": forms.titled,
        "left": edges.left,
        "right": edges.right,
        "times": edges.times,
        "occasions": lie.occasions,
        "returned": lie.returned,
        "returns": lie.returns,
        "coherence": held.coherence,
        "articles": held.articles.tobytes(),
        "weights": bytes(held.weights),
    }


def _texts(session: Session, ids: Collection[int] | None) -> Iterator[Row[int, str]]:
    """The texts of these readings, or of all, in the order of their ids."""
    statement = select(Reading.article_id, Reading.text).order_by(Reading.article_id)
    if ids is None:
        yield from session.execute(statement.execution_options(yield_per=1_000))
        return
    for some in batches(sorted(ids), 500):
        yield from session.execute(statement.where(Reading.article_id.in_(some)))

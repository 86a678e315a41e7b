"""The candidates that are worth it, and where they stand: kept from digest to digest, brought up to what changed.

A term that becomes worth it is looked for in all articles, once; the others in those that came.
"""

from array import array
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.orm import Session

from app.digest.mentions import Edges, Finder, is_brief, mentions
from app.digest.tables import batches
from app.models import Reading, Term


@dataclass(slots=True)
class Held:
    """A term with the ids of the articles that hold it, and how much they are about it in per cent."""

    text: str
    edges: Edges = field(default_factory=Edges)
    articles: "array[int]" = field(default_factory=lambda: array("I"))
    weights: bytearray = field(default_factory=bytearray)
    coherence: float | None = None  # none: not worked out for these articles
    changed: bool = True  # since it was stored

    def stands_in(self, ids: frozenset[int]) -> bool:
        """Whether one of these articles holds it."""
        return not ids.isdisjoint(self.articles)


@dataclass(slots=True)
class Shelf:
    """All terms by their text, and which stored ones are worth it no more."""

    held: dict[str, Held]
    dropped: list[str]


def bring_up(session: Session, worth: Collection[str], changed: frozenset[int]) -> Shelf:
    """The terms as they stand in the archive now.

    ``changed`` are the ids of articles that came, changed or went since the terms were stored.  A term of those that
    changed or went is looked for everywhere again: what stood around it cannot be taken back.
    """
    stored = {held.text: held for held in _stored(session)}
    known = {text: one for text, one in stored.items() if text in worth and not one.stands_in(changed)}
    held = {text: known.get(text) or Held(text) for text in sorted(worth)}
    new = [text for text in held if text not in known]
    everywhere, elsewhere = Finder(list(held)), Finder(new)
    for article_id, text in _texts(session, None if new else changed):
        for term, mention in mentions(text, everywhere if article_id in changed else elsewhere).items():
            one = held[term]
            one.articles.append(article_id)
            one.weights.append(round(100 * mention.weight(is_brief(text))))
            one.edges.add(mention.edges.left, mention.edges.right, mention.edges.times)
            one.coherence, one.changed = None, True
    return Shelf(held, [text for text in stored if text not in held])


def store_terms(session: Session, shelf: Shelf) -> None:
    """Write the terms that changed."""
    changed = [held for held in shelf.held.values() if held.changed]
    for texts in batches([*shelf.dropped, *(held.text for held in changed)], 5_000):
        session.execute(delete(Term).where(Term.text.in_(texts)))
    for some in batches(changed, 5_000):
        session.execute(insert(Term), [_row(held) for held in some])


def _stored(session: Session) -> Iterator[Held]:
    columns = (Term.text, Term.left, Term.right, Term.times, Term.articles, Term.weights, Term.coherence)
    for text, left, right, times, articles, weights, coherence in session.execute(select(*columns)):
        yield Held(text, Edges(left, right, times), array("I", articles), bytearray(weights), coherence, changed=False)


def _row(held: Held) -> dict[str, object]:
    edges = held.edges
    return {
        "text": held.text,
        "left": edges.left,
        "right": edges.right,
        "times": edges.times,
        "articles": held.articles.tobytes(),
        "weights": bytes(held.weights),
        "coherence": held.coherence,
    }


def _texts(session: Session, ids: Collection[int] | None) -> Iterator[Row[int, str]]:
    """The texts of these readings, or of all, in the order of their ids."""
    statement = select(Reading.article_id, Reading.text).order_by(Reading.article_id)
    if ids is None:
        yield from session.execute(statement.execution_options(yield_per=1_000))
        return
    for some in batches(sorted(ids), 500):
        yield from session.execute(statement.where(Reading.article_id.in_(some)))

"""What threads, similar articles and topics are woven from: all readings in one pass."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.lexicon import words_by_number
from app.digest.reading import Info
from app.digest.tables import write
from app.digest.vectors import Bursts, Vectors, Weights, WordCounts, Words
from app.models import Digest, Reading, Tombstone, Vector

PART = 0.1
"""When more of the articles than this have changed since all was woven, all is: what is rare has changed, too."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles that came, changed or went since the last weaving, by id."""

    there: Sequence[int]  # those that came or changed, ascending
    ids: frozenset[int]  # of these and of those that went
    whole: bool  # so many that all articles are taken for changed


@dataclass(frozen=True, slots=True)
class Gathered:
    """What all readings say, by the ids of their articles, which ascend."""

    infos: dict[int, Info]
    words: WordCounts


def gather(session: Session) -> Gathered:
    """Read all readings."""
    words = WordCounts()
    infos: dict[int, Info] = {}
    info = (Reading.generation, Reading.page_id, Reading.earliest, Reading.latest, Reading.district_id)
    columns = select(Reading.article_id, *info, Reading.words, Reading.counts)
    for row in session.execute(columns.order_by(Reading.article_id).execution_options(yield_per=1_000)):
        infos[row[0]] = Info(*row[:6])
        words.add(row.words, row.counts)
    return Gathered(infos, words)


def changes(session: Session, gathered: Gathered, digest: Digest, whole: bool) -> Changes:
    """What changed since the state that the digest shows; all, where asked or too much did since all was woven."""
    every = gathered.infos

    def since(generation: int) -> tuple[list[int], list[int]]:
        there = [info.id for info in every.values() if info.generation > generation]
        return there, list(session.scalars(select(Tombstone.article_id).where(Tombstone.generation > generation)))

    whole = whole or digest.generation < 0 or sum(map(len, since(digest.whole_generation))) > PART * len(every)
    there, gone = since(digest.generation)
    changed = list(every) if whole else there
    return Changes(changed, frozenset(changed).union(gone), whole)


@dataclass(frozen=True, slots=True)
class Weighed:
    """Vectors, how bursty words are, which vectors are new, and what those of changed articles were before, by id."""

    vectors: Vectors
    bursts: Bursts
    again: list[int]
    before: Mapping[int, tuple[Words, Weights]]


def weigh(session: Session, gathered: Gathered, changed: Changes) -> Weighed:
    """Weigh the words of the changed articles, and of those that they now share a word with which no other has.

    What is rare is told from all articles, but the vectors of the others stay as they were weighed.
    """
    articles, words = list(gathered.infos), gathered.words
    texts = words_by_number(session)
    if changed.whole:
        return Weighed(Vectors(articles, texts, map(words.vector, range(len(articles)))), words.bursts(), articles, {})
    stored = dict(_stored(session))
    at = {article: number for number, article in enumerate(articles)}
    own = [at[article] for article in changed.there]
    again = {*own, *words.joined_by(own), *(number for article, number in at.items() if article not in stored)}
    vectors = (words.vector(n) if n in again else stored[article] for n, article in enumerate(articles))
    before = {article: stored[article] for article in changed.ids if article in stored}
    found = Vectors(articles, texts, vectors)
    return Weighed(found, words.bursts(), sorted(articles[number] for number in again), before)


def _stored(session: Session) -> Iterator[tuple[int, tuple[Words, Weights]]]:
    rows = select(Vector.article_id, Vector.words, Vector.weights).execution_options(yield_per=1_000)
    for article, words, weights in session.execute(rows):
        yield article, (np.frombuffer(words, np.uint32), np.frombuffer(weights, np.float16))


def store_vectors(session: Session, vectors: Vectors, articles: Iterable[int]) -> None:
    """Write the vectors of these articles."""
    write(session, Vector, (_row(article, *vectors.vector(article)) for article in articles))


def _row(article: int, words: Words, weights: Weights) -> dict[str, object]:
    return {"article_id": article, "words": words.tobytes(), "weights": weights.tobytes()}

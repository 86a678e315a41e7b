"""Threads as they will be stored: articles in order of time, places, figures."""

import datetime as dt
from array import array
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from itertools import islice
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.candidates import outermost
from app.digest.figures import Figure, of_sentence, sentences
from app.digest.mentions import IN_SUBTITLE
from app.digest.names import by_name
from app.digest.reading import UNREAD, Info
from app.digest.stories import Story
from app.digest.tables import Row, batches
from app.digest.words import plain, runs
from app.models import Article, ArticlePlace, Place, Thread

AT_ONCE = 20
"""Articles read at once for their figures."""
KEPT = 2_000
"""Articles whose sentences are kept at most, for the next threads."""
MOST_FIGURES = 60
"""Kept of a thread; a reader compares no more."""
COLUMNS = ("label", "text", "number", "unit", "approximate", "sentence")


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A thread as it will be stored, its articles in order of time, undated ones last."""

    story: Story
    articles: tuple[tuple[Info, float], ...]  # none where it is stored
    fingerprint: str  # of its name, terms and articles
    stored: bool  # as it is, so that only its score may differ

    @property
    def ids(self) -> frozenset[int]:
        """The ids of its articles."""
        return frozenset(self.story.weights)


def chronicles(session: Session, stories: Sequence[Story], infos: Mapping[int, Info]) -> list[Chronicle]:
    """The threads with their articles."""
    stored = frozenset(session.scalars(select(Thread.fingerprint)))
    return [_chronicle(story, infos, stored) for story in stories]


def told(session: Session, threads: Sequence[Chronicle]) -> Iterator[Row]:
    """What the articles of the threads tell that are not stored: ``thread`` (its number), ``places``, ``figures``.

    Places come with the number of articles about each, figures with the id of their article, in order of time.
    """
    statements = Statements(session)
    for number, thread in enumerate(threads):
        if not thread.stored:
            streets = _streets(session, sorted(thread.ids))
            places = Counter(place for info, _ in thread.articles for place in streets.get(info.id, ()))
            places.update(info.district_id for info, _ in thread.articles if info.district_id)
            figures = islice(_figures(thread, statements), MOST_FIGURES)
            yield {"thread": number, "places": sorted(places.items()), "figures": list(figures)}


def _chronicle(story: Story, infos: Mapping[int, Info], stored: Container[str]) -> Chronicle:
    ids = sorted(story.weights)
    made_of = blake2b(repr((story.name, story.terms)).encode(), digest_size=16)
    made_of.update(array("q", ids).tobytes())
    made_of.update(array("d", map(story.weights.__getitem__, ids)).tobytes())
    made_of.update(array("q", [infos[i].generation for i in ids]).tobytes())
    fingerprint = made_of.hexdigest()
    if fingerprint in stored:
        return Chronicle(story, (), fingerprint, True)
    articles = sorted((infos[i] for i in ids), key=_in_time)
    return Chronicle(story, tuple((info, story.weights[info.id]) for info in articles), fingerprint, False)


def _figures(thread: Chronicle, statements: "Statements") -> Iterator[dict[str, Any]]:
    for some in batches(thread.articles, AT_ONCE):
        stated = statements.of([info.id for info, _ in some])
        for info, weight in some:
            for figure in _concerning(stated[info.id], thread.story, weight):
                yield {"article_id": info.id, **{name: getattr(figure, name) for name in COLUMNS}}


def _in_time(info: Info) -> tuple[dt.date, int, int]:
    return info.earliest or dt.date.max, info.page_id or 0, info.id


def _concerning(stated: Iterable["Statement"], story: Story, weight: float) -> Iterator[Figure]:
    """The figures of an article that concern the thread: all where it is about it, else those beside its terms.

    What is said twice is told once.
    """
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for statement in stated:
        if weight < IN_SUBTITLE and not _names(statement.plain, story):
            continue
        for figure in statement.figures:
            about = weight >= IN_SUBTITLE or not statement.is_roundup or _names(plain(figure.clause), story)
            if about and not any(figure.label in known or known in figure.label for known in labels[figure.text]):
                labels[figure.text].append(figure.label)
                yield figure


def _names(text: str, story: Story) -> bool:
    return any(term in text for term in story.terms)


class Statement:
    """A sentence that may state figures; what threads ask of it is worked out once."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def plain(self) -> str:
        """As terms are written."""
        return plain(self._text)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures that it states."""
        return list(of_sentence(self._text))

    @cached_property
    def is_roundup(self) -> bool:
        """Whether it names several projects, each perhaps with its sum."""
        return len(outermost("".join(words) for run in runs(self._text) for words, _ in by_name(run))) > 1


class Statements:
    """What articles state, read when a thread comes to them: it shows only so much, and many threads share theirs."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._stated: dict[int, list[Statement]] = {}

    def of(self, ids: Sequence[int]) -> Mapping[int, Sequence[Statement]]:
        """The sentences of these articles that may state a figure."""
        if len(self._stated) > KEPT:
            self._stated.clear()
        new = [article_id for article_id in ids if article_id not in self._stated]
        self._stated.update((article_id, []) for article_id in new)
        for article_id, blocks in self._session.execute(select(Article.id, Article.blocks).where(Article.id.in_(new))):
            texts = (block["text"] for block in blocks if block["role"] not in UNREAD)
            self._stated[article_id] = [Statement(sentence) for text in texts for sentence in sentences(text)]
        return self._stated


def _streets(session: Session, ids: Sequence[int]) -> dict[int, list[int]]:
    streets: dict[int, list[int]] = {}
    for batch in batches(ids, 500):
        statement = select(ArticlePlace.article_id, ArticlePlace.place_id).join(
            Place, Place.id == ArticlePlace.place_id
        )
        named = statement.where(Place.level == "street", ArticlePlace.article_id.in_(batch))
        for article_id, place_id in session.execute(named):
            streets.setdefault(article_id, []).append(place_id)
    return streets

"""Threads as they will be stored: articles in order of time, places, figures."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from hashlib import blake2b
from itertools import islice

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.digest.candidates import outermost
from app.digest.figures import Figure, of_sentence, sentences
from app.digest.mentions import IN_SUBTITLE
from app.digest.names import by_name
from app.digest.reading import UNREAD, Info
from app.digest.stories import Story
from app.digest.tables import batches
from app.digest.words import plain, runs
from app.models import Article, ArticlePlace, Place, Thread

Stated = Callable[[int], Sequence["Statement"]]
TOGETHER = 300
"""Threads whose articles are read at once: more is quicker and takes more memory."""
MOST_FIGURES = 60
"""Kept of a thread; a reader compares no more."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the articles of a thread tell."""

    places: Mapping[int, int]  # place id -> articles
    figures: tuple[tuple[int, Figure], ...]  # (article id, figure), in order of time


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A thread as it will be stored, its articles in order of time, undated ones last."""

    story: Story
    articles: tuple[tuple[Info, float], ...]
    fingerprint: str  # of its name, terms and articles
    told: Told | None  # what is read from the rows of its articles; none: it is stored already

    @property
    def ids(self) -> frozenset[int]:
        """The ids of its articles."""
        return frozenset(info.id for info, _ in self.articles)


def chronicles(session: Session, stories: Sequence[Story], infos: Sequence[Info]) -> list[Chronicle]:
    """The threads; of those that are not stored as they are, the rows of their articles are read."""
    stored = frozenset(session.scalars(select(Thread.fingerprint)))
    found: list[Chronicle] = []
    for batch in batches((_in_order(story, infos) for story in stories), TOGETHER):
        wanted = sorted({id_ for one in batch if one.fingerprint not in stored for id_ in one.ids})
        stated, streets = _stated(session, wanted), _streets(session, wanted)
        for one in batch:
            known = one.fingerprint in stored
            found.append(one if known else replace(one, told=_told(one, stated, streets)))
    return found


def _in_order(story: Story, infos: Sequence[Info]) -> Chronicle:
    weighed = sorted(((infos[i], weight) for i, weight in story.weights.items()), key=lambda pair: _in_time(pair[0]))
    made_of = (story.name, story.terms, [(info.id, info.generation, weight) for info, weight in weighed])
    return Chronicle(story, tuple(weighed), blake2b(repr(made_of).encode(), digest_size=16).hexdigest(), None)


def _told(thread: Chronicle, stated: Stated, streets: Mapping[int, list[int]]) -> Told:
    places: Counter[int] = Counter()
    for info, _ in thread.articles:
        places.update(streets.get(info.id, ()))
        places.update([info.district_id] if info.district_id else [])
    of_story = (
        (info.id, f) for info, weight in thread.articles for f in _concerning(stated(info.id), thread.story, weight)
    )
    return Told(places, tuple(islice(of_story, MOST_FIGURES)))


def _in_time(info: Info) -> tuple[bool, str, int, int]:
    return info.earliest is None, str(info.earliest), info.page_id or 0, info.id


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


def _stated(session: Session, ids: Sequence[int]) -> Stated:
    """What articles state, by id, each cut into sentences when it is first asked for: a thread shows only so much."""
    texts: dict[int, list[str]] = {}
    for batch in batches(ids, 500):
        for article_id, blocks in session.execute(select(Article.id, Article.blocks).where(Article.id.in_(batch))):
            texts[article_id] = [block["text"] for block in blocks if block["role"] not in UNREAD]

    @cache
    def of_article(article_id: int) -> Sequence[Statement]:
        return [Statement(sentence) for text in texts.get(article_id, ()) for sentence in sentences(text)]

    return of_article


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

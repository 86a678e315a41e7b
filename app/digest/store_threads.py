"""Threads to rows: articles in order of time, places, figures; addresses kept."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.digest.addresses import Heirs, Known, address, inherit
from app.digest.candidates import outermost
from app.digest.figures import Figure, figures
from app.digest.mentions import IN_SUBTITLE
from app.digest.names import by_name
from app.digest.reading import UNREAD, Info
from app.digest.stories import Story
from app.digest.tables import Tables, batches, replace
from app.digest.words import plain, runs
from app.models import (
    Article,
    ArticlePlace,
    Place,
    Thread,
    ThreadArticle,
    ThreadFigure,
    ThreadPlace,
    ThreadRedirect,
)

COLUMNS = ("label", "text", "number", "unit", "approximate", "sentence")
Stated = Callable[[int], Sequence[Figure]]
TOGETHER = 300
"""Threads whose articles are read at once: more is quicker and takes more memory."""
MOST_FIGURES = 60
"""Kept of a thread; a reader compares no more."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """A thread as it will be stored, its articles in order of time, undated ones last."""

    story: Story
    articles: tuple[tuple[Info, float], ...]
    places: Mapping[int, int]  # place id -> articles
    figures: tuple[tuple[int, Figure], ...]  # (article id, figure), in order of time

    @property
    def ids(self) -> frozenset[int]:
        """The ids of its articles."""
        return frozenset(info.id for info, _ in self.articles)


def chronicles(session: Session, stories: Sequence[Story], infos: Sequence[Info]) -> list[Chronicle]:
    """The threads with what is read from the rows of their articles, some threads at a time."""
    found: list[Chronicle] = []
    for batch in batches(stories, TOGETHER):
        wanted = sorted({infos[i].id for story in batch for i in story.weights})
        stated, streets = _stated(session, wanted), _streets(session, wanted)
        found += [_chronicle(story, infos, stated, streets) for story in batch]
    return found


def store(session: Session, new: Sequence[Chronicle]) -> None:
    """Replace the stored threads by these; each keeps the address of the one it goes on with."""
    old = _known(session)
    heirs = inherit(old, [(thread.story.name, thread.ids) for thread in new])
    slugs = {row.id: row.slug for row in session.execute(select(Thread.id, Thread.slug))}
    ids = _write_heads(session, new, heirs, slugs)
    _redirect(session, old, heirs, slugs, ids)
    replace(session, _tables(new, ids))


def _chronicle(story: Story, infos: Sequence[Info], stated: Stated, streets: Mapping[int, list[int]]) -> Chronicle:
    weighed = sorted(((infos[i], weight) for i, weight in story.weights.items()), key=lambda pair: _in_time(pair[0]))
    places: Counter[int] = Counter()
    for info, _ in weighed:
        places.update(streets.get(info.id, ()))
        places.update([info.district_id] if info.district_id else [])
    of_story = ((info.id, f) for info, weight in weighed for f in _concerning(stated(info.id), story, weight))
    return Chronicle(story, tuple(weighed), places, tuple(islice(of_story, MOST_FIGURES)))


def _in_time(info: Info) -> tuple[bool, str, int, int]:
    return info.earliest is None, str(info.earliest), info.page_id or 0, info.id


def _concerning(stated: Iterable[Figure], story: Story, weight: float) -> Iterator[Figure]:
    """The figures of an article that concern the thread: all where it is about it, else those beside its terms.

    What is said twice is told once.
    """
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for figure in stated:
        about = weight >= IN_SUBTITLE or _beside(figure, story.terms)
        if about and not any(figure.label in known or known in figure.label for known in labels[figure.text]):
            labels[figure.text].append(figure.label)
            yield figure


def _beside(figure: Figure, terms: Sequence[str]) -> bool:
    """Whether one of the terms stands in the figure's sentence; in that of a roundup, in the figure's clause."""
    if not any(term in _plain(figure.sentence) for term in terms):
        return False
    return not _is_roundup(figure.sentence) or any(term in plain(figure.clause) for term in terms)


@lru_cache(maxsize=1024)
def _plain(sentence: str) -> str:
    return plain(sentence)


@lru_cache(maxsize=1024)
def _is_roundup(sentence: str) -> bool:
    """Whether a sentence names several projects, each perhaps with its sum."""
    return len(outermost("".join(words) for run in runs(sentence) for words, _ in by_name(run))) > 1


def _stated(session: Session, ids: Sequence[int]) -> Stated:
    """The figures of articles by id, each worked out when it is first asked for: a thread shows only so many."""
    texts: dict[int, list[str]] = {}
    for batch in batches(ids, 500):
        for article_id, blocks in session.execute(select(Article.id, Article.blocks).where(Article.id.in_(batch))):
            texts[article_id] = [block["text"] for block in blocks if block["role"] not in UNREAD]

    @cache
    def of_article(article_id: int) -> Sequence[Figure]:
        return [figure for text in texts.get(article_id, ()) for figure in figures(text)]

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


def _known(session: Session) -> list[Known]:
    articles: dict[int, set[int]] = {}
    for thread_id, article_id in session.execute(select(ThreadArticle.thread_id, ThreadArticle.article_id)):
        articles.setdefault(thread_id, set()).add(article_id)
    names = session.execute(select(Thread.id, Thread.name).order_by(Thread.id))
    return [Known(thread_id, name, frozenset(articles.get(thread_id, ()))) for thread_id, name in names]


def _write_heads(session: Session, new: Sequence[Chronicle], heirs: Heirs, slugs: Mapping[int, str]) -> dict[int, int]:
    """Write the threads' own rows; the database ids by number."""
    former = {row.slug: row.name for row in session.execute(select(ThreadRedirect.slug, ThreadRedirect.name))}
    taken = set(slugs.values()) | set(former)
    ids: dict[int, int] = {}
    for number, thread in enumerate(new):
        if number in heirs.kept:
            ids[number] = heirs.kept[number]
            session.execute(update(Thread).where(Thread.id == ids[number]).values(_head(thread)))
            continue
        own = {slug for slug, name in former.items() if name == thread.story.name}  # it returns
        slug = address(thread.story.name, taken - own)
        taken.add(slug)
        session.execute(delete(ThreadRedirect).where(ThreadRedirect.slug == slug))
        row = Thread(slug=slug, **_head(thread))
        session.add(row)
        session.flush()
        ids[number] = row.id
    return ids


def _redirect(
    session: Session, old: Sequence[Known], heirs: Heirs, slugs: Mapping[int, str], ids: Mapping[int, int]
) -> None:
    """Let the addresses of threads that were merged or ended lead on, and those that led to them."""
    names = {thread.id: thread.name for thread in old}
    for thread_id, number in heirs.merged.items():
        successor = None if number is None else ids[number]
        former = update(ThreadRedirect).where(ThreadRedirect.thread_id == thread_id)
        session.execute(former.values(thread_id=successor))
        session.execute(delete(Thread).where(Thread.id == thread_id))
        values = {"slug": slugs[thread_id], "name": names[thread_id], "thread_id": successor}
        session.execute(insert(ThreadRedirect).values(values))


def _head(thread: Chronicle) -> dict[str, Any]:
    days = [(info.earliest, info.latest) for info, _ in thread.articles if info.earliest and info.latest]
    return {
        "name": thread.story.name,
        "terms": list(thread.story.terms),
        "score": thread.story.score,
        "count": len(thread.articles),
        "since": min((earliest for earliest, _ in days), default=None),
        "until": max((latest for _, latest in days), default=None),
    }


def _tables(new: Sequence[Chronicle], ids: Mapping[int, int]) -> Tables:
    articles, places, stated = [], [], []
    for number, thread in enumerate(new):
        key = {"thread_id": ids[number]}
        for position, (info, weight) in enumerate(thread.articles):
            articles.append({**key, "position": position, "article_id": info.id, "weight": round(weight, 2)})
        places += [{**key, "place_id": place_id, "count": n} for place_id, n in sorted(thread.places.items())]
        for position, (article_id, f) in enumerate(thread.figures):
            values = {name: getattr(f, name) for name in COLUMNS}
            stated.append({**key, "position": position, "article_id": article_id, **values})
    return {ThreadArticle: articles, ThreadPlace: places, ThreadFigure: stated}

"""The second half of the digest: threads, similar articles and topics, woven from all readings.

What the articles share is looked at anew each time, in memory; what rests on one article, term, place or month alone is
worked out again only where articles of it have changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import delete, insert, select, tuple_
from sqlalchemy.orm import Session

from app.digest.chronicles import Chronicle, chronicles, told
from app.digest.counts import ALL, UNDATED, periods
from app.digest.gather import Gathered, gather, one_term, read_names, whole_terms
from app.digest.similar import NEAREST, Neighbourhood, similar_rows, touched
from app.digest.store_threads import store
from app.digest.stories import Story
from app.digest.tables import Row, batches, spooled
from app.digest.terms import Shelf, bring_up, store_terms
from app.digest.threads import find_stories
from app.digest.topics import Glossary, article_topics, group_topics
from app.models import Byline, Filing, Place, Similar, Tombstone, Topic
from app.search.synonyms import Synonyms

PART = 0.1
"""When more of the articles than this have changed, everything is worked out again: what is rare has changed, too."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The articles that came, changed or went since the last weaving."""

    numbers: Sequence[int]  # of those that are there
    ids: frozenset[int]  # of these and of those that went
    whole: bool  # so many that all articles are taken for changed


@dataclass(frozen=True, slots=True)
class Woven:
    """What one state of the archive gives, to be written at once."""

    shelf: Shelf
    threads: list[Chronicle]
    told: Iterable[Row]  # by them
    similar: Iterable[Row]
    topics: Iterable[Row]
    again: list[int] | None  # articles whose similar ones are written anew; none: all
    subjects: list[tuple[str, str]] | None  # scopes and subjects whose topics are; none: all


def weave(session: Session, woven: int, synonyms: Synonyms, files: ExitStack) -> Woven:
    """Everything, where an older state of the archive (its generation, or -1) was woven before."""
    gathered = gather(session, synonyms)
    infos, vectors = gathered.infos, gathered.vectors
    changes = _changes(session, gathered, woven)
    shelf = bring_up(session, gathered.forms, changes.ids)
    numbers = {info.id: number for number, info in enumerate(infos)}
    terms = whole_terms(shelf.held, gathered.forms, numbers, read_names(session))
    stories = find_stories(one_term(terms, synonyms), infos, vectors)
    threads = chronicles(session, stories, infos)
    ids = [info.id for info in infos]
    neighbourhood = Neighbourhood(vectors)
    again = range(len(ids)) if changes.whole else _touched(session, changes, neighbourhood, ids, numbers)
    similar = spooled(similar_rows(ids, vectors, neighbourhood, again), files)
    members = _members(session, gathered, changes, numbers)
    topics = spooled(_topics(session, gathered, stories, changes, members), files)
    return Woven(
        shelf,
        threads,
        spooled(told(session, threads), files),
        similar,
        topics,
        None if changes.whole else [ids[number] for number in again],
        None if changes.whole else _subjects(changes, members, ids),
    )


def store_woven(session: Session, woven: Woven) -> None:
    """Write it all."""
    store_terms(session, woven.shelf)
    store(session, woven.threads, woven.told)
    if woven.again is None:
        session.execute(delete(Similar))
    for ids in batches(woven.again or (), 5_000):
        session.execute(delete(Similar).where(Similar.article_id.in_(ids)))
    if woven.subjects is None:
        session.execute(delete(Topic))
    for keys in batches(woven.subjects or (), 1_000):
        session.execute(delete(Topic).where(tuple_(Topic.scope, Topic.subject).in_(keys)))
    for rows in batches(woven.similar, 5_000):
        session.execute(insert(Similar), rows)
    for rows in batches(woven.topics, 5_000):
        session.execute(insert(Topic), rows)


def _changes(session: Session, gathered: Gathered, woven: int) -> Changes:
    every = range(len(gathered.infos))
    numbers = [number for number in every if gathered.infos[number].generation > woven]
    gone = list(session.scalars(select(Tombstone.article_id).where(Tombstone.generation > woven)))
    whole = woven < 0 or len(numbers) + len(gone) > PART * len(every)
    changed = every if whole else numbers
    return Changes(changed, frozenset(gathered.infos[number].id for number in changed).union(gone), whole)


def _touched(
    session: Session, changes: Changes, near: Neighbourhood, ids: Sequence[int], numbers: Mapping[int, int]
) -> list[int]:
    """The articles whose nearest are looked for again: the changed, those near them now, and those near them before."""
    worst: dict[int, float] = {}
    found = set(changes.numbers)
    for article_id, others in session.execute(select(Similar.article_id, Similar.others)):
        if article_id in numbers:
            if len(others) == NEAREST:
                worst[numbers[article_id]] = others[-1][1]
            if any(other[0] in changes.ids for other in others):
                found.add(numbers[article_id])
    return sorted(found | touched(near, changes.numbers, worst))


def _members(
    session: Session, gathered: Gathered, changes: Changes, numbers: Mapping[int, int]
) -> dict[str, dict[str, list[int]]]:
    """The articles (numbers) of the places and the periods that changed articles belong to."""
    infos = gathered.infos
    filed = select(Filing.place_id, Filing.article_id)
    if not changes.whole:
        touched_places: set[int] = set()
        for ids in batches(changes.ids, 5_000):  # SQLite takes some ten thousand values in a statement
            touched_places.update(session.scalars(select(Filing.place_id).where(Filing.article_id.in_(ids))))
        filed = filed.where(Filing.place_id.in_(touched_places))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place_id, article_id in session.execute(filed):
        places[str(place_id)].append(numbers[article_id])
    wanted = {period for n in changes.numbers for period in periods(infos[n].earliest, infos[n].latest)}
    spans: defaultdict[str, list[int]] = defaultdict(list)
    for number, info in enumerate(infos):
        for period in periods(info.earliest, info.latest):
            if period in wanted and period not in (ALL, UNDATED):
                spans[period].append(number)
    return {"place": places, "period": spans}


def _topics(
    session: Session,
    gathered: Gathered,
    stories: Sequence[Story],
    changes: Changes,
    members: Mapping[str, Mapping[str, Sequence[int]]],
) -> Iterator[Row]:
    known = "\n".join([*session.scalars(select(Place.name)), *session.scalars(select(Byline.name).distinct())])
    glossary = Glossary(gathered.vectors, stories, known)
    articles = article_topics([info.id for info in gathered.infos], changes.numbers, glossary)
    return chain(articles, *(group_topics(scope, groups, glossary) for scope, groups in members.items()))


def _subjects(
    changes: Changes, members: Mapping[str, Mapping[str, Sequence[int]]], ids: Sequence[int]
) -> list[tuple[str, str]]:
    found = [("article", str(article_id)) for article_id in sorted(changes.ids)]
    return found + [(scope, subject) for scope, groups in members.items() for subject in groups]

"""The second half of the digest: threads, similar articles and topics, woven from all readings.

What the articles share is looked at anew each time, in memory; what rests on one article, term, place or month alone is
worked out again only where articles of it have changed.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Select, delete, select, tuple_
from sqlalchemy.orm import Session

from app.digest.chronicles import Chronicle, chronicles, told
from app.digest.counts import ALL, UNDATED, periods
from app.digest.gather import Changes, Weighed, changes, gather, store_vectors, weigh
from app.digest.joining import one_term, whole_terms
from app.digest.known_names import read_names
from app.digest.reading import Info
from app.digest.similar import Neighbourhood, similar_rows, touched
from app.digest.store_threads import store
from app.digest.stories import Story
from app.digest.tables import Row, batches, spooled, write
from app.digest.terms import Shelf, bring_up, store_terms
from app.digest.threads import find_stories, least
from app.digest.topics import Glossary, article_topics, group_topics
from app.models import Byline, Digest, Filing, Place, Similar, Topic, Vector
from app.search.synonyms import Synonyms


@dataclass(frozen=True, slots=True)
class Woven:
    """What one state of the archive gives, to be written at once."""

    whole: bool  # all is written anew
    changed: frozenset[int]  # articles that came, changed or went
    weighed: Weighed
    shelf: Shelf
    threads: list[Chronicle]
    told: Iterable[Row]  # by them
    again: Sequence[int]  # articles whose similar ones are written anew
    similar: Iterable[Row]
    subjects: list[tuple[str, str]]  # scopes and subjects whose topics are written anew
    topics: Iterable[Row]


def weave(session: Session, synonyms: Synonyms, files: ExitStack, whole: bool) -> Woven:
    """What changed since the state that the digest shows, and what that touches; or everything."""
    gathered = gather(session)
    changed = changes(session, gathered, session.get_one(Digest, 1), whole)
    weighed = weigh(session, gathered, changed)
    infos, vectors, names = gathered.infos, weighed.vectors, read_names(session)
    del gathered  # the words of all articles
    shelf = bring_up(session, None if changed.whole else changed.ids, least(len(infos)) - 1, names, synonyms)
    stories = find_stories(one_term(whole_terms(shelf.held, names), synonyms), infos, vectors)
    threads = chronicles(session, stories, infos)
    again, similar = _similar(session, weighed, changed, files)  # before the rest, as it takes most room
    members = _members(session, infos, changed)
    return Woven(
        changed.whole,
        changed.ids,
        weighed,
        shelf,
        threads,
        spooled(told(session, threads), files),
        again,
        similar,
        [(scope, subject) for scope, groups in members.items() for subject in groups],
        spooled(_topics(session, weighed, stories, members), files),
    )


def store_woven(session: Session, woven: Woven) -> None:
    """Write it all."""
    store_terms(session, woven.shelf)
    store(session, woven.threads, woven.told)
    if woven.whole:
        for table in (Vector, Similar, Topic):
            session.execute(delete(table))
    else:
        _forget(session, woven)
    store_vectors(session, woven.weighed.vectors, woven.weighed.again)
    write(session, Similar, woven.similar)
    write(session, Topic, woven.topics)


def _forget(session: Session, woven: Woven) -> None:
    """Take away what is written anew, and what is of articles that went."""
    changed = woven.changed.union(woven.weighed.again)
    for ids in batches(sorted(changed.union(woven.again)), 5_000):
        session.execute(delete(Similar).where(Similar.article_id.in_(ids)))
    for ids in batches(sorted(changed), 5_000):
        session.execute(delete(Vector).where(Vector.article_id.in_(ids)))
    subjects = [*woven.subjects, *(("article", str(article)) for article in sorted(changed))]
    for keys in batches(subjects, 1_000):
        session.execute(delete(Topic).where(tuple_(Topic.scope, Topic.subject).in_(keys)))


def _similar(
    session: Session, weighed: Weighed, changed: Changes, files: ExitStack
) -> tuple[Sequence[int], Iterator[Row]]:
    vectors = weighed.vectors
    if changed.whole:
        rows = similar_rows(vectors, Neighbourhood(vectors), vectors.articles)
        return vectors.articles, spooled(rows, files)
    again = touched(session, vectors, changed.ids, weighed.again, weighed.before.values())
    return again, spooled(similar_rows(vectors, Neighbourhood(vectors, map(vectors.vector, again)), again), files)


def _members(session: Session, infos: Mapping[int, Info], changed: Changes) -> dict[str, dict[str, "array[int]"]]:
    """The articles of the places and the periods that changed articles belong to."""
    places: defaultdict[str, array[int]] = defaultdict(_ids)
    for place_id, article_id in session.execute(_filed(session, changed)):
        places[str(place_id)].append(article_id)
    wanted = {period for i in changed.there for period in periods(infos[i].earliest, infos[i].latest)}
    spans: defaultdict[str, array[int]] = defaultdict(_ids)
    for info in infos.values():
        for period in wanted.intersection(periods(info.earliest, info.latest)).difference((ALL, UNDATED)):
            spans[period].append(info.id)
    return {"place": places, "period": spans}


def _ids() -> "array[int]":
    return array("I")


def _filed(session: Session, changed: Changes) -> Select[int, int]:
    filed = select(Filing.place_id, Filing.article_id)
    if changed.whole:
        return filed
    found: set[int] = set()
    for ids in batches(changed.there, 5_000):
        found.update(session.scalars(select(Filing.place_id).where(Filing.article_id.in_(ids))))
    return filed.where(Filing.place_id.in_(found))  # archives have some ten thousand places at most


def _topics(
    session: Session,
    weighed: Weighed,
    stories: Sequence[Story],
    members: Mapping[str, Mapping[str, Sequence[int]]],
) -> Iterator[Row]:
    known = "\n".join([*session.scalars(select(Place.name)), *session.scalars(select(Byline.name).distinct())])
    glossary = Glossary(weighed.vectors, weighed.bursts, stories, known)
    groups = (group_topics(scope, subjects, glossary) for scope, subjects in members.items())
    return chain(article_topics(weighed.again, glossary), *groups)

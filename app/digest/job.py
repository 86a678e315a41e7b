"""The job after each ingest: compute again what the archive's rows have changed.

All is computed from one state of the archive in a reading transaction, which holds up no ingest, and then written in
one short transaction.  Where an ingest came between the two, it starts over.
"""

import datetime as dt
import time
from contextlib import ExitStack
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database import Database
from app.digest.counts import count_all
from app.digest.gather import gather
from app.digest.holdings import hold_all
from app.digest.similar import similar_rows
from app.digest.store_threads import Chronicle, chronicles, store
from app.digest.tables import Tables, replace, spooled
from app.digest.threads import find_stories
from app.digest.topics import topic_rows
from app.models import Archive, Article, Digest, Similar, Thread, Topic
from app.search.synonyms import load_synonyms
from app.settings import get_settings

RULES = 4
"""Raised when the rules change, so that archives digested by older ones are digested again."""
ATTEMPTS = 5


class BusyArchiveError(Exception):
    """Others changed the archive each time it was read; the digest is as it was before."""


@dataclass(frozen=True, slots=True)
class DigestReport:
    """What a refresh did."""

    refreshed: bool  # False: nothing had changed
    articles: int
    threads: int
    seconds: float


@dataclass(frozen=True, slots=True)
class _State:
    """Which archive, in which state, by which rules."""

    key: str
    generation: int
    rules: int


def refresh(database: Database) -> DigestReport:
    """Bring the digest up to date; does nothing where the archive has not changed since the last time.

    Raises:
        BusyArchiveError: other processes change the archive faster than it can be read.
    """
    start = time.monotonic()
    for _ in range(ATTEMPTS):
        with ExitStack() as files:
            with database.reading() as session:
                state = _archive(session)
                if state is None or state == _digested(session):
                    return _report(session, False, start)
                digest = _compute(session, files)
            with database.writing() as session:
                if _archive(session) == state:
                    replace(session, digest.tables)
                    store(session, digest.threads)
                    _note(session, state)
                    return _report(session, True, start)
    raise BusyArchiveError("another process keeps changing the archive; run the command again when that is done")


@dataclass(frozen=True, slots=True)
class _Computed:
    """All that one state of the archive gives."""

    tables: Tables
    threads: list[Chronicle]


def _compute(session: Session, files: ExitStack) -> _Computed:
    gathered = gather(session, load_synonyms(tuple(get_settings().synonym_files())))
    infos, vectors = gathered.infos, gathered.vectors
    ids = [info.id for info in infos]
    stories = find_stories(gathered.terms, infos, vectors)
    tables: Tables = {
        **count_all(session),
        **hold_all(session),
        Similar: spooled(similar_rows(ids, vectors), files),
        Topic: spooled(topic_rows(session, infos, vectors, stories), files),
    }
    return _Computed(tables, chronicles(session, stories, infos))


def _archive(session: Session) -> _State | None:
    row = session.execute(select(Archive.key, Archive.generation)).first()
    return _State(row.key, row.generation, RULES) if row else None


def _digested(session: Session) -> _State | None:
    row = session.execute(select(Digest.key, Digest.generation, Digest.rules)).first()
    return _State(row.key, row.generation, row.rules) if row else None


def _note(session: Session, state: _State) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    session.merge(
        Digest(id=1, key=state.key, generation=state.generation, rules=state.rules, computed_at=now), load=True
    )


def _report(session: Session, refreshed: bool, start: float) -> DigestReport:
    articles = session.scalar(select(func.count()).select_from(Article)) or 0
    threads = session.scalar(select(func.count()).select_from(Thread)) or 0
    return DigestReport(refreshed, articles, threads, time.monotonic() - start)

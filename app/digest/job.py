"""The job after each ingest, in two halves: follow what changed, then weave what it is part of.

The first half (:mod:`app.digest.follow`) goes in short steps, each of which lasts.  The second
(:mod:`app.digest.weave`) is computed from one state of the archive in a reading transaction, which holds up no ingest,
and written in one short transaction that notes the state; where an ingest came between the two, it starts over.
"""

import datetime as dt
import time
from contextlib import ExitStack
from dataclasses import dataclass

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.database import Database
from app.digest import follow, weave
from app.digest.lexicon import Lexicon
from app.models import (
    Anniversary,
    Archive,
    Article,
    Byline,
    CreditCount,
    Digest,
    Filing,
    Holding,
    Neighbour,
    PeriodCount,
    PlaceCount,
    Reading,
    Similar,
    Term,
    Thread,
    Topic,
    Vector,
    Word,
)
from app.search.synonyms import load_synonyms
from app.settings import get_settings

RULES = 6
"""Raised when the rules change, so that archives digested by older ones are digested again."""
ATTEMPTS = 5
NEVER = -1
FOLLOWED = (Reading, Filing, Byline, PeriodCount, PlaceCount, CreditCount, Neighbour, Holding, Anniversary)
WOVEN = (Word, Vector, Term, Similar, Topic)  # threads stay, for their addresses


class BusyArchiveError(Exception):
    """Others changed the archive each time it was read; the digest is as it was before."""


@dataclass(frozen=True, slots=True)
class DigestReport:
    """What a refresh did."""

    refreshed: bool  # False: nothing had changed
    articles: int
    threads: int
    seconds: float


def refresh(database: Database, whole: bool = False) -> DigestReport:
    """Bring the digest up to date; does nothing where the archive has not changed since the last time.

    ``whole``: weave all of it anew, even so.  What few changed articles move but a little (how rare a word is, which
    letters always stand around a name) is otherwise left until a tenth of the archive has changed.

    Raises:
        BusyArchiveError: other processes change the archive faster than it can be read.
    """
    start = time.monotonic()
    with database.reading() as session:
        if is_fresh(session) and not whole:
            return _report(session, False, start)
    with database.writing() as session:
        _begin(session)
    for _ in range(ATTEMPTS):
        _follow(database)
        if _weave(database, whole):
            with database.reading() as session:
                return _report(session, True, start)
    raise BusyArchiveError("another process keeps changing the archive; run the command again when that is done")


def is_fresh(session: Session) -> bool:
    """Whether the digest shows the archive as it is; so does none of an archive that holds nothing."""
    archive = session.execute(select(Archive.key, Archive.generation)).first()
    digest = session.get(Digest, 1)
    if archive is None:
        return True
    return digest is not None and (digest.key, digest.generation, digest.rules) == (*archive, RULES)


def _begin(session: Session) -> None:
    """A digest of another archive, by other rules, or of a later state (the archive was restored) is of no use."""
    archive, digest = session.get_one(Archive, 1), session.get(Digest, 1)
    if digest is not None:
        ahead = max(digest.read_generation, digest.generation) > archive.generation
        if (digest.key, digest.rules) == (archive.key, RULES) and not ahead:
            return
        for table in (*FOLLOWED, *WOVEN):
            session.execute(delete(table))
        session.delete(digest)
        session.flush()
    never = {"generation": NEVER, "whole_generation": NEVER, "read_generation": NEVER, "read_id": 0}
    session.add(Digest(id=1, key=archive.key, rules=RULES, computed_at=None, **never))


def _follow(database: Database) -> None:
    """Read, file and count what has changed, step by step."""
    lexicon = Lexicon()
    while True:
        with database.reading() as session:
            digest = session.get_one(Digest, 1)
            step = follow.next_step(session, (digest.read_generation, digest.read_id))
        if step is None:
            return
        with database.writing() as session:
            follow.take(session, step, lexicon)  # or, where the archive has changed, the next round reads it again


def _weave(database: Database, whole: bool) -> bool:
    """Weave what was followed; False where the archive has changed meanwhile."""
    with ExitStack() as files:
        with database.reading() as session:
            generation = session.scalar(select(Archive.generation))
            synonyms = load_synonyms(tuple(get_settings().synonym_files()))
            woven = weave.weave(session, synonyms, files, whole)
        with database.writing() as session:
            if session.scalar(select(Archive.generation)) != generation:
                return False
            weave.store_woven(session, woven)
            digest = session.get_one(Digest, 1)
            digest.generation = generation or 0
            if woven.whole:
                digest.whole_generation = digest.generation
            digest.computed_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    return True


def _report(session: Session, refreshed: bool, start: float) -> DigestReport:
    articles = session.scalar(select(func.count()).select_from(Article)) or 0
    threads = session.scalar(select(func.count()).select_from(Thread)) or 0
    return DigestReport(refreshed, articles, threads, time.monotonic() - start)

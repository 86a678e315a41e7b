"""How long a digest takes and how much memory: ``python -m bench.digest [COUNT] [--folder PATH] [--fresh]``.

Builds an archive of COUNT recombined articles (kept in the folder for the next run), digests it, and prints seconds,
articles a second, the peak of the process's memory, and what came of it; then the time of a digest that finds nothing
changed, of one after ten articles changed, and of each read that the site makes of the digest.
"""

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from app.database import Database
from app.digest.job import refresh
from app.models import Archive, Article, Digest, Similar, Thread, ThreadArticle
from app.queries.anniversaries import on_this_day
from app.queries.holdings import read_calendar
from app.queries.neighbours import neighbours
from app.queries.periods import count_archive, count_place, street_matrix
from app.queries.similar import similar_articles
from app.queries.thread import read_thread
from app.queries.threads import read_threads, threads_of_article
from app.queries.topics import topics_of_place
from bench.corpus import build
from bench.memory import Peak, memory

REPEATS = 30


def main() -> None:
    """Build what is missing, digest, read."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    arguments.add_argument("count", type=int, nargs="?", default=10_000)
    arguments.add_argument("--folder", type=Path, default=Path("/tmp/archive-bench"))
    arguments.add_argument("--fresh", action="store_true", help="digest again, even if nothing has changed")
    options = arguments.parse_args()
    path = options.folder / str(options.count) / "archive.sqlite3"
    database = Database(path) if path.exists() else build(path, options.count)
    if options.fresh:
        with database.writing() as session:
            session.execute(update(Digest).values(rules=0))
    before, peak = memory(), Peak()
    started = time.process_time()
    report = refresh(database)
    print(
        f"{report.articles} articles: {report.seconds:.1f} s ({time.process_time() - started:.1f} s CPU), "
        f"{report.articles / report.seconds:.0f}/s, {before} MB before, {peak.most} MB at most"
    )
    again = refresh(database)
    print(f"again, nothing changed: {again.seconds * 1000:.1f} ms")
    change_ten(database)
    started = time.process_time()
    ten = refresh(database)
    print(
        f"ten articles changed: {ten.seconds:.1f} s ({time.process_time() - started:.1f} s CPU), {peak.most} MB at most"
    )
    with database.reading() as session:
        outcome(session)
        for name, read in reads(session).items():
            print(f"{name:24}{measure(read):8.2f} ms")


def change_ten(database: Database) -> None:
    """Let the last ten articles be changed, as an ingest does."""
    with database.writing() as session:
        archive = session.get_one(Archive, 1)
        archive.generation += 1
        last = select(Article.id).order_by(Article.id.desc()).limit(10)
        session.execute(update(Article).where(Article.id.in_(last)).values(generation=archive.generation))


def outcome(session: Session) -> None:
    """What the digest holds."""
    for table in (Thread, ThreadArticle, Similar):
        print(f"{table.__tablename__}: {session.scalar(select(func.count()).select_from(table))}", end="  ")
    print()


def reads(session: Session) -> dict[str, Callable[[], object]]:
    """The site's reads by name."""
    slug = session.scalar(select(Thread.slug).order_by(Thread.count.desc()).limit(1)) or ""
    return {
        "archive by period": lambda: count_archive(session),
        "place by period": lambda: count_place(session, 1),
        "matrix of streets": lambda: street_matrix(session, 1),
        "neighbours": lambda: neighbours(session, 11),
        "calendar of holdings": lambda: read_calendar(session),
        "threads": lambda: read_threads(session),
        "threads of a place": lambda: read_threads(session, place_id=1, order="recent"),
        "threads of an article": lambda: threads_of_article(session, 1),
        "the largest thread": lambda: read_thread(session, slug),
        "similar articles": lambda: similar_articles(session, 1),
        "topics of a place": lambda: topics_of_place(session, 1),
        "on this day": lambda: on_this_day(session, 5, 1),
    }


def measure(read: Callable[[], object]) -> float:
    """The median time of a read, milliseconds."""
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        read()
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()

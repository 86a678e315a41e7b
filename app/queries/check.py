"""Whether the archive is whole: a sound database, every source line in one place, an index that shows the rows."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from app.models import Archive, Article, Page
from app.queries.article import DOUBTFUL
from app.search.engine import Engine, EngineQuery, IndexUnavailableError
from app.search.query import Everything

SHOWN = 10
"""Article ids that a fault names."""
MOST_EXTRA = 1000
"""Articles too many in the index that are counted."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: faults need a remedy, doubts an editor's look."""

    pages: int
    articles: int
    faults: tuple[str, ...]
    doubts: tuple[str, ...]


def check_archive(session: Session, engine: Engine) -> Findings:
    """Go through the database file, all pages, all articles and the index."""
    faults = _file(session)
    pages = 0
    for page_id, name in session.execute(select(Page.id, Page.source_name).order_by(Page.id)):
        pages += 1
        faults += [f"page {page_id} ({name}): {fault}" for fault in _lines(session, page_id)]
    doubts = _doubts(session)
    faults += _index(session, engine)
    articles = session.scalar(select(func.count()).select_from(Article)) or 0
    return Findings(pages, articles, tuple(faults), tuple(doubts))


def _file(session: Session) -> list[str]:
    unsound = [verdict for verdict in session.scalars(text("PRAGMA quick_check")) if verdict != "ok"]
    loose = Counter(row.table for row in session.execute(text("PRAGMA foreign_key_check")))
    return [f"database: {verdict}; `restore` puts a backup in its place" for verdict in unsound] + [
        f"database: {count} rows of {table} refer to none" for table, count in loose.items()
    ]


def _doubts(session: Session) -> list[str]:
    columns = (Article.id, Article.headline, Article.opening, Article.confidence, Page.source_name, Article.blocks)
    statement = select(*columns).outerjoin(Page, Page.id == Article.page_id).order_by(Article.id)
    doubts = []
    for article_id, headline, opening, confidence, source, blocks in session.execute(statement):
        low = [f"{what} {sure:.2f}" for what, sure in confidence.items() if sure < DOUBTFUL]
        lines = [number for block in blocks for number in block["lines"]]
        where = f", {source} line {min(lines)}" if source and lines else ""
        if low:
            doubts.append(f"article {article_id} ({headline or opening}{where}): may be wrong: {', '.join(low)}")
    return doubts


def _lines(session: Session, page_id: int) -> list[str]:
    page = session.get_one(Page, page_id)
    lines = page.text.split("\n")
    printed = {number for number, line in enumerate(lines, 1) if line.strip()}
    blocks = session.scalars(select(Article.blocks).where(Article.page_id == page_id))
    used = Counter(number for article in blocks for block in article for number in block["lines"])
    used.update(page.furniture)
    session.expunge(page)  # one page's text in memory at a time
    faults = [f"line {number} belongs to nothing" for number in sorted(printed - used.keys())]
    faults += [f"line {number} belongs to {times} blocks" for number, times in sorted(used.items()) if times > 1]
    faults += [f"line {number} does not exist" for number in sorted(used.keys()) if not 1 <= number <= len(lines)]
    return faults


def _index(session: Session, engine: Engine) -> list[str]:
    archive = session.get(Archive, 1)
    ids = set(session.scalars(select(Article.id)))
    try:
        seen = engine.seen()
        found = set(engine.search(EngineQuery(Everything(), limit=len(ids) + MOST_EXTRA)).ids)
    except IndexUnavailableError as error:
        return [f"index: {error}; `reindex` makes it again"]
    faults = []
    if archive and (seen is None or (seen.archive, seen.generation) != (archive.key, archive.generation)):
        faults.append("index: behind the rows; the next `ingest` or `serve` brings it up to date")
    for what, numbers in (("lacks", ids - found), ("still has", found - ids)):
        if numbers:
            some = ", ".join(map(str, sorted(numbers)[:SHOWN]))
            more = ", …" if len(numbers) > SHOWN else ""
            faults.append(f"index: {what} {len(numbers)} articles ({some}{more}); `reindex` makes it again")
    return faults

"""Whether the archive is whole: every source line in one place, and the index showing the rows as they are."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Archive, Article, Page
from app.search.engine import Engine, EngineQuery, IndexUnavailableError
from app.search.query import Everything

DOUBTFUL = 0.5
"""A confidence below this is worth an editor's look."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check found: faults need a remedy, doubts an editor's look."""

    pages: int
    articles: int
    faults: tuple[str, ...]
    doubts: tuple[str, ...]


def check_archive(session: Session, engine: Engine) -> Findings:
    """Go through all pages, articles and the index."""
    faults: list[str] = []
    doubts: list[str] = []
    pages = 0
    for page_id, name in session.execute(select(Page.id, Page.source_name).order_by(Page.id)):
        pages += 1
        faults += [f"page {page_id} ({name}): {fault}" for fault in _lines(session, page_id)]
    columns = (Article.id, Article.headline, Article.opening, Article.confidence)
    for article_id, headline, opening, confidence in session.execute(select(*columns).order_by(Article.id)):
        low = [f"{what} {sure:.1f}" for what, sure in confidence.items() if sure < DOUBTFUL]
        if low:
            doubts.append(f"article {article_id} ({headline or opening}): {', '.join(low)}")
    faults += _index(session, engine)
    articles = session.scalar(select(func.count()).select_from(Article)) or 0
    return Findings(pages, articles, tuple(faults), tuple(doubts))


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
        found = set(engine.search(EngineQuery(Everything(), limit=max(1, len(ids)))).ids)
    except IndexUnavailableError as error:
        return [f"index: {error}; `reindex` makes it again"]
    faults = []
    if archive and (seen is None or (seen.archive, seen.generation) != (archive.key, archive.generation)):
        faults.append("index: behind the rows; `reindex` makes it again")
    faults += [f"index: article {number} is missing; `reindex` makes it again" for number in sorted(ids - found)]
    faults += [f"index: article {number} is no more; `reindex` makes it again" for number in sorted(found - ids)]
    return faults

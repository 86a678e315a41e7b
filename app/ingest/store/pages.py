"""Page values to rows; articles keep their ids by overlap of lines.  The caller commits; what does not differ stays."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from app import models
from app.ingest.dates.extract_year import DatedPage
from app.ingest.read_yaml import sidecar_of
from app.ingest.store.articles import ArticleWriter, Filed, Outcome, assign, now
from app.ingest.store.places import PlaceBook, StreetOf
from app.ingest.store.succession import succession
from app.ingest.values import Page, Source

MOST_EVIDENCE = 200
"""Pages whose office-holders and projects date others: the newest so many, a few MB of text."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one page did."""

    page: Outcome
    articles: Mapping[Outcome, int]


def is_stored(session: Session, source: Source) -> bool:
    """Whether this very text with this very sidecar is in the archive already."""
    found = select(models.Page.id).where(models.Page.source_hash == source.source_hash)
    return session.scalar(found) is not None


def find_page(session: Session, source: Source) -> models.Page | None:
    """The stored page that a source is a correction of.

    It is the page with the same text (its sidecar changed), or the one that was read from the same place and shares
    at least half of its lines; where an operator drops a new page under an old name, the old page stays.
    """
    same_text = select(models.Page).where(models.Page.text_hash == source.text_hash)
    if (row := session.scalar(same_text)) is not None or not source.location:
        return row
    lines = set(source.lines)
    for row in session.scalars(select(models.Page).where(models.Page.location == source.location)):
        old = set(row.text.split("\n"))
        if 2 * len(old & lines) >= max(len(old), len(lines)):
            return row
    return None


def store_page(session: Session, page: Page, street_of: StreetOf, newspaper: str = "") -> Stored:
    """Write a page and its articles.

    ``newspaper`` names the paper where neither the sidecar nor the page does.
    """
    places = PlaceBook(session, street_of)
    district = places.district(page.district)
    columns = _columns(page, district, newspaper)
    row = find_page(session, page.source)
    if row is None:
        outcome, old_text = Outcome.ADDED, page.source.text
        row = models.Page(ingested_at=now(), **columns)
        session.add(row)
    else:
        old_text = row.text
        outcome = Outcome.UPDATED if assign(row, columns) else Outcome.UNCHANGED
    session.flush()
    articles = _write_articles(ArticleWriter(session, places), row, page, old_text)
    if outcome is Outcome.UNCHANGED and set(articles) - {Outcome.UNCHANGED}:
        outcome = Outcome.UPDATED
    return Stored(outcome, articles)


def _write_articles(writer: ArticleWriter, row: models.Page, page: Page, old_text: str) -> Counter[Outcome]:
    """Bring the articles of a stored page in line with its cutting; ``old_text`` is what their lines count in."""
    old = _stored(writer.session, row.id)
    # In a recut the text is the same and line numbers tell lines apart; in a corrected file they may have moved.
    numbered = old_text == page.source.text
    heirs = succession(
        {id_: _weights(_lines(article), old_text, numbered) for id_, article in old.items()},
        [_weights(article.lines, page.source.text, numbered) for article in page.articles],
    )
    filed = [Filed(article, n, page.issued, page.district, row.id) for n, article in enumerate(page.articles)]
    kept = {n: old[id_] for n, id_ in heirs.kept.items()}
    changed = [writer.put(article, filed[n]) for n, article in kept.items()]
    counts = Counter(Outcome.UPDATED if differs else Outcome.UNCHANGED for differs in changed)
    new = [n for n in range(len(filed)) if n not in kept]
    ids = dict(heirs.kept) | dict(zip(new, writer.add([filed[n] for n in new]), strict=True))
    counts.update({Outcome.ADDED: len(new)} if new else {})
    writer.session.flush()
    for old_id, heir in heirs.merged.items():
        writer.retire(old_id, None if heir is None else ids[heir], row.id)
        counts[Outcome.REMOVED] += 1
    return counts


def _stored(session: Session, page_id: int) -> dict[int, models.Article]:
    query = select(models.Article).where(models.Article.page_id == page_id)
    query = query.options(selectinload(models.Article.places), selectinload(models.Article.credits))
    return {article.id: article for article in session.scalars(query)}


def _lines(article: models.Article) -> list[int]:
    return [number for block in article.blocks for number in block["lines"]]


def _weights(numbers: Iterable[int], text: str, numbered: bool) -> Counter[int | str]:
    lines = text.split("\n")
    weights: Counter[int | str] = Counter()
    for number in numbers:
        line = lines[number - 1].strip()
        weights[number if numbered else line] += len(line)
    return weights


def _columns(page: Page, district: models.Place | None, newspaper: str) -> dict[str, Any]:
    source, sidecar = page.source, page.source.sidecar
    return {
        "source_name": source.name,
        "location": source.location,
        "source_hash": source.source_hash,
        "text_hash": source.text_hash,
        "text": source.text,
        "encoding": source.encoding,
        "sidecar": sidecar.stored(),
        "newspaper": sidecar.newspaper or page.newspaper or newspaper,
        "edition": sidecar.edition or page.edition,
        "page_number": sidecar.page_number or page.page_number,
        "rights": sidecar.rights,
        "district_id": district.id if district else None,
        "year": page.year,
        "year_evidence": page.year_evidence,
        "year_certain": page.year_certain,
        "issued": page.issued,
        "issued_evidence": page.issued_evidence,
        "furniture": list(page.furniture),
    }


def sources(session: Session, page_ids: Sequence[int]) -> list[Source]:
    """Stored pages as sources, to be cut again."""
    rows = session.scalars(select(models.Page).where(models.Page.id.in_(page_ids)).order_by(models.Page.id))
    return [Source(row.source_name, row.text, row.encoding, sidecar_of(row.sidecar), row.location) for row in rows]


def all_page_ids(session: Session) -> list[int]:
    """Ids of all pages, in the order of their coming."""
    return list(session.scalars(select(models.Page.id).order_by(models.Page.id)))


def undated_page_ids(session: Session) -> list[int]:
    """Ids of the pages whose year is unknown."""
    return list(session.scalars(select(models.Page.id).where(models.Page.year.is_(None)).order_by(models.Page.id)))


def dated_pages(session: Session, without: Collection[str]) -> list[DatedPage]:
    """Stored pages whose year is sure, as evidence for others; those with the text hashes ``without`` left out.

    An inferred year is no evidence: one wrong guess would breed more.
    """
    day = func.max(models.Article.earliest)
    query = (
        select(models.Page.source_name, models.Place.name, day, models.Page.text)
        .join(models.Article, models.Article.page_id == models.Page.id)
        .outerjoin(models.Place, models.Place.id == models.Page.district_id)
        .where(models.Page.year_certain, models.Page.text_hash.not_in(without))
        .group_by(models.Page.id)
        .having(day.is_not(None))
        .order_by(models.Page.id.desc())
        .limit(MOST_EVIDENCE)
    )
    rows = session.execute(query)
    return [DatedPage(name, district or "", latest, text) for name, district, latest, text in rows if latest]

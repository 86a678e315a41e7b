"""The articles of one page to rows: ids kept by overlap of lines, every change raising the archive's generation."""

import uuid
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from app import models
from app.ingest.edtf_days import days
from app.ingest.opening import opening
from app.ingest.store_places import PlaceBook
from app.ingest.succession import succession
from app.ingest.values import Article, Credit, Page, Role

BODY = (Role.PARAGRAPH, Role.SECTION, Role.CAPTION)


class Outcome(StrEnum):
    """What became of a page or an article."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    REMOVED = "removed"


class ArticleWriter:
    """Writes articles in one transaction; the first change takes the archive's next generation."""

    def __init__(self, session: Session, places: PlaceBook) -> None:
        self.session = session
        self.places = places

    @cached_property
    def generation(self) -> int:
        """The next generation; taken when first asked for, so that a page that stays the same raises nothing."""
        archive = archive_row(self.session)
        archive.generation += 1
        return archive.generation

    def put(self, row: models.Article, article: Article, position: int, issued: str, district: str) -> bool:
        """Put an article's values into its row; whether anything differed.

        ``issued`` is EDTF; ``district`` is the page's, for an article that names none itself.
        """
        own = self.places.district(article.district or district)
        changed = assign(row, _columns(article, position, issued, own))
        place_ids = [place.id for place in self.places.of_article(article, own)]
        if [link.place_id for link in row.places] != place_ids:
            row.places = _places(row.places, place_ids)
            changed = True
        names = _credits(article)
        if [(credit.role, credit.name) for credit in row.credits] != names:
            row.credits = [_credit(row.credits, number, *name) for number, name in enumerate(names)]
            changed = True
        if changed:
            row.generation = self.generation
            row.changed_at = now()
            self.session.add(row)
        return changed

    def retire(self, old_id: int, successor: int | None, page_id: int) -> None:
        """Delete an article; its address, and those that led to it, lead to the successor or else to the page."""
        goal = {"article_id": successor, "page_id": None if successor else page_id}
        redirects = update(models.Redirect).where(models.Redirect.article_id == old_id)
        self.session.execute(redirects.values(**goal))
        self.session.add(models.Redirect(old_id=old_id, **goal))
        self.session.add(models.Tombstone(article_id=old_id, generation=self.generation))
        self.session.execute(delete(models.Article).where(models.Article.id == old_id))


def write_articles(writer: ArticleWriter, row: models.Page, page: Page, old_text: str) -> Counter[Outcome]:
    """Bring the articles of a stored page in line with its cutting; ``old_text`` is what their lines count in."""
    old = _stored(writer.session, row.id)
    # In a recut the text is the same and line numbers tell lines apart; in a corrected file they may have moved.
    numbered = old_text == page.source.text
    heirs = succession(
        {id_: _weights(_lines(article), old_text, numbered) for id_, article in old.items()},
        [_weights(article.lines, page.source.text, numbered) for article in page.articles],
    )
    counts: Counter[Outcome] = Counter()
    rows = []
    for position, article in enumerate(page.articles):
        known = old.get(heirs.kept.get(position, 0))
        target = known or models.Article(page_id=row.id, places=[], credits=[])
        changed = writer.put(target, article, position, page.issued, page.district)
        counts[(Outcome.UPDATED if known else Outcome.ADDED) if changed else Outcome.UNCHANGED] += 1
        rows.append(target)
    writer.session.flush()
    for old_id, heir in heirs.merged.items():
        writer.retire(old_id, None if heir is None else rows[heir].id, row.id)
        counts[Outcome.REMOVED] += 1
    return counts


def archive_row(session: Session) -> models.Archive:
    """The archive's one row, made at first use."""
    row = session.get(models.Archive, 1)
    if row is None:
        row = models.Archive(id=1, key=uuid.uuid4().hex, generation=0)
        session.add(row)
        session.flush()
    return row


def _stored(session: Session, page_id: int) -> dict[int, models.Article]:
    query = select(models.Article).where(models.Article.page_id == page_id)
    query = query.options(selectinload(models.Article.places), selectinload(models.Article.credits))
    return {article.id: article for article in session.scalars(query)}


def assign(row: models.Page | models.Article, columns: Mapping[str, Any]) -> bool:
    """Set the columns that differ; whether any did."""
    differing = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def now() -> datetime:
    """The time, UTC, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _columns(article: Article, position: int, issued: str, district: models.Place | None) -> dict[str, Any]:
    by_date = days(article.date)
    span = by_date or days(issued)
    return {
        "position": position,
        "kind": str(article.kind),
        "column_label": article.joined(Role.COLUMN),
        "kicker": article.joined(Role.KICKER),
        "headline": article.headline,
        "deck": article.joined(Role.DECK),
        "opening": opening(article),
        "blocks": [
            {"role": str(block.role), "text": block.text, "lines": list(block.lines)} for block in article.blocks
        ],
        "length": sum(len("".join(text.split())) for text in article.texts(*BODY)),
        "date": article.date,
        "date_text": article.date_text,
        "date_evidence": article.date_evidence,
        "issued": issued,
        "earliest": span[0] if span else None,
        "latest": span[1] if span else None,
        "dated_by": "date" if by_date else "issued" if span else "",
        "district_id": district.id if district else None,
        "confidence": asdict(article.confidence),
    }


def _credits(article: Article) -> list[tuple[str, str]]:
    names = [(Credit.REPORTER, name) for name in article.reporters]
    names += [(Credit.CORRESPONDENT, name) for name in article.correspondents]
    names += [(Credit.PHOTOGRAPHER, name) for name in article.photographers]
    return [(str(role), name) for role, name in names]


# Rows are reused rather than replaced: SQLAlchemy would insert the new ones before deleting the old, under one key.
def _places(links: Sequence[models.ArticlePlace], place_ids: Sequence[int]) -> list[models.ArticlePlace]:
    known = {link.place_id: link for link in links}
    merged = [known.get(place_id) or models.ArticlePlace(place_id=place_id) for place_id in place_ids]
    for position, link in enumerate(merged):
        link.position = position
    return merged


def _credit(old: Sequence[models.Credit], position: int, role: str, name: str) -> models.Credit:
    credit = old[position] if position < len(old) else models.Credit(position=position)
    credit.role, credit.name = role, name
    return credit


def _lines(article: models.Article) -> list[int]:
    return [number for block in article.blocks for number in block["lines"]]


def _weights(numbers: Iterable[int], text: str, numbered: bool) -> Counter[int | str]:
    lines = text.split("\n")
    weights: Counter[int | str] = Counter()
    for number in numbers:
        line = lines[number - 1].strip()
        weights[number if numbered else line] += len(line)
    return weights

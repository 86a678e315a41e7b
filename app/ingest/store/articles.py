"""Articles to rows, every change raising the archive's generation."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from app import models
from app.ingest.dates.edtf_days import days
from app.ingest.opening import opening
from app.ingest.store.places import PlaceBook
from app.ingest.values import Article, Credit, Role

BODY = (Role.PARAGRAPH, Role.SECTION, Role.CAPTION)


class Outcome(StrEnum):
    """What became of a page or an article."""

    ADDED = "added"
    UNCHANGED = "unchanged"
    UPDATED = "updated"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Filed:
    """An article and where it belongs."""

    article: Article
    position: int
    issued: str  # EDTF
    district: str  # the page's, for an article that names none itself
    page_id: int | None = None
    id: int | None = None  # of an imported article, as is the next
    origin: str | None = None


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

    def add(self, new: Sequence[Filed]) -> list[int]:
        """Put new articles in, three statements however many; their ids.  Either all of them bring ids, or none."""
        rows: list[dict[str, Any]] = []
        places: list[list[int]] = []
        for filed in new:
            own = self._district(filed)
            named = {"origin": filed.origin} if filed.id is None else {"id": filed.id, "origin": filed.origin}
            rows.append(_columns(filed, own) | named)
            places.append([place.id for place in self.places.of_article(filed.article, own)])
        if not rows:
            return []
        stamp = {"generation": self.generation, "changed_at": now()}
        statement = insert(models.Article).returning(models.Article.id, sort_by_parameter_order=True)
        ids = list(self.session.scalars(statement, [row | stamp for row in rows]))
        links = [
            {"article_id": id_, "place_id": place_id, "position": position}
            for id_, found in zip(ids, places, strict=True)
            for position, place_id in enumerate(found)
        ]
        credits = [
            {"article_id": id_, "position": position, "role": role, "name": name}
            for id_, filed in zip(ids, new, strict=True)
            for position, (role, name) in enumerate(_credits(filed.article))
        ]
        for model, values in ((models.ArticlePlace, links), (models.Credit, credits)):
            if values:
                self.session.execute(insert(model), values)
        return ids

    def put(self, row: models.Article, filed: Filed) -> bool:
        """Put an article's values into its row; whether anything differed."""
        own = self._district(filed)
        changed = assign(row, _columns(filed, own))
        place_ids = [place.id for place in self.places.of_article(filed.article, own)]
        if [link.place_id for link in row.places] != place_ids:
            row.places = _places(row.places, place_ids)
            changed = True
        names = _credits(filed.article)
        if [(credit.role, credit.name) for credit in row.credits] != names:
            row.credits = [_credit(row.credits, number, *name) for number, name in enumerate(names)]
            changed = True
        if changed:
            row.generation = self.generation
            row.changed_at = now()
        return changed

    def _district(self, filed: Filed) -> models.Place | None:
        return self.places.district(filed.article.district or filed.district)

    def retire(self, old_id: int, successor: int | None, page_id: int) -> None:
        """Delete an article; its address, and those that led to it, lead to the successor or else to the page."""
        goal = {"article_id": successor, "page_id": None if successor else page_id}
        redirects = update(models.Redirect).where(models.Redirect.article_id == old_id)
        self.session.execute(redirects.values(**goal))
        self.session.add(models.Redirect(old_id=old_id, **goal))
        self.session.add(models.Tombstone(article_id=old_id, generation=self.generation, deleted_at=now()))
        self.session.execute(delete(models.Article).where(models.Article.id == old_id))


def archive_row(session: Session) -> models.Archive:
    """The archive's one row, made at first use."""
    row = session.get(models.Archive, 1)
    if row is None:
        row = models.Archive(id=1, key=uuid.uuid4().hex, generation=0)
        session.add(row)
        session.flush()
    return row


def assign(row: models.Page | models.Article, columns: Mapping[str, Any]) -> bool:
    """Set the columns that differ; whether any did."""
    differing = {name: value for name, value in columns.items() if getattr(row, name) != value}
    for name, value in differing.items():
        setattr(row, name, value)
    return bool(differing)


def now() -> datetime:
    """The time, UTC, as the tables keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def _columns(filed: Filed, district: models.Place | None) -> dict[str, Any]:
    article, issued = filed.article, filed.issued
    by_date = days(article.date)
    span = by_date or days(issued)
    return {
        "page_id": filed.page_id,
        "position": filed.position,
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
        "corrected": list(article.corrected),
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

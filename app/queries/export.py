"""The whole archive as records of an exchange file; ``app/ingest/records.py`` reads them back."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Archive, Article, ArticlePlace, Page, Place, Redirect

FORMAT = 1
CHUNK = 500
"""Rows read at a time, so that memory is bounded."""

PAGE_COLUMNS = (
    *("id", "source_name", "location", "text", "encoding", "sidecar", "newspaper", "edition", "page_number", "rights"),
    *("year", "year_evidence", "year_certain", "issued", "issued_evidence", "furniture"),
)
ARTICLE_COLUMNS = (
    "id",
    "position",
    "kind",
    "blocks",
    "date",
    "date_text",
    "date_evidence",
    "issued",
    "confidence",
    "corrected",
)
LEVELS = ("district", "street", "community", "village")
NAMES = {"reporter": "reporters", "correspondent": "correspondents", "photographer": "photographers"}
PLACES = {"street": "streets", "community": "communities", "village": "villages"}


def export_records(session: Session) -> Iterator[dict[str, Any]]:
    """Every record, in an order that an import can follow: places, pages, articles, redirects."""
    archive = session.get(Archive, 1)
    yield {"type": "archive", "key": archive.key if archive else "", "format": FORMAT}
    slugs: dict[int | None, str] = {}
    names: dict[int | None, str] = {}
    # From the top down: what a place stands under comes before it.
    for place in sorted(session.scalars(select(Place)), key=lambda place: (LEVELS.index(place.level), place.id)):
        slugs[place.id], names[place.id] = place.slug, place.name
        yield _without_empty(
            {
                "type": "place",
                **{name: getattr(place, name) for name in ("level", "name", "slug")},
                "district": slugs.get(place.district_id),
                "parent": slugs.get(place.parent_id),
            }
        )
    for page in session.scalars(select(Page).order_by(Page.id).execution_options(yield_per=CHUNK)):
        record = {"type": "page", **{name: getattr(page, name) for name in PAGE_COLUMNS}}
        record |= {"district": names.get(page.district_id, ""), "ingested_at": page.ingested_at.isoformat()}
        yield _without_empty(record)
    for article in _articles(session):
        yield _article(article, names)
    for row in session.scalars(select(Redirect).order_by(Redirect.old_id)):
        record = {"type": "redirect", "old_id": row.old_id, "article_id": row.article_id, "page_id": row.page_id}
        yield _without_empty(record)


def _articles(session: Session) -> Iterator[Article]:
    query = select(Article).order_by(Article.id).execution_options(yield_per=CHUNK)
    places = selectinload(Article.places).selectinload(ArticlePlace.place)
    for article in session.scalars(query.options(places, selectinload(Article.credits))):
        yield article
        session.expunge(article)


def _article(article: Article, names: dict[int | None, str]) -> dict[str, Any]:
    record: dict[str, Any] = {name: getattr(article, name) for name in ARTICLE_COLUMNS}
    record |= {"page": article.page_id, "district": names.get(article.district_id, "")}
    record |= {key: [c.name for c in article.credits if c.role == role] for role, key in NAMES.items()}
    record |= {key: [p.place.name for p in article.places if p.place.level == level] for level, key in PLACES.items()}
    return _without_empty({"type": "article", **record})


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value not in (None, "", [], {}, False)}

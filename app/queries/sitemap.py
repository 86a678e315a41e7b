"""Every permanent address, for search engines."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Article, Page, Place, Thread
from app.queries.results import PlaceRef

PART = 20_000
"""Ids in one part; a sitemap may have 50,000 addresses (sitemaps.org)."""


def count_parts(session: Session) -> int:
    """How many parts the articles have; each holds those of :data:`PART` ids in a row."""
    return -(-(session.scalar(select(func.max(Article.id))) or 0) // PART)


def article_ids(session: Session, part: int) -> Sequence[int]:
    """The articles of a part, from 1."""
    return session.scalars(select(Article.id).where(Article.id.between((part - 1) * PART + 1, part * PART))).all()


def page_ids(session: Session) -> Sequence[int]:
    """The newest newspaper pages, as many as one sitemap takes."""
    return session.scalars(select(Page.id).order_by(Page.id.desc()).limit(PART)).all()


def thread_slugs(session: Session) -> Sequence[str]:
    """The story threads, weightiest first."""
    return session.scalars(select(Thread.slug).order_by(Thread.score.desc()).limit(PART)).all()


def places(session: Session) -> tuple[PlaceRef, ...]:
    """All places."""
    rows = session.execute(select(Place.level, Place.name, Place.slug).order_by(Place.id).limit(PART))
    return tuple(PlaceRef(r.level, r.name, r.slug) for r in rows)

"""What changed in the archive and when, for libraries that harvest it (OAI-PMH)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, literal, select, tuple_, union_all
from sqlalchemy.orm import Session

from app.models import Article, Page, Place, Tombstone
from app.queries.results import ArticleRow, PlaceRef
from app.queries.rows import rows_by_id

BEGINNING = (dt.datetime(1970, 1, 1), 0)
"""Before every change."""


@dataclass(frozen=True, slots=True)
class Change:
    """An article as it now is, or that it is gone.  Times are UTC."""

    id: int
    at: dt.datetime
    article: ArticleRow | None  # None: deleted
    newspaper: str = ""
    edition: str = ""
    page_number: str = ""
    page_id: int | None = None
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Changes asked for: of these times, both included to the second, and of a district (its slug)."""

    since: dt.datetime | None = None
    until: dt.datetime | None = None
    district: str = ""


def read_changes(session: Session, span: Span, after: tuple[dt.datetime, int], limit: int) -> tuple[Change, ...]:
    """The changes next ``after`` this time and id, oldest first.

    An article that changes meanwhile goes to the end, so whoever reads on from the last change misses none.
    Deleted articles are of no district any more.
    """
    live = select(Article.changed_at.label("at"), Article.id.label("id"), literal(0).label("gone"))
    gone = select(Tombstone.deleted_at, Tombstone.article_id, literal(1))
    live = live.where(tuple_(Article.changed_at, Article.id) > after)
    gone = gone.where(tuple_(Tombstone.deleted_at, Tombstone.article_id) > after)
    if span.since:
        live, gone = live.where(Article.changed_at >= span.since), gone.where(Tombstone.deleted_at >= span.since)
    if span.until:
        end = span.until + dt.timedelta(seconds=1)
        live, gone = live.where(Article.changed_at < end), gone.where(Tombstone.deleted_at < end)
    if span.district:
        district = select(Place.id).where(Place.slug == span.district, Place.level == "district").scalar_subquery()
        live = live.where(Article.district_id == district)
    both = live if span.district else union_all(live, gone)
    found = session.execute(both.order_by("at", "id").limit(limit)).all()
    return _changes(session, [(row.id, row.at, bool(row.gone)) for row in found])


def read_change(session: Session, article_id: int) -> Change | None:
    """The article with this id, or that it is gone; None where it never was."""
    if at := session.scalar(select(Article.changed_at).where(Article.id == article_id)):
        return _changes(session, [(article_id, at, False)])[0]
    tombstone = session.get(Tombstone, article_id)
    return Change(article_id, tombstone.deleted_at, None) if tombstone else None


def first_change(session: Session) -> dt.datetime:
    """When the oldest record that is kept changed."""
    times = [session.scalar(select(func.min(column))) for column in (Article.changed_at, Tombstone.deleted_at)]
    return min((time for time in times if time), default=BEGINNING[0])


def read_districts(session: Session) -> tuple[PlaceRef, ...]:
    """The districts, by which articles may be harvested."""
    rows = session.execute(select(Place.name, Place.slug).where(Place.level == "district").order_by(Place.slug))
    return tuple(PlaceRef("district", row.name, row.slug, row.name) for row in rows)


def _changes(session: Session, found: Sequence[tuple[int, dt.datetime, bool]]) -> tuple[Change, ...]:
    ids = [id_ for id_, _, gone in found if not gone]
    articles = {row.id: row for row in rows_by_id(session, ids)}
    columns = (Article.id, Page.id, Page.newspaper, Page.edition, Page.page_number, Page.rights)
    statement = select(*columns).join(Page, Page.id == Article.page_id).where(Article.id.in_(ids))
    pages = {row[0]: row[1:] for row in session.execute(statement)}
    changes = []
    for id_, at, gone in found:
        page_id, newspaper, edition, page_number, rights = pages.get(id_, (None, "", "", "", ""))
        article = None if gone else articles[id_]
        changes.append(Change(id_, at, article, newspaper, edition, page_number, page_id, rights))
    return tuple(changes)

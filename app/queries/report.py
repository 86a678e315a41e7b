"""见报情况: what was printed about a street office in a period, as its staff reports it."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, func, select
from sqlalchemy.orm import Session

from app.models import Article, ArticlePlace, Credit, Page
from app.queries.places import find_standing
from app.queries.results import PlaceRef

MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One article of the report."""

    id: int
    title: str
    untitled: bool  # the title is the opening words
    kind: str
    date: str | None  # EDTF
    issued: str
    newspaper: str
    edition: str
    page_number: str
    byline: str  # names as credited
    length: int  # characters


@dataclass(frozen=True, slots=True)
class Report:
    """What was printed about a place from one day to another, oldest first."""

    place: PlaceRef
    district: PlaceRef | None
    since: dt.date
    until: dt.date
    total: int
    base: int  # all articles of the district in the period
    kinds: tuple[tuple[str, int], ...]  # most first
    rows: tuple[ReportRow, ...]  # at most MOST_ROWS

    @property
    def rate(self) -> float | None:
        """Articles per 100 of the district's, so that thin years do not mislead; None where there are none."""
        return 100 * self.total / self.base if self.base else None

    @property
    def length(self) -> int:
        """Characters of all articles."""
        return sum(row.length for row in self.rows)


def read_report(session: Session, slug: str, since: dt.date | None, until: dt.date | None) -> Report | None:
    """The report on the street office at an address; None where there is none.

    Without both days it covers the last year in which the street office was named.
    """
    at = find_standing(session, slug, ("street",))
    if at is None:
        return None
    since, until = _range(session, at.id, since, until)
    overlaps = (Article.earliest <= until, Article.latest >= since)
    base = select(func.count()).select_from(Article).where(Article.district_id == at.district_id, *overlaps)
    named = select(ArticlePlace.article_id).where(ArticlePlace.place_id == at.id)
    statement = (
        select(
            Article.id,
            Article.headline,
            Article.opening,
            Article.kind,
            Article.date,
            Article.issued,
            Article.length,
            Page.newspaper,
            Page.edition,
            Page.page_number,
        )
        .outerjoin(Page, Page.id == Article.page_id)
        .where(Article.id.in_(named), *overlaps)
        .order_by(Article.earliest, Article.id)
        .limit(MOST_ROWS)
    )
    records = session.execute(statement).all()
    names = _bylines(session, at.id)
    return Report(
        place=at.place,
        district=at.district,
        since=since,
        until=until,
        total=len(records),
        base=session.scalar(base) or 0,
        kinds=tuple(Counter(r.kind for r in records).most_common()),
        rows=tuple(_row(r, names.get(r.id, "")) for r in records),
    )


def _range(session: Session, place_id: int, since: dt.date | None, until: dt.date | None) -> tuple[dt.date, dt.date]:
    if since and until:
        return min(since, until), max(since, until)
    dated = select(func.max(Article.latest)).join(ArticlePlace, ArticlePlace.article_id == Article.id)
    last = session.scalar(dated.where(ArticlePlace.place_id == place_id)) or dt.date.today()
    until = until or dt.date(max(last.year, since.year if since else 0), 12, 31)
    return since or dt.date(until.year, 1, 1), until


def _bylines(session: Session, place_id: int) -> dict[int, str]:
    """The names credited by each article that names the place."""
    statement = (
        select(Credit.article_id, Credit.name)
        .join(ArticlePlace, ArticlePlace.article_id == Credit.article_id)
        .where(ArticlePlace.place_id == place_id)
        .order_by(Credit.article_id, Credit.position)
    )
    names: dict[int, dict[str, None]] = {}
    for r in session.execute(statement):
        names.setdefault(r.article_id, {})[r.name] = None
    return {article_id: "、".join(found) for article_id, found in names.items()}


def _row(r: Row[*tuple[Any, ...]], byline: str) -> ReportRow:
    return ReportRow(
        id=r.id,
        title=r.headline or r.opening,
        untitled=not r.headline,
        kind=r.kind,
        date=r.date,
        issued=r.issued,
        newspaper=r.newspaper or "",
        edition=r.edition or "",
        page_number=r.page_number or "",
        byline=byline,
        length=r.length,
    )

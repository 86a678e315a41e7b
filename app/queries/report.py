"""见报情况: what was printed about a street office in a period, as its staff reports it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from app.models import Article, Credit, Filing, Page
from app.queries.periods import count_place
from app.queries.places import find_standing
from app.queries.results import PlaceRef

MOST_ROWS = 10_000
"""Articles in a file to take away."""
PER_PAGE = 100
"""Articles on a page on screen."""


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
    length: int  # characters of all articles
    base: int  # all articles of the district in the period
    undated: int  # articles that name the place, of unknown day: in no period
    kinds: tuple[tuple[str, int], ...]  # most first
    years: tuple[int, ...]  # in which the place was named, newest first
    rows: tuple[ReportRow, ...]
    page: int
    per_page: int

    @property
    def rate(self) -> float | None:
        """Articles per 100 of the district's, so that thin years do not mislead; None where there are none."""
        return 100 * self.total / self.base if self.base else None

    @property
    def pages(self) -> int:
        """How many pages the list has; at least one."""
        return max(1, -(-self.total // self.per_page))


def read_report(
    session: Session,
    slug: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
    page: int = 1,
    per_page: int = PER_PAGE,
) -> Report | None:
    """The report on the street office at an address; None where there is none.

    A day that is not given is that of the last year in which the street office was named.
    """
    at = find_standing(session, slug, ("street",))
    if at is None:
        return None
    counts = count_place(session, at.id)
    since, until = _range(counts.years[0].year if counts.years else dt.date.today().year, since, until)
    overlaps = (Filing.earliest <= until, Filing.latest >= since)
    kinds = session.execute(
        select(Filing.kind, func.count().label("n"), func.sum(Filing.length).label("length"))
        .where(Filing.place_id == at.id, *overlaps)
        .group_by(Filing.kind)
        .order_by(func.count().desc(), Filing.kind)
    ).all()
    base = select(func.count()).select_from(Filing).where(Filing.place_id == at.district_id, *overlaps)
    listed = _listing().where(Filing.place_id == at.id, *overlaps).order_by(Filing.earliest, Filing.article_id)
    return Report(
        place=at.place,
        district=at.district,
        since=since,
        until=until,
        total=sum(r.n for r in kinds),
        length=sum(r.length for r in kinds),
        base=session.scalar(base) or 0,
        undated=counts.undated,
        kinds=tuple((r.kind, r.n) for r in kinds),
        years=tuple(year.year for year in counts.years if year.count),
        rows=_rows(session, listed.offset((page - 1) * per_page).limit(per_page)),
        page=page,
        per_page=per_page,
    )


def _range(year: int, since: dt.date | None, until: dt.date | None) -> tuple[dt.date, dt.date]:
    """Both days in order; one that is missing is the first or last day of the other's year, or of ``year``."""
    since = since or dt.date(until.year if until else year, 1, 1)
    until = until or dt.date(max(year, since.year), 12, 31)
    return min(since, until), max(since, until)


def _listing() -> Select[*tuple[Any, ...]]:
    columns = (
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
    filed = select(*columns).join_from(Filing, Article, Article.id == Filing.article_id)
    return filed.outerjoin(Page, Page.id == Article.page_id)


def _rows(session: Session, statement: Select[*tuple[Any, ...]]) -> tuple[ReportRow, ...]:
    records = session.execute(statement).all()
    names = _bylines(session, [r.id for r in records])
    return tuple(_row(r, names.get(r.id, "")) for r in records)


def _bylines(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The names that each article credits, without repeats."""
    statement = select(Credit.article_id, Credit.name).where(Credit.article_id.in_(ids))
    names: dict[int, dict[str, None]] = {}
    for r in session.execute(statement.order_by(Credit.article_id, Credit.position)):
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

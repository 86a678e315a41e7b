"""The calendar of the holdings: which pages the archive has, lacks and doubts."""

import calendar
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session, aliased

from app.models import Holding, Page, Place
from app.queries.results import PlaceRef


@dataclass(frozen=True, slots=True)
class HeldPage:
    """A page that the archive has, and the days on which it may have been printed."""

    id: int
    source_name: str
    newspaper: str
    edition: str
    page_number: str
    district: PlaceRef | None
    issued: str  # EDTF
    since: dt.date | None  # none: no year was found
    until: dt.date | None
    doubtful: bool  # its year is inferred rather than printed, or its day rests on its articles' alone
    articles: int


@dataclass(frozen=True, slots=True)
class HeldMonth:
    """What the archive has of a month."""

    month: str  # YYYY-MM
    pages: int
    doubtful: int  # of these pages
    articles: int
    missing: bool  # nothing here, though there are pages of earlier and of later months


@dataclass(frozen=True, slots=True)
class HeldYear:
    """What the archive has of a year, January first."""

    year: int
    months: tuple[HeldMonth, ...]  # twelve

    @property
    def missing(self) -> int:
        """Months of which nothing is here, between the first and the last month of the holdings."""
        return sum(month.missing for month in self.months)


@dataclass(frozen=True, slots=True)
class HoldingsView:
    """The years that the archive covers, newest first, none left out, and the pages that no year was found for."""

    pages: int
    doubtful: int
    since: dt.date | None
    until: dt.date | None
    years: tuple[HeldYear, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class _Group:
    """The pages whose printing lies between the same two months."""

    first: str  # YYYY-MM
    last: str
    doubtful: bool
    since: dt.date | None
    until: dt.date | None
    pages: int
    articles: int


def read_calendar(session: Session, district_id: int | None = None) -> HoldingsView:
    """The calendar of the archive, or of one district's pages; one statement."""
    since, until = func.strftime("%Y-%m", Holding.since), func.strftime("%Y-%m", Holding.until)
    columns = (func.min(Holding.since), func.max(Holding.until), func.count(), func.sum(Holding.articles))
    statement = select(since.label("first"), until.label("last"), Holding.doubtful, *columns)
    grouped = _narrowed(statement.group_by(since, until, Holding.doubtful), district_id)
    held = [_Group(*r) for r in session.execute(grouped)]
    dated = [group for group in held if group.since]
    sums: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for group in dated:
        for month in _months(group.first, group.last):
            for i, n in enumerate((group.pages, group.pages * group.doubtful, group.articles)):
                sums[month][i] += n
    first, last = (min(sums), max(sums)) if sums else ("", "")
    span = range(int(first[:4]), int(last[:4]) + 1) if sums else range(0)
    return HoldingsView(
        pages=sum(group.pages for group in held),
        doubtful=sum(group.pages for group in held if group.doubtful),
        since=min((group.since for group in dated if group.since), default=None),
        until=max((group.until for group in dated if group.until), default=None),
        years=tuple(HeldYear(y, tuple(_month(f"{y:04}-{m:02}", sums, first, last) for m in range(1, 13)))
                    for y in reversed(span)),
        undated=sum(group.pages for group in held if not group.since),
    )  # fmt: skip


def count_held_pages(session: Session, period: str = "", district_id: int | None = None) -> int:
    """How many pages :func:`read_held_pages` has."""
    return session.scalar(_narrowed(select(func.count()).where(*_within(period)), district_id)) or 0


def read_held_pages(
    session: Session, period: str | None = "", district_id: int | None = None, limit: int | None = None
) -> tuple[HeldPage, ...]:
    """The pages of a month ``YYYY-MM`` or a year ``YYYY`` in order of time; ``""``: of no known year, None: all."""
    district = aliased(Place)
    statement = (
        select(
            Page.id,
            Page.source_name,
            Page.newspaper,
            Page.edition,
            Page.page_number,
            district.name.label("district"),
            district.slug,
            Page.issued,
            Holding.since,
            Holding.until,
            Holding.doubtful,
            Holding.articles,
        )
        .join(Holding, Page.id == Holding.page_id)
        .outerjoin(district, district.id == Holding.district_id)
        .where(*_within(period))
        .order_by(Holding.since.nulls_last(), Page.page_number, Page.id)
        .limit(limit)
    )
    return tuple(_page(r) for r in session.execute(_narrowed(statement, district_id)))


def _within(period: str | None) -> tuple[ColumnElement[bool], ...]:
    if period is None:
        return ()
    if not period:
        return (Holding.since.is_(None),)
    first, last = _days(period)
    return Holding.since <= last, Holding.until >= first


def _page(r: Row[*tuple[Any, ...]]) -> HeldPage:
    return HeldPage(
        id=r.id,
        source_name=r.source_name,
        newspaper=r.newspaper,
        edition=r.edition,
        page_number=r.page_number,
        district=PlaceRef("district", r.district, r.slug, r.district) if r.district else None,
        issued=r.issued,
        since=r.since,
        until=r.until,
        doubtful=r.doubtful,
        articles=r.articles,
    )


def _narrowed(statement: Select[*tuple[Any, ...]], district_id: int | None) -> Select[*tuple[Any, ...]]:
    return statement if district_id is None else statement.where(Holding.district_id == district_id)


def _month(month: str, sums: dict[str, list[int]], first: str, last: str) -> HeldMonth:
    pages, doubtful, articles = sums.get(month, (0, 0, 0))
    return HeldMonth(month, pages, doubtful, articles, missing=not pages and first < month < last)


def _months(first: str, last: str) -> Iterator[str]:
    for number in range(int(first[:4]) * 12 + int(first[5:]) - 1, int(last[:4]) * 12 + int(last[5:])):
        yield f"{number // 12:04}-{number % 12 + 1:02}"


def _days(period: str) -> tuple[dt.date, dt.date]:
    year = int(period[:4])
    first, last = (int(period[5:]),) * 2 if len(period) > 4 else (1, 12)
    return dt.date(year, first, 1), dt.date(year, last, calendar.monthrange(year, last)[1])

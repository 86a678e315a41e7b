"""A district, a street office or another place through time: counts by month, and the articles of one period."""

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article
from app.queries.counts import Filing, MonthCount, count_by_month
from app.queries.results import ArticleRow
from app.queries.rows import rows_by_id

PER_PAGE = 100
"""Articles of a period on one page."""


@dataclass(frozen=True, slots=True)
class Period:
    """A year, or a month of it."""

    year: int
    month: int | None = None

    @property
    def since(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, 1)

    @property
    def until(self) -> dt.date:
        """Its last day."""
        month = self.month or 12
        return dt.date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return f"{self.year:04}" if self.month is None else f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True)
class Year:
    """A year and the numbers of its articles by month, January first."""

    year: int
    months: tuple[int, ...]  # twelve

    @property
    def count(self) -> int:
        """All articles of the year."""
        return sum(self.months)


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day, or of the days between two where the day is known no better."""

    since: dt.date
    until: dt.date
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The articles of a month by day, newest first; an interval stands under its first day."""

    year: int
    month: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All years of a list, and the articles of one period of them."""

    years: tuple[Year, ...]
    undated: int
    period: Period | None  # None where nothing is dated
    total: int  # articles in the period
    page: int
    months: tuple[Month, ...]

    @property
    def count(self) -> int:
        """All articles, dated or not."""
        return self.undated + sum(year.count for year in self.years)

    @property
    def most(self) -> int:
        """The articles of the fullest month; at least one."""
        return max((count for year in self.years for count in year.months), default=1)

    @property
    def pages(self) -> int:
        """How many pages the list of the period has; at least one."""
        return max(1, -(-self.total // PER_PAGE))

    @property
    def before(self) -> Period | None:
        """The last period of the same length before this one that has articles."""
        here = str(self.period)
        return next((p for p in self._periods() if str(p) < here), None)

    @property
    def after(self) -> Period | None:
        """The first period of the same length after this one that has articles."""
        here = str(self.period)
        return next((p for p in reversed(self._periods()) if str(p) > here), None)

    def _periods(self) -> list[Period]:
        """Newest first."""
        if self.period is None or self.period.month is None:
            return [Period(year.year) for year in self.years]
        return [Period(year.year, month) for year in self.years for month in range(12, 0, -1) if year.months[month - 1]]


def years(counts: Sequence[MonthCount]) -> tuple[Year, ...]:
    """The counts as years of twelve months, newest first; undated articles are left out."""
    found: dict[int, list[int]] = {}
    for entry in counts:
        if entry.month:
            year, month = map(int, entry.month.split("-"))
            found.setdefault(year, [0] * 12)[month - 1] += entry.count
    return tuple(Year(year, tuple(found[year])) for year in sorted(found, reverse=True))


def read_timeline(session: Session, filing: Filing, period: Period | None, page: int) -> Timeline:
    """The articles of a filing through time; without a period the last year that has articles."""
    counts = count_by_month(session, filing)
    by_year = years(counts)
    period = period or (Period(by_year[0].year) if by_year else None)
    return Timeline(
        years=by_year,
        undated=sum(entry.count for entry in counts if not entry.month),
        period=period,
        total=sum(entry.count for entry in counts if period and entry.month.startswith(str(period))),
        page=page,
        months=_read_months(session, filing, period, page) if period else (),
    )


def _read_months(session: Session, filing: Filing, period: Period, page: int) -> tuple[Month, ...]:
    """The articles whose day begins in the period, newest first."""
    statement = filing.narrow(select(Article.id, Article.earliest, Article.latest))
    statement = statement.where(Article.earliest.between(period.since, period.until))
    statement = statement.order_by(Article.earliest.desc(), Article.latest, Article.id)
    dated = session.execute(statement.offset((page - 1) * PER_PAGE).limit(PER_PAGE)).all()
    rows = {row.id: row for row in rows_by_id(session, [r.id for r in dated])}
    days = [
        Day(since, until, tuple(rows[r.id] for r in group))
        for (since, until), group in groupby(dated, key=lambda r: (r.earliest, r.latest))
    ]
    months = groupby(days, key=lambda day: (day.since.year, day.since.month))
    return tuple(Month(year, month, tuple(group)) for (year, month), group in months)

"""A place through time: counts by year and month, and the articles of one period of them."""

import calendar
import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.models import Article, Filing
from app.queries.periods import Counts, YearCounts
from app.queries.results import ArticleRow
from app.queries.rows import listing, read_dated, read_rows

PER_PAGE = 60
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


ALWAYS = (dt.date.min, dt.date.max)
UNDATED = "undated"
"""Stands where a period would: the articles whose day is unknown."""


@dataclass(frozen=True, slots=True)
class Day:
    """The articles of one day, or of the days between two where the day is known no better."""

    since: dt.date
    until: dt.date
    articles: tuple[ArticleRow, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The articles of a month by day, newest first."""

    year: int
    month: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """All years of a list, and the articles of one period of them."""

    counts: Counts
    period: Period | None  # None: all articles, or those whose day is unknown
    page: int
    months: tuple[Month, ...]
    undated: tuple[ArticleRow, ...] = ()  # where there is no period
    whole: bool = False  # all articles, as they are few

    @property
    def years(self) -> tuple[YearCounts, ...]:
        """The years that have articles, newest first."""
        return tuple(year for year in self.counts.years if year.count)

    @property
    def few(self) -> bool:
        """Whether one page holds all articles."""
        return self.counts.total <= PER_PAGE

    @property
    def year(self) -> YearCounts | None:
        """The year of the period; None where it has no articles."""
        return next((year for year in self.years if self.period and year.year == self.period.year), None)

    @property
    def total(self) -> int:
        """The articles of the period."""
        if self.whole:
            return self.counts.total
        return self.counts.within(str(self.period)) if self.period else self.counts.undated

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
        here = str(self.period or "")
        return next((p for p in self._periods() if str(p) < here), None)

    @property
    def after(self) -> Period | None:
        """The first period of the same length after this one that has articles."""
        here = str(self.period or "9999")
        return next((p for p in reversed(self._periods()) if str(p) > here), None)

    def _periods(self) -> list[Period]:
        """Newest first."""
        if self.whole:
            return []
        if self.period is None or self.period.month is None:
            return [Period(year.year) for year in self.years]
        return [Period(year.year, month) for year in self.years for month in range(12, 0, -1) if year.months[month - 1]]


def read_timeline(
    session: Session, place_id: int, kind: str, counts: Counts, period: Period | str | None, page: int
) -> Timeline:
    """The articles of a place in a period, or those :data:`UNDATED`.

    Without a period: all, if one page holds them, else the last year with articles.  ``counts`` are those of the
    place and kind.
    """
    filed = select(Filing.article_id).where(Filing.place_id == place_id, *([Filing.kind == kind] if kind else []))
    if period is None and counts.years:
        if counts.total <= PER_PAGE and page == 1:
            undated = _read_undated(session, filed, 1) if counts.undated else ()
            return Timeline(counts, None, 1, _read_months(session, filed, ALWAYS, 1), undated, whole=True)
        period = Period(counts.years[0].year)
    if isinstance(period, Period):
        return Timeline(counts, period, page, _read_months(session, filed, (period.since, period.until), page))
    return Timeline(counts, None, page, (), _read_undated(session, filed, page))


def _read_undated(session: Session, filed: Select[int], page: int) -> tuple[ArticleRow, ...]:
    undated = filed.where(Filing.earliest.is_(None)).order_by(Filing.article_id.desc())
    return read_rows(session, listing().where(Article.id.in_(_cut(undated, page))).order_by(Article.id.desc()))


def _read_months(session: Session, filed: Select[int], days: tuple[dt.date, dt.date], page: int) -> tuple[Month, ...]:
    """The articles whose days overlap those from one to another, newest first.

    An interval that began before stands under the first month.
    """
    since, until = days
    within = filed.where(Filing.earliest <= until, Filing.latest >= since)
    within = _cut(within.order_by(Filing.earliest.desc(), Filing.latest, Filing.article_id), page)
    shown = listing().where(Article.id.in_(within)).order_by(Article.earliest.desc(), Article.latest, Article.id)
    dated = read_dated(session, shown)
    found = [
        Day(first, last, tuple(entry.row for entry in group))
        for (first, last), group in groupby(dated, key=lambda entry: (entry.since, entry.until))
        if first and last
    ]
    months = groupby(found, key=lambda day: (max(day.since, since).year, max(day.since, since).month))
    return tuple(Month(year, month, tuple(group)) for (year, month), group in months)


def _cut(statement: Select[int], page: int) -> Select[int]:
    return statement.offset((page - 1) * PER_PAGE).limit(PER_PAGE)

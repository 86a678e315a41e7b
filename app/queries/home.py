"""The front page: what the archive holds, its districts, its latest articles."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import Article, Page
from app.queries.counts import PlaceCount, count_by_district
from app.queries.periods import Counts, count_archive, count_kinds
from app.queries.results import ArticleRow, FacetValue
from app.queries.rows import listing, read_rows
from app.queries.threads import ThreadRow, top_threads


@dataclass(frozen=True, slots=True)
class Holdings:
    """The size of the archive; the days are those of its first and last dated article."""

    pages: int
    articles: int
    undated: int
    since: dt.date | None
    until: dt.date | None


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the front page shows."""

    holdings: Holdings
    months: tuple[FacetValue, ...]  # how many articles of each month, as a search counts them
    districts: tuple[PlaceCount, ...]
    kinds: tuple[tuple[str, int], ...]  # values.Kind and its articles, most first
    threads: tuple[ThreadRow, ...]
    latest: tuple[ArticleRow, ...]


def read_home(session: Session, latest: int = 12) -> HomeView:
    """The front page with so many of the latest articles."""
    statement = listing().order_by(Article.earliest.desc(), Article.id.desc())
    counts = count_archive(session)
    return HomeView(
        holdings=read_holdings(session, counts),
        months=tuple(
            FacetValue(month, month, n)
            for year in counts.years
            for month, n in ((f"{year.year:04}-{m:02}", n) for m, n in enumerate(year.months, start=1))
            if n
        ),
        districts=count_by_district(session),
        kinds=count_kinds(session),
        threads=top_threads(session),
        latest=read_rows(session, statement.limit(latest)),
    )


def read_holdings(session: Session, counts: Counts) -> Holdings:
    """The size of the archive, whose articles ``counts`` counts."""
    # Each as a statement of its own within one: SQLite answers min and max from the index only when asked alone.
    r = session.execute(
        select(
            select(func.count()).select_from(Page).scalar_subquery().label("pages"),
            select(func.min(Article.earliest)).scalar_subquery().label("since"),
            select(func.max(Article.earliest)).scalar_subquery().label("until"),
        )
    ).one()
    return Holdings(r.pages, counts.total, counts.undated, r.since, r.until)

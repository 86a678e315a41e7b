"""Articles by period: of the archive, of its places, of the people credited; street offices named together.

Each count is one streaming pass over narrow columns, so memory grows with places × months, not with articles.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from app.digest.tables import Tables
from app.models import Article, ArticlePlace, Credit, CreditCount, Neighbour, PeriodCount, Place, PlaceCount

ALL, UNDATED = "all", "undated"
_DAYS = (Article.earliest, Article.latest)


@lru_cache(maxsize=4096)
def periods(earliest: dt.date | None, latest: dt.date | None) -> tuple[str, ...]:
    """All periods that the days overlap: ``all``, every year ``YYYY`` and month ``YYYY-MM``; or ``undated``."""
    if earliest is None or latest is None:
        return (ALL, UNDATED)
    first, last = earliest.year * 12 + earliest.month - 1, latest.year * 12 + latest.month - 1
    months = (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))
    years = (f"{year:04}" for year in range(earliest.year, latest.year + 1))
    return (ALL, *years, *months)


def count_all(session: Session) -> Tables:
    """The rows of the count tables."""
    archive = _count(session, select(*_DAYS, Article.kind))
    districts = select(*_DAYS, Article.district_id, Article.kind).where(Article.district_id.is_not(None))
    named = select(*_DAYS, ArticlePlace.place_id, Article.kind).join(Article, Article.id == ArticlePlace.article_id)
    places = _count(session, districts) + _count(session, named)
    # One article may credit a person twice in a role (photograph and text of two hands); it counts once.
    once = select(Credit.article_id, Credit.name, Credit.role).distinct().subquery()
    credited = select(*_DAYS, once.c.name, once.c.role).join(once, once.c.article_id == Article.id)
    return {
        PeriodCount: _rows(("kind", "period"), archive),
        PlaceCount: _rows(("place_id", "kind", "period"), places),
        CreditCount: _rows(("name", "role", "period"), _count(session, credited)),
        Neighbour: _rows(("place_id", "other_id"), _neighbours(session)),
    }


def _count(session: Session, statement: Select[*tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    """Rows of (earliest, latest, subject…) as counts by (subject…, period)."""
    counts: Counter[tuple[Any, ...]] = Counter()
    for earliest, latest, *subject in session.execute(statement.execution_options(yield_per=10_000)):
        for period in periods(earliest, latest):
            counts[(*subject, period)] += 1
    return counts


def _neighbours(session: Session) -> Counter[tuple[Any, ...]]:
    one, other, place, other_place = aliased(ArticlePlace), aliased(ArticlePlace), aliased(Place), aliased(Place)
    statement = (
        select(one.place_id, other.place_id, func.count())
        .join(other, (other.article_id == one.article_id) & (other.place_id != one.place_id))
        .join(place, (place.id == one.place_id) & (place.level == "street"))
        .join(other_place, (other_place.id == other.place_id) & (other_place.level == "street"))
        .group_by(one.place_id, other.place_id)
    )
    return Counter({(a, b): n for a, b, n in session.execute(statement)})


def _rows(keys: Iterable[str], counts: Counter[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [{**dict(zip(keys, key, strict=True)), "count": n} for key, n in sorted(counts.items())]

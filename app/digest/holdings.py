"""Which pages the archive holds and when they may have been printed; which articles have a day to remember."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.digest.tables import Tables
from app.models import Anniversary, Article, Holding, Page
from app.search.days import read_period

_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")


def hold_all(session: Session) -> Tables:
    """The rows of the holdings and of the anniversaries."""
    return {Holding: list(_holdings(session)), Anniversary: list(_anniversaries(session))}


def printed(issued: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an EDTF day, month, year, or interval of them, ``?`` left aside; None for others."""
    parts = [read_period(part) for part in issued.replace("?", "").split("/")]
    first, last = parts[0], parts[-1]
    return (first.since, last.until) if first and last and first.since and last.until else None


def _holdings(session: Session) -> Iterator[dict[str, Any]]:
    days = (func.min(Article.earliest), func.max(Article.latest), func.count())
    articles = {r[0]: r[1:] for r in session.execute(select(Article.page_id, *days).group_by(Article.page_id))}
    pages = select(Page.id, Page.district_id, Page.issued, Page.year_certain).order_by(Page.id)
    for page_id, district_id, issued, certain in session.execute(pages):
        earliest, latest, count = articles.get(page_id, (None, None, 0))
        by_page = printed(issued)
        since, until = by_page or (earliest, latest)
        yield {
            "page_id": page_id,
            "district_id": district_id,
            "since": since,
            "until": until,
            "doubtful": not certain or by_page is None,
            "articles": count,
        }


def _anniversaries(session: Session) -> Iterator[dict[str, Any]]:
    """Articles whose day is known; the day of printing is no event."""
    statement = select(Article.id, Article.date, Article.earliest, Article.latest).where(Article.date.is_not(None))
    for article_id, date, earliest, latest in session.execute(statement.execution_options(yield_per=10_000)):
        if yearless := _YEARLESS.fullmatch(date or ""):
            yield {"article_id": article_id, "day": yearless[1], "year": None}
        elif earliest is not None and earliest == latest:
            yield {"article_id": article_id, "day": f"{earliest:%m-%d}", "year": earliest.year}

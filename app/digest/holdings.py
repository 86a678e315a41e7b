"""Which pages the archive holds and when they may have been printed; which articles have a day to remember."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.digest.tables import write
from app.models import Anniversary, Article, Holding, Page
from app.search.days import read_period

_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")


def hold(session: Session, page_ids: Sequence[int]) -> None:
    """Write the holdings of these pages again."""
    session.execute(delete(Holding).where(Holding.page_id.in_(page_ids)))
    write(session, Holding, _holdings(session, page_ids))


def remember(session: Session, article_ids: Sequence[int], dated: Iterable[tuple[int, str | None, Any, Any]]) -> None:
    """Write the anniversaries of these articles again; of those that are there: id, EDTF date, earliest, latest."""
    session.execute(delete(Anniversary).where(Anniversary.article_id.in_(article_ids)))
    write(session, Anniversary, _anniversaries(dated))


def printed(issued: str) -> tuple[dt.date, dt.date] | None:
    """First and last day of an EDTF day, month, year, or interval of them, ``?`` left aside; None for others."""
    parts = [read_period(part) for part in issued.replace("?", "").split("/")]
    first, last = parts[0], parts[-1]
    return (first.since, last.until) if first and last and first.since and last.until else None


def _holdings(session: Session, page_ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    days = (func.min(Article.earliest), func.max(Article.latest), func.count())
    held = select(Article.page_id, *days).where(Article.page_id.in_(page_ids)).group_by(Article.page_id)
    articles = {r[0]: r[1:] for r in session.execute(held)}
    pages = select(Page.id, Page.district_id, Page.issued, Page.year_certain).where(Page.id.in_(page_ids))
    for page_id, district_id, issued, certain in session.execute(pages.order_by(Page.id)):
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


def _anniversaries(dated: Iterable[tuple[int, str | None, Any, Any]]) -> Iterator[dict[str, Any]]:
    """Articles whose day is known; the day of printing is no event."""
    for article_id, date, earliest, latest in dated:
        if yearless := _YEARLESS.fullmatch(date or ""):
            yield {"article_id": article_id, "day": yearless[1], "year": None}
        elif date and earliest is not None and earliest == latest:
            yield {"article_id": article_id, "day": f"{earliest:%m-%d}", "year": earliest.year}

"""The newspaper pages before and after one, in the time of its district."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select, tuple_
from sqlalchemy.orm import Session

from app.models import Holding, Page


@dataclass(frozen=True, slots=True)
class PageLink:
    """A newspaper page as a link."""

    id: int
    newspaper: str
    edition: str
    page_number: str
    issued: str  # EDTF or ""


def pages_beside(session: Session, page_id: int) -> tuple[PageLink | None, PageLink | None]:
    """The page printed before and the page printed after; by number in the archive where the first day is the same."""
    here = session.execute(select(Holding.district_id, Holding.since).where(Holding.page_id == page_id)).one_or_none()
    if here is None or here.since is None:
        return None, None
    columns = (Page.id, Page.newspaper, Page.edition, Page.page_number, Page.issued)
    same = select(*columns).join(Holding, Holding.page_id == Page.id).where(Holding.district_id == here.district_id)
    key, place = tuple_(Holding.since, Holding.page_id), tuple_(here.since, page_id)
    earlier = same.where(key < place).order_by(Holding.since.desc(), Holding.page_id.desc())
    later = same.where(key > place).order_by(Holding.since, Holding.page_id)
    return _first(session, earlier), _first(session, later)


def _first(session: Session, statement: Select[*tuple[Any, ...]]) -> PageLink | None:
    found = session.execute(statement.limit(1)).one_or_none()
    return PageLink(*found) if found else None

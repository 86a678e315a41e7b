"""Where articles were printed, for lists to take away: a reference needs paper, section and page number."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article, Page


class Printed(NamedTuple):
    """Of a newspaper page what a reference names; "" for what is not known."""

    newspaper: str
    edition: str
    page_number: str


NOWHERE = Printed("", "", "")
"""Of an article that came without its page."""


def printed_on(session: Session, ids: Sequence[int]) -> dict[int, Printed]:
    """By article, where it was printed."""
    columns = (Article.id, Page.newspaper, Page.edition, Page.page_number)
    statement = select(*columns).join(Page, Page.id == Article.page_id).where(Article.id.in_(ids))
    return {id_: Printed(*page) for id_, *page in session.execute(statement)}

"""The articles as the digest reads them: streamed in the order of their ids, narrow, texts by role."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article

TITLES = frozenset({"kicker", "headline", "deck"})
SUBTITLES = frozenset({"section"})
UNREAD = frozenset({"byline", "column"})
"""A column's label recurs by its nature, and a byline tells no story."""


@dataclass(frozen=True, slots=True)
class Info:
    """What threads need to know of an article beside its text."""

    id: int
    page_id: int | None
    earliest: dt.date | None
    latest: dt.date | None
    district_id: int | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A title, a paragraph, a caption: its role and its text as printed."""

    role: str
    text: str


def read_articles(session: Session) -> Iterator[tuple[Info, list[Passage]]]:
    """All articles."""
    columns = (Article.id, Article.page_id, Article.earliest, Article.latest, Article.district_id, Article.blocks)
    statement = select(*columns).order_by(Article.id).execution_options(yield_per=500)
    for *info, blocks in session.execute(statement):
        yield Info(*info), [Passage(b["role"], b["text"]) for b in blocks if b["role"] not in UNREAD]

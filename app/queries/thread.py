"""One story thread: its articles in time, and the figures that they state."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article, Thread, ThreadArticle, ThreadFigure, ThreadRedirect
from app.queries.results import ArticleRow
from app.queries.rows import rows_by_id
from app.queries.threads import ThreadRow, thread_rows

PER_PAGE = 60
"""Articles of a thread on one page."""


@dataclass(frozen=True, slots=True)
class ThreadEntry:
    """An article of a thread; ``weight`` from 0 (mentions it) to 1 (is about nothing else)."""

    article: ArticleRow
    since: dt.date | None
    until: dt.date | None
    weight: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that an article states."""

    article_id: int
    since: dt.date | None  # the article's day
    label: str  # what it measures, from the words before it: 总投资; "" where they say nothing
    text: str  # as printed: 30亿元, 1.8万余人
    number: float  # 3000000000.0, in the base unit
    unit: str  # 元
    approximate: bool  # 余, 多, 近, 约
    sentence: str


@dataclass(frozen=True, slots=True)
class FigureGroup:
    """The figures of one unit in order of time, to be read side by side."""

    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """What the page of a thread shows."""

    row: ThreadRow
    entries: tuple[ThreadEntry, ...]  # of the page, oldest first, undated ones last
    figures: tuple[FigureGroup, ...]  # the units with most figures first
    days: tuple[dt.date | None, ...]  # first days of all its articles in their order
    page: int
    pages: int


def read_thread(
    session: Session, slug: str, page: int = 1, per_page: int = PER_PAGE, *, newest: bool = False
) -> ThreadView | None:
    """The thread at an address, a page of its articles; None where there is none (see :func:`thread_successor`).

    With ``newest`` the pages go from the end to the beginning.
    """
    thread_id = session.scalar(select(Thread.id).where(Thread.slug == slug))
    if thread_id is None:
        return None
    order = ThreadArticle.position.desc() if newest else ThreadArticle.position
    statement = select(ThreadArticle.article_id, ThreadArticle.weight, Article.earliest, Article.latest)
    statement = statement.join(Article, Article.id == ThreadArticle.article_id)
    found = session.execute(statement.where(ThreadArticle.thread_id == thread_id).order_by(order)).all()
    shown = found[(page - 1) * per_page : page * per_page]
    rows = {row.id: row for row in rows_by_id(session, [r.article_id for r in shown])}
    entries = tuple(ThreadEntry(rows[r.article_id], r.earliest, r.latest, r.weight) for r in shown)
    (row,) = thread_rows(session, select(Thread).where(Thread.id == thread_id))
    days = {r.article_id: r.earliest for r in found}
    figures = _figures(session, thread_id, days)
    return ThreadView(row, entries, figures, tuple(days.values()), page, max(1, -(-len(found) // per_page)))


def thread_successor(session: Session, slug: str) -> str | None:
    """The address of the thread that a former one was merged into."""
    statement = select(Thread.slug).join(ThreadRedirect, ThreadRedirect.thread_id == Thread.id)
    return session.scalar(statement.where(ThreadRedirect.slug == slug))


def _figures(session: Session, thread_id: int, days: dict[int, dt.date | None]) -> tuple[FigureGroup, ...]:
    statement = select(ThreadFigure).where(ThreadFigure.thread_id == thread_id).order_by(ThreadFigure.position)
    figures = [
        Figure(f.article_id, days.get(f.article_id), f.label, f.text, f.number, f.unit, f.approximate, f.sentence)
        for f in session.scalars(statement)
    ]
    grouped = groupby(sorted(figures, key=lambda f: f.unit), key=lambda f: f.unit)
    groups = [FigureGroup(unit, tuple(group)) for unit, group in grouped]
    return tuple(sorted(groups, key=lambda group: (-len(group.figures), group.unit)))

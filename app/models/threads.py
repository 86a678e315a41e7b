"""What is woven from all articles: story threads with their figures, similar articles, topics."""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import ARTICLE, Base


class Thread(Base):
    """What returns over the months: a project, a campaign, a festival, a place."""

    __tablename__ = "threads"
    __table_args__ = (Index("ix_threads_score", "score"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)  # permanent address
    name: Mapped[str]
    terms: Mapped[list[str]] = mapped_column(JSON)  # what its articles were found by; the name first
    score: Mapped[float]
    count: Mapped[int]  # articles
    since: Mapped[dt.date | None]  # first and last day of its articles; none: no day is known
    until: Mapped[dt.date | None]
    fingerprint: Mapped[str]  # of all that its rows are made from: the same again is left alone


class ThreadArticle(Base):
    """An article of a thread; ``weight`` from 0 (mentions it) to 1 (is about nothing else)."""

    __tablename__ = "thread_articles"
    __table_args__ = (Index("ix_thread_articles_article_id", "article_id"), {"sqlite_with_rowid": False})

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)  # in time, undated ones last
    article_id: Mapped[int] = mapped_column(ForeignKey(ARTICLE, ondelete="CASCADE"))
    weight: Mapped[float]


class ThreadPlace(Base):
    """A district or street office of a thread, and how many of the thread's articles are about it."""

    __tablename__ = "thread_places"
    __table_args__ = (Index("ix_thread_places_place_id", "place_id"), {"sqlite_with_rowid": False})

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"), primary_key=True)
    count: Mapped[int]


class ThreadFigure(Base):
    """A figure that an article of a thread states."""

    __tablename__ = "thread_figures"
    __table_args__ = (Index("ix_thread_figures_article_id", "article_id"), {"sqlite_with_rowid": False})

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey(ARTICLE, ondelete="CASCADE"))
    label: Mapped[str]  # what it measures, from the words before it: 总投资; "" where they say nothing
    text: Mapped[str]  # as printed: 30亿元, 近百户
    number: Mapped[float]  # in `unit`
    unit: Mapped[str]  # the base unit: 元, 户, 平方米
    approximate: Mapped[bool]
    sentence: Mapped[str]


class ThreadRedirect(Base):
    """A former address of a thread, and the thread that answers for it now; none: the thread ended."""

    __tablename__ = "thread_redirects"

    slug: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id", ondelete="SET NULL"))


class Similar(Base):
    """The articles that share rare terms with an article, nearest first.

    One row an article: a row for each pair would be most of what a refresh writes.
    """

    __tablename__ = "similar"

    article_id: Mapped[int] = mapped_column(ForeignKey(ARTICLE, ondelete="CASCADE"), primary_key=True)
    others: Mapped[list[list[Any]]] = mapped_column(JSON)  # [article id, cosine 0..1, [the heaviest shared terms]]


class Topic(Base):
    """The terms that set an article, a place or a period apart from the rest of the archive, strongest first."""

    __tablename__ = "topics"
    __table_args__ = ({"sqlite_with_rowid": False},)

    scope: Mapped[str] = mapped_column(primary_key=True)  # "article", "place", "period"
    subject: Mapped[str] = mapped_column(primary_key=True)  # an article's or place's id, a period
    terms: Mapped[list[list[Any]]] = mapped_column(JSON)  # [term, articles of the subject that hold it, score]

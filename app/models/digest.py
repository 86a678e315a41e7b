"""What the digest computed from the article rows; :func:`app.digest.job.refresh` keeps it up to date.

Readings, filings, bylines and counts follow each article that changes; threads, similar articles and topics are woven
from them once all are read.

Counts are kept by period: a month ``YYYY-MM``, a year ``YYYY``, ``all``, or ``undated``.  An article counts once in
each period that its days overlap, so months do not add up to years.
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base

ARTICLE = "articles.id"


class Digest(Base):
    """One row: from which state of the archive, and by which rules, threads, similar articles and topics were woven."""

    __tablename__ = "digest"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # of the archive
    generation: Mapped[int]  # that they were woven from; -1: never
    whole_generation: Mapped[int]  # that all of them were woven from the last time; -1: never
    read_generation: Mapped[int]  # the last article that was read and counted: its generation and its id
    read_id: Mapped[int]
    rules: Mapped[int]  # version of the rules; newer rules read all articles again
    computed_at: Mapped[dt.datetime | None]  # UTC


class Reading(Base):
    """An article as the digest read it, so that a text is parsed once: its words, and what in it reads like a name.

    It outlives a deleted article until the counts have been told, so nothing cascades here.
    """

    __tablename__ = "readings"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]  # of the article when it was read
    page_id: Mapped[int | None]
    district_id: Mapped[int | None]
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    kind: Mapped[str]
    words: Mapped[bytes]  # numbers of those that tell, four bytes each
    counts: Mapped[bytes]  # of each word, a byte each
    names: Mapped[str]  # candidates, one a line, each after the forms that it was met in
    text: Mapped[str]  # passages, one a line, each after a letter for its role; folded


class Word(Base):
    """A word that a reading held, by number."""

    __tablename__ = "words"

    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(unique=True)


class Vector(Base):
    """The words that set an article apart, the heaviest first, as they were weighed when it was last woven."""

    __tablename__ = "vectors"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    words: Mapped[bytes]  # numbers, four bytes each
    weights: Mapped[bytes]  # two bytes each (IEEE 754 half)


class Filing(Base):
    """An article under its district or a place that it names, with what lists of a place need: no row of an article."""

    __tablename__ = "filings"
    __table_args__ = (
        Index("ix_filings_place_id_days", "place_id", "earliest", "latest", "kind", "length"),
        {"sqlite_with_rowid": False},
    )

    article_id: Mapped[int] = mapped_column(primary_key=True)
    place_id: Mapped[int] = mapped_column(primary_key=True)
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]
    kind: Mapped[str]
    length: Mapped[int]


class Byline(Base):
    """An article under a person whom it credits in a role."""

    __tablename__ = "bylines"
    __table_args__ = (Index("ix_bylines_name_earliest", "name", "earliest"), {"sqlite_with_rowid": False})

    article_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    earliest: Mapped[dt.date | None]
    latest: Mapped[dt.date | None]


class Term(Base):
    """A row of characters that may name a story, in which forms it was met, and where it stands."""

    __tablename__ = "terms"

    text: Mapped[str] = mapped_column(primary_key=True)
    quoted: Mapped[int]  # articles that hold it in quotes
    named: Mapped[int]  # built like a name
    proper: Mapped[int]  # of these, on a name
    titled: Mapped[int]  # in a title
    left: Mapped[str]  # what always stands before it, as far as it is the same, up to four characters
    right: Mapped[str]
    times: Mapped[int]  # it was found
    occasions: Mapped[int]  # that its articles were printed on
    returned: Mapped[int]  # occasions in the district that has most
    returns: Mapped[bool]  # whether they are days apart
    coherence: Mapped[float | None]  # how alike its articles are; none: nobody asked
    articles: Mapped[bytes]  # ids, four bytes each, ascending
    weights: Mapped[bytes]  # in per cent, a byte each


class PeriodCount(Base):
    """How many articles of a kind the whole archive has in a period."""

    __tablename__ = "period_counts"

    period: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class PlaceCount(Base):
    """How many articles of a kind are filed under a district, or name another place, in a period."""

    __tablename__ = "place_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"), primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class CreditCount(Base):
    """How many articles a person has in a role in a period."""

    __tablename__ = "credit_counts"
    __table_args__ = ({"sqlite_with_rowid": False},)

    name: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]


class Neighbour(Base):
    """How many articles name both of two street offices; kept in both directions."""

    __tablename__ = "neighbours"
    __table_args__ = ({"sqlite_with_rowid": False},)

    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("places.id"), primary_key=True)
    count: Mapped[int]


class Holding(Base):
    """A page that the archive has, and the days on which it may have been printed."""

    __tablename__ = "holdings"
    __table_args__ = (Index("ix_holdings_district_id_since", "district_id", "since"),)

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id", ondelete="CASCADE"), primary_key=True)
    district_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    since: Mapped[dt.date | None]  # none: no year was found
    until: Mapped[dt.date | None]
    doubtful: Mapped[bool]  # its year is inferred rather than printed, or its day rests on its articles' alone
    articles: Mapped[int]


class Anniversary(Base):
    """An article whose day is known, by month and day: what happened on this day in other years."""

    __tablename__ = "anniversaries"
    __table_args__ = (Index("ix_anniversaries_day", "day", "year"),)

    article_id: Mapped[int] = mapped_column(ForeignKey(ARTICLE, ondelete="CASCADE"), primary_key=True)
    day: Mapped[str]  # MM-DD
    year: Mapped[int | None]  # none: the page gives no year


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

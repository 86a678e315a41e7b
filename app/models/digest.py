"""What the digest computed from the article rows; :func:`app.digest.job.refresh` keeps it up to date.

Readings, filings, bylines and counts (``counts``) follow each article that changes; threads, similar articles and
topics (``threads``) are woven from them once all are read.
"""

import datetime as dt

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base


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

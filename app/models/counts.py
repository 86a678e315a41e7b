"""What is counted of places, people, months and days, with each article that changes.

Counts are kept by period: a month ``YYYY-MM``, a year ``YYYY``, ``all``, or ``undated``.  An article counts once in
each period that its days overlap, so months do not add up to years.
"""

import datetime as dt

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import ARTICLE, Base


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

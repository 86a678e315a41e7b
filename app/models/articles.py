"""What was ingested: pages, articles, the places and people they name.

Dates are kept as EDTF text, and beside it as the first and last day they may mean, for sorting and ranges.
"""

import datetime as dt
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.models.base import Base


class Archive(Base):
    """One row: which archive this is, and how often its articles have changed."""

    __tablename__ = "archive"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]  # random: an index made from another archive is told apart by it
    generation: Mapped[int]  # raised in the transaction of every change to articles


class Place(Base):
    """A district, a street office (街道, 镇, 乡), a community or a village that articles name.

    A place is known by its district, its level and its name; ``slug`` is its permanent address.
    """

    __tablename__ = "places"
    __table_args__ = (UniqueConstraint("district_id", "level", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str]  # values.Level
    name: Mapped[str]  # full: 九里山街道
    slug: Mapped[str] = mapped_column(unique=True)
    district_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), index=True)  # street, else district

    district: Mapped["Place | None"] = relationship(foreign_keys=[district_id], remote_side="Place.id", lazy="raise")
    parent: Mapped["Place | None"] = relationship(foreign_keys=[parent_id], remote_side="Place.id", lazy="raise")


class Page(Base):
    """A newspaper page as it was ingested: its whole source text, and what was inferred of it."""

    __tablename__ = "pages"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_name: Mapped[str]
    location: Mapped[str] = mapped_column(index=True)  # path at ingest, to know a corrected file again
    source_hash: Mapped[str] = mapped_column(unique=True)  # SHA-256 of text and sidecar
    text_hash: Mapped[str] = mapped_column(index=True)  # SHA-256 of the text alone
    encoding: Mapped[str]
    sidecar: Mapped[dict[str, Any]] = mapped_column(JSON)  # values.Sidecar.stored()
    newspaper: Mapped[str]
    edition: Mapped[str]
    page_number: Mapped[str]
    rights: Mapped[str]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), index=True)
    year: Mapped[int | None]
    year_evidence: Mapped[str]
    year_certain: Mapped[bool]
    issued: Mapped[str]  # EDTF or ""
    issued_evidence: Mapped[str]
    furniture: Mapped[list[int]] = mapped_column(JSON)  # line numbers
    ingested_at: Mapped[dt.datetime]  # UTC
    text: Mapped[str]  # last, as lists do not read it

    district: Mapped[Place | None] = relationship(lazy="raise")
    articles: Mapped[list["Article"]] = relationship(back_populates="page", lazy="raise", order_by="Article.position")

    @property
    def facsimile(self) -> str:
        """The address of a picture or PDF of the printed page; "" where the sidecar gives none."""
        return str(self.sidecar.get("facsimile", ""))


class Article(Base):
    """One article.  Its id is its permanent address: it survives recuts and is never given again."""

    __tablename__ = "articles"
    __table_args__ = (
        Index("ix_articles_district_id_earliest_latest", "district_id", "earliest", "latest"),
        Index("ix_articles_earliest", "earliest"),
        Index("ix_articles_page_id_position", "page_id", "position"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id"))  # none: imported as an article
    origin: Mapped[str | None] = mapped_column(unique=True)  # of an imported article: tells the same one again
    position: Mapped[int]  # on its page, from 0
    kind: Mapped[str]  # values.Kind
    column_label: Mapped[str]
    kicker: Mapped[str]
    headline: Mapped[str]  # "" where the page lost it
    deck: Mapped[str]
    opening: Mapped[str]  # first words of the text, shown where the headline is lost
    length: Mapped[int]  # characters of body and captions, blanks aside
    date: Mapped[str | None]  # EDTF, day of the event as printed
    date_text: Mapped[str | None]
    date_evidence: Mapped[str]
    issued: Mapped[str]  # EDTF, day of printing (the page's)
    earliest: Mapped[dt.date | None]  # first and last day of `date`, else of `issued`
    latest: Mapped[dt.date | None]
    dated_by: Mapped[str]  # "date", "issued" or "": which of the two earliest and latest come from
    district_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"))
    confidence: Mapped[dict[str, float]] = mapped_column(JSON)  # cut, title, date, place: 0..1
    corrected: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")  # fields that an editor gave
    generation: Mapped[int] = mapped_column(index=True)  # of the archive when this row last changed
    changed_at: Mapped[dt.datetime] = mapped_column(index=True)  # UTC
    # Last, as lists do not read it: SQLite reads a row up to the last column asked for.
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)  # [{"role", "text", "lines": [int]}]

    page: Mapped[Page | None] = relationship(back_populates="articles", lazy="raise")
    district: Mapped[Place | None] = relationship(lazy="raise")
    places: Mapped[list["ArticlePlace"]] = relationship(
        lazy="raise", order_by="ArticlePlace.position", cascade="all, delete-orphan"
    )
    credits: Mapped[list["Credit"]] = relationship(
        lazy="raise", order_by="Credit.position", cascade="all, delete-orphan"
    )


class ArticlePlace(Base):
    """A street office, community or village that an article names, in order of first mention."""

    __tablename__ = "article_places"
    __table_args__ = (Index("ix_article_places_place_id_article_id", "place_id", "article_id"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("places.id"), primary_key=True)
    position: Mapped[int]

    place: Mapped[Place] = relationship(lazy="raise")


class Credit(Base):
    """A person who wrote or photographed an article."""

    __tablename__ = "credits"
    __table_args__ = (Index("ix_credits_name_role", "name", "role"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str]  # values.Credit
    name: Mapped[str]


class Redirect(Base):
    """An article address that a recut merged away, and the article that answers for it now, else its page."""

    __tablename__ = "redirects"

    old_id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int | None] = mapped_column(ForeignKey("articles.id"), index=True)
    page_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id"))


class Tombstone(Base):
    """A deleted article, so that an index that was away, and whoever harvests, learns of it."""

    __tablename__ = "tombstones"

    article_id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int] = mapped_column(index=True)
    deleted_at: Mapped[dt.datetime] = mapped_column(index=True)  # UTC

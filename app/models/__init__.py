"""The tables.  Article rows are the truth; the full-text index and the digest tables can be made again from them."""

from app.models.articles import Archive, Article, ArticlePlace, Credit, Page, Place, Redirect, Tombstone
from app.models.base import Base
from app.models.digest import (
    Anniversary,
    CreditCount,
    Digest,
    Holding,
    Neighbour,
    PeriodCount,
    PlaceCount,
    Similar,
    Thread,
    ThreadArticle,
    ThreadFigure,
    ThreadPlace,
    ThreadRedirect,
    Topic,
)

__all__ = [
    "Anniversary",
    "Archive",
    "Article",
    "ArticlePlace",
    "Base",
    "Credit",
    "CreditCount",
    "Digest",
    "Holding",
    "Neighbour",
    "Page",
    "PeriodCount",
    "Place",
    "PlaceCount",
    "Redirect",
    "Similar",
    "Thread",
    "ThreadArticle",
    "ThreadFigure",
    "ThreadPlace",
    "ThreadRedirect",
    "Tombstone",
    "Topic",
]

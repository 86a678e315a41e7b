"""The tables.  Article rows are the truth; the full-text index and the digest tables can be made again from them."""

from app.models.articles import Archive, Article, ArticlePlace, Credit, Page, Place, Redirect, Tombstone
from app.models.base import Base
from app.models.counts import Anniversary, CreditCount, Holding, Neighbour, PeriodCount, PlaceCount
from app.models.digest import Byline, Digest, Filing, Reading, Term, Vector, Word
from app.models.threads import Similar, Thread, ThreadArticle, ThreadFigure, ThreadPlace, ThreadRedirect, Topic

__all__ = [
    "Anniversary",
    "Archive",
    "Article",
    "ArticlePlace",
    "Base",
    "Byline",
    "Credit",
    "CreditCount",
    "Digest",
    "Filing",
    "Holding",
    "Neighbour",
    "Page",
    "PeriodCount",
    "Place",
    "PlaceCount",
    "Reading",
    "Redirect",
    "Similar",
    "Term",
    "Thread",
    "ThreadArticle",
    "ThreadFigure",
    "ThreadPlace",
    "ThreadRedirect",
    "Tombstone",
    "Topic",
    "Vector",
    "Word",
]

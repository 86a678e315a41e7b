"""The tables.  Article rows are the truth; the full-text index and the digest tables can be made again from them."""

from app.models.articles import Archive, Article, ArticlePlace, Credit, Page, Place, Redirect, Tombstone
from app.models.base import Base

__all__ = ["Archive", "Article", "ArticlePlace", "Base", "Credit", "Page", "Place", "Redirect", "Tombstone"]

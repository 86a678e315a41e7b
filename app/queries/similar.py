"""Articles that share rare terms with an article."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Similar
from app.queries.results import ArticleRow
from app.queries.rows import rows_by_id


@dataclass(frozen=True, slots=True)
class SimilarArticle:
    """An article like another, how much (0 to 1), and the heaviest terms that both have."""

    article: ArticleRow
    score: float
    terms: tuple[str, ...]


def similar_articles(session: Session, article_id: int) -> tuple[SimilarArticle, ...]:
    """The articles most like this one, nearest first; at most five."""
    others = session.scalar(select(Similar.others).where(Similar.article_id == article_id)) or []
    rows = {row.id: row for row in rows_by_id(session, [other for other, _, _ in others])}
    return tuple(SimilarArticle(rows[other], score, tuple(terms)) for other, score, terms in others if other in rows)

"""The terms that set an article, a place or a period apart from the rest of the archive."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Topic


@dataclass(frozen=True, slots=True)
class TopicTerm:
    """A term, in how many of the subject's articles it stands, and how strongly it sets them apart."""

    term: str
    count: int
    score: float


def topics_of_article(session: Session, article_id: int) -> tuple[TopicTerm, ...]:
    """What an article is about, strongest first."""
    return _topics(session, "article", str(article_id))


def topics_of_place(session: Session, place_id: int) -> tuple[TopicTerm, ...]:
    """What sets the articles of a district, street office, community or village apart."""
    return _topics(session, "place", str(place_id))


def topics_of_period(session: Session, period: str) -> tuple[TopicTerm, ...]:
    """What sets the articles of a month ``YYYY-MM`` or a year ``YYYY`` apart."""
    return _topics(session, "period", period)


def _topics(session: Session, scope: str, subject: str) -> tuple[TopicTerm, ...]:
    terms = session.scalar(select(Topic.terms).where(Topic.scope == scope, Topic.subject == subject)) or []
    return tuple(TopicTerm(*term) for term in terms)

"""What a feed says of its articles beyond what a list shows."""

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article


def changed_at(session: Session, ids: Sequence[int]) -> dict[int, dt.datetime]:
    """When each article last changed in the archive (UTC)."""
    rows = session.execute(select(Article.id, Article.changed_at).where(Article.id.in_(ids)))
    return {r.id: r.changed_at.replace(tzinfo=dt.UTC) for r in rows}

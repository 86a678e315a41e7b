"""On this day in other years, 历史上的今天."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.models import Anniversary, Article
from app.queries.results import ArticleRow
from app.queries.rows import rows_by_id


@dataclass(frozen=True, slots=True)
class OnThisDay:
    """An article of this day; its year is None where the page gives none."""

    year: int | None
    article: ArticleRow


def on_this_day(
    session: Session, month: int, day: int, district_id: int | None = None, limit: int = 30
) -> tuple[OnThisDay, ...]:
    """The articles whose event fell on this day of any year, newest first, those without a year last."""
    statement = select(Anniversary.year, Anniversary.article_id).where(Anniversary.day == f"{month:02}-{day:02}")
    if district_id is not None:
        statement = statement.join(Article, Article.id == Anniversary.article_id)
        statement = statement.where(Article.district_id == district_id)
    statement = statement.order_by(Anniversary.year.desc().nulls_last(), Anniversary.article_id).limit(limit)
    found = session.execute(statement).all()
    rows = {row.id: row for row in rows_by_id(session, [r.article_id for r in found])}
    return tuple(OnThisDay(r.year, rows[r.article_id]) for r in found)


def days_near(session: Session, month: int, day: int, district_id: int | None = None) -> tuple[str, str] | None:
    """The nearest days before and after that have articles (``MM-DD``), around the turn of the year; None: no other."""
    here = f"{month:02}-{day:02}"

    def nearest(where: ColumnElement[bool], order: ColumnElement[str]) -> ColumnElement[str]:
        found = select(Anniversary.day).where(where)
        if district_id is not None:
            found = found.join(Article, Article.id == Anniversary.article_id).where(Article.district_id == district_id)
        return found.order_by(order).limit(1).scalar_subquery()

    earlier, later = Anniversary.day < here, Anniversary.day > here
    first, last = Anniversary.day.asc(), Anniversary.day.desc()
    before = func.coalesce(nearest(earlier, last), nearest(later, last))
    after = func.coalesce(nearest(later, first), nearest(earlier, first))
    row = session.execute(select(before, after)).one()
    return (row[0], row[1]) if row[0] else None

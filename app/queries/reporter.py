"""The people who wrote and photographed: all of them, and one person's work."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Byline, CreditCount
from app.queries.periods import ALL
from app.queries.results import ArticleRow
from app.queries.rows import rows_by_id

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A name as printed, and the number of articles that credit it in each capacity."""

    name: str
    reporter: int
    correspondent: int
    photographer: int


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person's work, newest first."""

    person: PersonCount
    articles: tuple[ArticleRow, ...]
    total: int  # one that names somebody in two capacities counts once
    page: int

    @property
    def pages(self) -> int:
        """How many pages the list has; at least one."""
        return max(1, -(-self.total // PER_PAGE))


def read_people(session: Session, page: int = 1, per_page: int = 300) -> tuple[int, tuple[PersonCount, ...]]:
    """How many people there are, and a page of them, those with most articles first."""
    total = session.scalar(select(func.count(CreditCount.name.distinct()))) or 0
    people = _people().order_by(func.sum(CreditCount.count).desc(), CreditCount.name)
    rows = session.execute(people.offset((page - 1) * per_page).limit(per_page))
    return total, tuple(PersonCount(*r) for r in rows)


def read_person(session: Session, name: str, page: int = 1) -> PersonView | None:
    """The work of one person; None where nobody of that name is credited."""
    found = session.execute(_people().where(CreditCount.name == name)).one_or_none()
    if found is None:
        return None
    total = session.scalar(select(func.count(Byline.article_id.distinct())).where(Byline.name == name)) or 0
    credited = select(Byline.article_id).where(Byline.name == name).group_by(Byline.article_id)
    newest = credited.order_by(Byline.earliest.desc(), Byline.article_id.desc())
    ids = session.scalars(newest.offset((page - 1) * PER_PAGE).limit(PER_PAGE)).all()
    return PersonView(PersonCount(*found), rows_by_id(session, ids), total, page)


def _people() -> Select[str, int, int, int]:
    """The columns of :class:`PersonCount`, one row a name, from what the digest counted."""
    reporter, correspondent, photographer = (
        func.coalesce(func.sum(CreditCount.count).filter(CreditCount.role == role), 0)
        for role in ("reporter", "correspondent", "photographer")
    )
    counted = select(CreditCount.name, reporter, correspondent, photographer)
    return counted.where(CreditCount.period == ALL).group_by(CreditCount.name)

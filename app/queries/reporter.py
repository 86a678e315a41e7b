"""The people who wrote and photographed: all of them, and one person's work."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models import Article, Credit
from app.queries.results import ArticleRow
from app.queries.rows import listing, read_rows

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class PersonCount:
    """A name as printed, and the number of articles that credit it in each capacity."""

    name: str
    reporter: int
    correspondent: int
    photographer: int
    total: int  # articles; one that names somebody in two capacities counts once


@dataclass(frozen=True, slots=True)
class PersonView:
    """One person's work, newest first."""

    person: PersonCount
    articles: tuple[ArticleRow, ...]
    page: int

    @property
    def pages(self) -> int:
        """How many pages the list has; at least one."""
        return max(1, -(-self.person.total // PER_PAGE))


def _people() -> Select[str, int, int, int, int]:
    """The columns of :class:`PersonCount`, one row a name."""
    articles = func.count(Credit.article_id.distinct())
    reporter, correspondent, photographer = (
        articles.filter(Credit.role == role) for role in ("reporter", "correspondent", "photographer")
    )
    return select(Credit.name, reporter, correspondent, photographer, articles).group_by(Credit.name)


def read_people(session: Session, page: int = 1, per_page: int = 300) -> tuple[int, tuple[PersonCount, ...]]:
    """How many people there are, and a page of them, those with most articles first."""
    total = session.scalar(select(func.count(Credit.name.distinct()))) or 0
    ordered = _people().order_by(func.count(Credit.article_id.distinct()).desc(), Credit.name)
    rows = session.execute(ordered.offset((page - 1) * per_page).limit(per_page))
    return total, tuple(PersonCount(*r) for r in rows)


def read_person(session: Session, name: str, page: int = 1) -> PersonView | None:
    """The work of one person; None where nobody of that name is credited."""
    found = session.execute(_people().where(Credit.name == name)).one_or_none()
    if found is None:
        return None
    credited = select(Credit.article_id).where(Credit.name == name)
    statement = (
        listing()
        .where(Article.id.in_(credited))
        .order_by(Article.earliest.is_(None), Article.earliest.desc(), Article.id.desc())
        .offset((page - 1) * PER_PAGE)
        .limit(PER_PAGE)
    )
    return PersonView(PersonCount(*found), read_rows(session, statement), page)

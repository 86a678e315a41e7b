"""One newspaper page: its source text, every line marked with the article it belongs to."""

from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article, Page, Place
from app.queries.results import ArticleRow, PlaceRef
from app.queries.rows import listing, read_rows


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source text; ``number`` is 1-based."""

    number: int
    text: str
    article_id: int | None  # None: blank, or the page's furniture
    role: str  # values.Role, "furniture", or "" for a blank line


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring lines of one article, or of none."""

    article: ArticleRow | None
    position: int  # of the article on the page, from 0; -1 for furniture
    continued: bool  # whether other lines of the article stand further up
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """A newspaper page as it was ingested, and how it was cut."""

    id: int
    newspaper: str
    edition: str
    page_number: str
    rights: str
    facsimile: str
    source_name: str
    encoding: str
    district: PlaceRef | None
    year: int | None
    year_evidence: str
    year_certain: bool
    issued: str
    issued_evidence: str
    runs: tuple[Run, ...]  # all lines but the blank ones
    articles: tuple[ArticleRow, ...]


def read_page(session: Session, page_id: int) -> PageView | None:
    """The page with this id; None where there is none."""
    page = session.get(Page, page_id)
    if page is None:
        return None
    owners = _owners(session, page_id)
    rows = read_rows(session, listing().where(Article.page_id == page_id).order_by(Article.position))
    return PageView(
        id=page.id,
        newspaper=page.newspaper,
        edition=page.edition,
        page_number=page.page_number,
        rights=page.rights,
        facsimile=page.facsimile,
        source_name=page.source_name,
        encoding=page.encoding,
        district=_district(session, page.district_id),
        year=page.year,
        year_evidence=page.year_evidence,
        year_certain=page.year_certain,
        issued=page.issued,
        issued_evidence=page.issued_evidence,
        runs=_runs(_lines(page.text, owners, frozenset(page.furniture)), rows),
        articles=rows,
    )


def read_text(session: Session, page_id: int) -> str | None:
    """The source text of the page; None where there is no such page."""
    return session.scalar(select(Page.text).where(Page.id == page_id))


def _owners(session: Session, page_id: int) -> dict[int, tuple[int, str]]:
    """Which article each line belongs to, and as what."""
    statement = select(Article.id, Article.blocks).where(Article.page_id == page_id)
    return {
        number: (r.id, block["role"])
        for r in session.execute(statement)
        for block in r.blocks
        for number in block["lines"]
    }


def _lines(text: str, owners: dict[int, tuple[int, str]], furniture: frozenset[int]) -> list[Line]:
    """All lines of the text; a blank line stays with the article that it follows."""
    lines: list[Line] = []
    current: int | None = None
    for number, content in enumerate(text.split("\n"), start=1):
        owner, role = owners.get(number, (None, "furniture" if number in furniture else ""))
        if content.strip():
            current = owner
        lines.append(Line(number, content, current, role))
    return lines


def _runs(lines: list[Line], rows: tuple[ArticleRow, ...]) -> tuple[Run, ...]:
    known = {row.id: (position, row) for position, row in enumerate(rows)}
    seen: set[int | None] = set()
    runs = []
    for owner, group in groupby(lines, key=lambda line: line.article_id):
        run = tuple(line for line in group if line.text.strip())
        position, row = known.get(owner or 0, (-1, None))
        if run:
            runs.append(Run(row, position, owner in seen, run))
            seen.add(owner)
    return tuple(runs)


def _district(session: Session, district_id: int | None) -> PlaceRef | None:
    place = session.get(Place, district_id) if district_id else None
    return PlaceRef("district", place.name, place.slug, place.name) if place else None

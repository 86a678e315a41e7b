"""One article, with everything its page shows."""

from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session, load_only

from app.models import Article, Credit, Page, Redirect
from app.queries.layout import Strip, read_layout
from app.queries.results import ArticleRow, PlaceRef
from app.queries.rows import listing, places_of, read_rows
from app.queries.similar import SimilarArticle, similar_articles
from app.queries.threads import ThreadRow, threads_of_article
from app.queries.topics import TopicTerm, topics_of_article

TITLE_ROLES = ("column", "kicker", "headline", "deck")
DOUBTFUL = 0.8
"""Readers are told, and `check` lists for editors, whatever is right with a smaller chance than this.

A third or more of what is told so is wrong indeed; at 0.9 a tenth of all right titles would be told, at 0.5 most of
what is wrong would pass in silence (docs/decisions/0011)."""
_PAGE_COLUMNS = (
    Page.id,
    Page.newspaper,
    Page.edition,
    Page.page_number,
    Page.rights,
    Page.sidecar,
    Page.source_name,
    Page.issued,
    Page.issued_evidence,
    Page.year_certain,
)


@dataclass(frozen=True, slots=True)
class BlockView:
    """Lines that belong together; ``lines`` are 1-based line numbers of the page's source text."""

    role: str
    text: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageRef:
    """The newspaper page that an article stands on."""

    id: int
    newspaper: str
    edition: str
    page_number: str
    rights: str
    facsimile: str
    source_name: str
    issued: str
    issued_evidence: str
    year_certain: bool


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article as printed, and its neighbours."""

    row: ArticleRow
    blocks: tuple[BlockView, ...]
    page: PageRef | None
    date_text: str | None
    date_evidence: str
    length: int
    confidence: dict[str, float]
    corrected: tuple[str, ...]  # fields that an editor gave
    reporters: tuple[str, ...]
    correspondents: tuple[str, ...]
    photographers: tuple[str, ...]
    streets: tuple[PlaceRef, ...]
    communities: tuple[PlaceRef, ...]
    villages: tuple[PlaceRef, ...]
    siblings: tuple[ArticleRow, ...]  # all articles of the page in printed order, this one among them
    earlier: ArticleRow | None  # the neighbours in the district's time
    later: ArticleRow | None
    similar: tuple[SimilarArticle, ...]
    topics: tuple[TopicTerm, ...]
    threads: tuple[ThreadRow, ...]
    layout: tuple[Strip, ...]  # the page from top to bottom

    def texts(self, *roles: str) -> tuple[str, ...]:
        """The texts of the blocks of the given roles, in order."""
        return tuple(block.text for block in self.blocks if block.role in roles)

    @property
    def body(self) -> tuple[BlockView, ...]:
        """Paragraphs, sections and captions in reading order."""
        return tuple(b for b in self.blocks if b.role not in (*TITLE_ROLES, "byline"))

    @property
    def lines(self) -> tuple[int, ...]:
        """All source lines of the article, ascending."""
        return tuple(sorted(number for block in self.blocks for number in block.lines))

    @property
    def doubts(self) -> dict[str, float]:
        """What of the article the archive is not sure of (cut, title, date, place), and the chance that it is right."""
        return {what: sure for what, sure in self.confidence.items() if sure < DOUBTFUL}

    @property
    def previous_on_page(self) -> ArticleRow | None:
        """The article printed before this one."""
        return self._sibling(-1)

    @property
    def next_on_page(self) -> ArticleRow | None:
        """The article printed after this one."""
        return self._sibling(+1)

    def _sibling(self, step: int) -> ArticleRow | None:
        at = next((i for i, row in enumerate(self.siblings) if row.id == self.row.id), None)
        if at is None or not 0 <= at + step < len(self.siblings):
            return None
        return self.siblings[at + step]


def read_article(session: Session, article_id: int) -> ArticleView | None:
    """The article with this id; None where there is none (see :func:`successor`)."""
    article = session.get(Article, article_id)
    if article is None:
        return None
    sibling_ids = _sibling_ids(session, article)
    earlier, later = _neighbour_ids(session, article)
    wanted = {article.id, *sibling_ids, *(i for i in (earlier, later) if i is not None)}
    rows = {row.id: row for row in read_rows(session, listing().where(Article.id.in_(wanted)))}
    places = places_of(session, [article.id], ("street", "community", "village"))[article.id]
    people = _people(session, article.id)
    return ArticleView(
        row=rows[article.id],
        blocks=tuple(BlockView(b["role"], b["text"], tuple(b.get("lines", ()))) for b in article.blocks),
        page=_page(session, article.page_id),
        date_text=article.date_text,
        date_evidence=article.date_evidence,
        length=article.length,
        confidence=article.confidence,
        corrected=tuple(article.corrected),
        reporters=people["reporter"],
        correspondents=people["correspondent"],
        photographers=people["photographer"],
        streets=tuple(p for p in places if p.level == "street"),
        communities=tuple(p for p in places if p.level == "community"),
        villages=tuple(p for p in places if p.level == "village"),
        siblings=tuple(rows[i] for i in sibling_ids),
        earlier=rows.get(earlier) if earlier else None,
        later=rows.get(later) if later else None,
        similar=similar_articles(session, article_id),
        topics=topics_of_article(session, article_id),
        threads=threads_of_article(session, article_id),
        layout=read_layout(session, article.page_id),
    )


@dataclass(frozen=True, slots=True)
class Successor:
    """What answers for an address which a recut took away: an article, else the newspaper page it stood on."""

    article_id: int | None
    page_id: int | None


def successor(session: Session, article_id: int) -> Successor | None:
    """What answers for a former address; None where the id never was, or nothing is left of its page."""
    found = session.get(Redirect, article_id)
    if found is None or (found.article_id is None and found.page_id is None):
        return None
    return Successor(found.article_id, found.page_id)


def _sibling_ids(session: Session, article: Article) -> tuple[int, ...]:
    if article.page_id is None:
        return ()
    statement = select(Article.id).where(Article.page_id == article.page_id).order_by(Article.position)
    return tuple(session.scalars(statement))


def _neighbour_ids(session: Session, article: Article) -> tuple[int | None, int | None]:
    """The articles before and after this one in the time of its district; days that are the same go by id."""
    if article.earliest is None or article.district_id is None:
        return None, None
    place_in_time = tuple_(Article.earliest, Article.id)
    here = tuple_(article.earliest, article.id)
    same = select(Article.id).where(Article.district_id == article.district_id)
    earlier = same.where(place_in_time < here).order_by(Article.earliest.desc(), Article.id.desc()).limit(1)
    later = same.where(place_in_time > here).order_by(Article.earliest, Article.id).limit(1)
    return session.scalar(earlier), session.scalar(later)


def _people(session: Session, article_id: int) -> dict[str, tuple[str, ...]]:
    statement = select(Credit.role, Credit.name).where(Credit.article_id == article_id).order_by(Credit.position)
    people = session.execute(statement).all()
    return {
        role: tuple(p.name for p in people if p.role == role) for role in ("reporter", "correspondent", "photographer")
    }


def _page(session: Session, page_id: int | None) -> PageRef | None:
    page = session.get(Page, page_id, options=[load_only(*_PAGE_COLUMNS)]) if page_id else None
    if page is None:
        return None
    return PageRef(**{name: getattr(page, name) for name in PageRef.__slots__})

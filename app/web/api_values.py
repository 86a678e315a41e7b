"""The JSON of articles and places, and how the archive's values are written as it."""

from pydantic import BaseModel, Field

from app.queries.article import ArticleView
from app.queries.counts import PlaceCount
from app.queries.results import PlaceRef
from app.web.links import article_url, page_url, place_url
from app.web.render import title_of


class ErrorJson(BaseModel):
    """Why there is no answer."""

    status: int
    error: str = Field(description="in Chinese")
    details: list[str] = Field(description="what of the request was not understood")


class PlaceJson(BaseModel):
    """A place; its name is unique only within its district."""

    name: str
    slug: str
    level: str = Field(description="district, street, community or village")
    district: str
    url: str


class PlaceCountJson(PlaceJson):
    """A place and the number of articles filed under it."""

    count: int


class ArticleJson(BaseModel):
    """A whole article, under the same names as ``segment`` prints."""

    id: int
    url: str
    page: str | None = Field(description="address of the newspaper page")
    newspaper: str
    edition: str
    page_number: str
    facsimile: str | None = Field(description="address of a picture or PDF of the printed page")
    kind: str
    column: str
    kicker: str
    headline: str
    title: str
    deck: str
    byline: list[str]
    paragraphs: list[str] = Field(description="in reading order, section headings among them")
    roles: list[str] = Field(description="p or section, parallel to paragraphs")
    captions: list[str]
    reporters: list[str]
    correspondents: list[str]
    photographers: list[str]
    date: str | None
    date_text: str | None
    date_evidence: str
    issued: str | None
    issued_evidence: str
    district: str | None
    streets: list[str]
    communities: list[str]
    villages: list[str]
    places: list[PlaceJson]
    lines: list[int] = Field(description="1-based lines of the page's source text")
    confidence: dict[str, float] = Field(description="cut, title, date and place, 0 to 1")
    corrected: tuple[str, ...] = Field(description="fields that an editor gave, over what was inferred")


def place_json(place: PlaceRef, base: str) -> PlaceJson:
    """A place with its whole address."""
    return PlaceJson(
        name=place.name, slug=place.slug, level=place.level, district=place.district, url=base + place_url(place)
    )


def place_count_json(entry: PlaceCount, base: str) -> PlaceCountJson:
    """A place with its count."""
    return PlaceCountJson(**place_json(entry.place, base).model_dump(), count=entry.count)


def article_json(article: ArticleView, base: str) -> ArticleJson:
    """A whole article."""
    row, page = article.row, article.page
    running = [block for block in article.blocks if block.role in ("p", "section")]
    return ArticleJson(
        id=row.id,
        url=base + article_url(row.id),
        page=base + page_url(page.id) if page else None,
        newspaper=page.newspaper if page else "",
        edition=page.edition if page else "",
        page_number=page.page_number if page else "",
        facsimile=(page.facsimile or None) if page else None,
        kind=row.kind,
        column=row.column,
        kicker=row.kicker,
        headline=row.headline,
        title=title_of(row),
        deck=row.deck,
        byline=list(article.texts("byline")),
        paragraphs=[block.text for block in running],
        roles=[block.role for block in running],
        captions=list(article.texts("caption")),
        reporters=list(article.reporters),
        correspondents=list(article.correspondents),
        photographers=list(article.photographers),
        date=row.date,
        date_text=article.date_text,
        date_evidence=article.date_evidence,
        issued=row.issued or None,
        issued_evidence=page.issued_evidence if page else "",
        district=row.district.name if row.district else None,
        streets=[place.name for place in article.streets],
        communities=[place.name for place in article.communities],
        villages=[place.name for place in article.villages],
        places=[place_json(p, base) for p in (*article.streets, *article.communities, *article.villages)],
        lines=list(article.lines),
        confidence=article.confidence,
        corrected=article.corrected,
    )

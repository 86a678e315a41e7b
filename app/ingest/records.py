"""The lines of an exchange file (JSON Lines): what ``export`` writes and ``import`` reads.

A line is an object; ``type`` says of what: ``archive`` (the first line of an export), ``place``, ``page``,
``redirect``, and ``article``, which is meant where no type is given.  An article comes either as an export writes it,
with ``blocks`` that know their source lines, or flat, under the names that ``segment --json`` uses.
"""

import json
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from app.ingest.dates.edtf_days import days
from app.ingest.values import TITLES, Article, Block, Confidence, Kind, Role, Sidecar, Source


def _edtf(value: str) -> str:
    # An unknown year (XXXX-11-08) is a date too, though it stands for no days.
    if value and days(value.replace("XXXX", "2000")) is None:
        raise ValueError("no EDTF date (2020-04-15, 2020-04-15?, XXXX-04-15, 2020-04-15/2020-04-18)")
    return value


Edtf = Annotated[str, AfterValidator(_edtf)]
Share = Annotated[float, Field(ge=0, le=1)]
Id = Annotated[int, Field(ge=1, lt=2**63)]
"""What SQLite takes for a row."""


class Record(BaseModel):
    """A line; unknown names are refused, so that a misspelt one is not silently lost."""

    model_config = ConfigDict(extra="forbid")


class ArchiveRecord(Record):
    """Which archive the file comes from; its ids are honoured there, and in an archive that is empty."""

    type: Literal["archive"]
    key: str
    format: Literal[1]


class PlaceRecord(Record):
    """A place with its permanent address; ``district`` and ``parent`` are slugs of earlier lines."""

    type: Literal["place"]
    level: Literal["district", "street", "community", "village"]
    name: str
    slug: str
    district: str | None = None
    parent: str | None = None


class PageRecord(Record):
    """A newspaper page: its source text and what was inferred of it."""

    type: Literal["page"]
    id: Id
    source_name: str
    location: str = ""
    text: str
    encoding: str = "utf-8"
    sidecar: Sidecar = Sidecar()
    newspaper: str = ""
    edition: str = ""
    page_number: str = ""
    rights: str = ""
    district: str = ""
    year: int | None = None
    year_evidence: str = ""
    year_certain: bool = False
    issued: Edtf = ""
    issued_evidence: str = ""
    furniture: tuple[int, ...] = ()
    ingested_at: str = ""

    def source(self) -> Source:
        """The page's source."""
        return Source(self.source_name, self.text, self.encoding, self.sidecar, self.location)


class RedirectRecord(Record):
    """An article id that another article, or a page, answers for."""

    type: Literal["redirect"]
    old_id: Id
    article_id: Id | None = None
    page_id: Id | None = None


class BlockRecord(Record):
    """A block of an article with its source lines."""

    role: Role
    text: str
    lines: tuple[int, ...] = ()


class ArticleRecord(Record):
    """An article, with its blocks or flat."""

    type: Literal["article"] = "article"
    id: Id | None = None
    page: Id | None = None  # id of an earlier page line
    position: int = 0
    kind: Kind = Kind.NEWS
    blocks: tuple[BlockRecord, ...] = ()
    column: str = ""
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    byline: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = ()
    roles: tuple[Literal["p", "section"], ...] = ()
    captions: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    date: Edtf | None = None
    date_text: str | None = None
    date_evidence: str = ""
    issued: Edtf = ""
    district: str = ""
    streets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    confidence: dict[Literal["cut", "title", "date", "place"], Share] = {}
    corrected: tuple[str, ...] = ()

    def article(self) -> Article:
        """The article as the ingest's steps know it.

        Raises:
            ValueError: there is no text, both forms are mixed, or ``roles`` does not run parallel to ``paragraphs``.
        """
        return Article(
            kind=self.kind,
            blocks=tuple(self._blocks()),
            reporters=self.reporters,
            correspondents=self.correspondents,
            photographers=self.photographers,
            date=self.date or None,
            date_text=self.date_text,
            date_evidence=self.date_evidence,
            district=self.district,
            streets=self.streets,
            communities=self.communities,
            villages=self.villages,
            confidence=Confidence(**{str(key): value for key, value in self.confidence.items()}),
            corrected=self.corrected,
        )

    def _blocks(self) -> list[Block]:
        flat = self._flat_blocks()
        if flat and self.blocks:
            raise ValueError("give blocks or paragraphs, not both")
        blocks = flat or [Block(block.role, block.text, block.lines) for block in self.blocks]
        if not any(block.text.strip() for block in blocks):
            raise ValueError("an article without any text")
        return blocks

    def _flat_blocks(self) -> list[Block]:
        roles = self.roles or ("p",) * len(self.paragraphs)
        if len(roles) != len(self.paragraphs):
            raise ValueError(f"{len(self.paragraphs)} paragraphs, but {len(roles)} roles")
        titles = zip(TITLES, (self.column, self.kicker, self.headline, self.deck), strict=True)
        texts = [(role, text) for role, text in titles if text]
        texts += [(Role(role), text) for role, text in zip(roles, self.paragraphs, strict=True)]
        texts += [(Role.CAPTION, text) for text in self.captions] + [(Role.BYLINE, text) for text in self.byline]
        return [Block(role, text, ()) for role, text in texts]


AnyRecord = ArchiveRecord | PlaceRecord | PageRecord | RedirectRecord | ArticleRecord
_PARSER: TypeAdapter[AnyRecord] = TypeAdapter(Annotated[AnyRecord, Field(discriminator="type")])


def parse(line: str) -> AnyRecord:
    """A line as a record.

    Raises:
        ValueError: the line is no JSON object of a known form; the message names the field.
    """
    try:
        content: Any = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not JSON: {error}") from error
    if not isinstance(content, dict):
        raise ValueError("not a JSON object")
    try:
        record = _PARSER.validate_python({"type": "article", **content})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"][1:]) or "type"
        raise ValueError(f"{name}: {first['msg']}") from error
    if isinstance(record, ArticleRecord):
        record.article()
    return record

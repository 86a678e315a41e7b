"""The plain values that pass between the steps of an ingest: no session, no settings, no clock.

Line numbers are 1-based physical line numbers of the source text (lines end with a newline only), so that they can be
checked with any editor.  Texts are as printed, apart from what :mod:`app.ingest.clean` mends.
"""

import hashlib
import json
import re
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def _address(text: str) -> str:
    if text and not re.fullmatch(r"https?://[^\s\"<>\\^`{|}]+", text):
        raise PydanticCustomError("address", "must be an address that begins with http:// or https://")
    return text


Address = Annotated[str, AfterValidator(_address)]
"""Of the web, or "": it becomes a link, so nothing else may come in by it."""


class Kind(StrEnum):
    """What an article is."""

    NEWS = "news"
    FEATURE = "feature"
    PHOTO = "photo"
    COMMENT = "comment"
    BRIEF = "brief"
    LETTER = "letter"
    NOTICE = "notice"


class Role(StrEnum):
    """What a block of lines is within its article."""

    COLUMN = "column"  # a recurring label, 栏目
    KICKER = "kicker"  # the title line above the headline, 引题
    HEADLINE = "headline"  # the main title, 主题
    DECK = "deck"  # the title line below it, 副题
    BYLINE = "byline"  # a line that is only a byline or a photo credit
    PARAGRAPH = "p"
    SECTION = "section"  # a subheading within the body, 小标题
    CAPTION = "caption"


TITLES = (Role.COLUMN, Role.KICKER, Role.HEADLINE, Role.DECK)


class Credit(StrEnum):
    """In what capacity a person is named."""

    REPORTER = "reporter"
    CORRESPONDENT = "correspondent"
    PHOTOGRAPHER = "photographer"


class Level(StrEnum):
    """The levels of places that articles are filed under; ``STREET`` holds 街道, 镇 and 乡."""

    DISTRICT = "district"
    STREET = "street"
    COMMUNITY = "community"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class Correction:
    """What an editor says of one article.  ``None`` leaves a field as inferred; an empty one says: there is none."""

    line: int  # any source line of the article
    kind: Kind | None = None
    column: str | None = None
    kicker: str | None = None
    headline: str | None = None
    deck: str | None = None
    date: str | None = None  # EDTF, the day of the event
    district: str | None = None
    reporters: tuple[str, ...] | None = None
    correspondents: tuple[str, ...] | None = None
    photographers: tuple[str, ...] | None = None
    streets: tuple[str, ...] | None = None  # full names, as are the next two
    communities: tuple[str, ...] | None = None
    villages: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What the file ``NAME.yaml`` beside ``NAME.txt`` says of the page; it overrides what is inferred."""

    newspaper: str = ""
    date: str = ""  # EDTF, the day of printing
    edition: str = ""
    page_number: str = ""
    district: str = ""
    rights: str = ""
    facsimile: Address = ""  # of a picture or PDF of the printed page
    articles: tuple[Correction, ...] = ()

    def stored(self) -> dict[str, Any]:
        """What is said, with JSON types, without what is not said."""
        plain = {key: value for key, value in asdict(self).items() if value and key != "articles"}
        said = [{key: value for key, value in asdict(one).items() if value is not None} for one in self.articles]
        return plain | ({"articles": said} if said else {})


@dataclass(frozen=True, slots=True)
class Source:
    """A page file as read: decoded, newlines made ``\\n``, otherwise untouched."""

    name: str  # file name without folder
    text: str
    encoding: str = "utf-8"
    sidecar: Sidecar = field(default_factory=Sidecar)
    location: str = ""  # resolved path, to know the file again after a correction

    @property
    def lines(self) -> list[str]:
        """The physical lines; line number N is ``lines[N - 1]``."""
        return self.text.split("\n")

    @property
    def text_hash(self) -> str:
        """SHA-256 of the text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def source_hash(self) -> str:
        """SHA-256 of the text and the sidecar: the same again means nothing to do."""
        said = asdict(self.sidecar) | {"articles": self.sidecar.stored().get("articles")}
        if not self.sidecar.articles:
            del said["articles"]  # the hash of a sidecar without corrections is what it was before there were any
        sidecar = json.dumps(said, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(f"{self.text_hash}\n{sidecar}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a paragraph, a title, a caption."""

    role: Role
    text: str  # joined as a reader would read it
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Confidence:
    """How sure the cutting is of an article, each from 0 (a guess) to 1 (printed so)."""

    cut: float = 1.0
    title: float = 1.0
    date: float = 1.0
    place: float = 1.0


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a page.  Every line of the page stands in one block of one article or in the page's furniture."""

    kind: Kind
    blocks: tuple[Block, ...]  # titles first, then body and captions in reading order
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    date: str | None = None  # EDTF, the day of the event as printed; None where no day is printed
    date_text: str | None = None  # as printed
    date_evidence: str = ""  # where the year comes from
    district: str = ""
    streets: tuple[str, ...] = ()  # full names, in order of first mention
    communities: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    confidence: Confidence = Confidence()
    corrected: tuple[str, ...] = ()  # names of the fields that an editor's correction gave

    def joined(self, role: Role) -> str:
        """The text of all blocks of one role, joined; empty where there is none."""
        return "".join(block.text for block in self.blocks if block.role is role)

    def texts(self, *roles: Role) -> tuple[str, ...]:
        """The texts of the blocks of the given roles, in order."""
        return tuple(block.text for block in self.blocks if block.role in roles)

    @property
    def headline(self) -> str:
        """The main title; empty where the page lost it or never had one."""
        return self.joined(Role.HEADLINE)

    @property
    def lines(self) -> tuple[int, ...]:
        """All source lines of the article, ascending."""
        return tuple(sorted(number for block in self.blocks for number in block.lines))


@dataclass(frozen=True, slots=True)
class Page:
    """A newspaper page, cut into articles."""

    source: Source
    articles: tuple[Article, ...]
    furniture: tuple[int, ...] = ()  # lines of no article: page name, editor, telephone
    newspaper: str = ""  # from its folio line, as are the next two; a sidecar overrides them
    edition: str = ""
    page_number: str = ""
    district: str = ""
    year: int | None = None
    year_evidence: str = ""  # quote and line, or the milestone's name
    year_certain: bool = False  # False: inferred, so its dates carry EDTF's "?"
    issued: str = ""  # EDTF, the day of printing or the interval it lies in; "" where nothing is known
    issued_evidence: str = ""

"""The values of reading a page: what a piece does, an article as far as it is read, one way to read the page so far.

What is made thousands of times a page is a named tuple, which costs a quarter of a frozen dataclass.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Kinship, Pairs
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.values import Kind

HOPELESS = -5.0  # odds of what nothing shows to be a caption
_UNSIGNED = 1.5  # against a photo item that names no photographer
_CAPTION = 450  # characters; no photo item has more text


class Do(StrEnum):
    """What a piece does in its article."""

    TITLE = "title"  # waits to be dealt out
    OWN_TITLE = "own"  # belongs to the article that begins below it
    SECTION = "section"
    PARAGRAPH = "paragraph"
    JOIN = "join"  # finishes the paragraph that broke off
    CAPTION_ON = "caption on"  # goes on with the caption above it
    CAPTION = "caption"
    BYLINE = "byline"


class Step(NamedTuple):
    """One piece read: what it does, in which article."""

    place: int
    do: Do
    story: int = -1  # its number; -1: none yet
    kind: Kind | None = None  # of the article that begins here


class Story(NamedTuple):
    """An article as far as it has been read."""

    number: int
    kind: Kind
    lead: bool = False
    named: bool = False  # its writer is known
    marked: bool = False  # a photo item that points at its pictures
    sections: int = 0
    headed: bool = False  # its sections carry a converter's marks
    last: Piece | None = None  # the last paragraph
    broken: bool = False  # its text breaks off in mid-sentence
    caption: bool = False  # the last piece was a caption
    closed: bool = False


class Reading(NamedTuple):
    """One way to read the page so far."""

    score: float = 0.0
    story: Story | None = None
    host: Story | None = None  # what the present story interrupts
    titles: tuple[int, ...] = ()  # places of titles above the next text
    credited: bool = False  # a credit stands between titles and text
    column: str = ""  # within a column of brief news: how its items begin
    begun: int = 0  # stories so far
    trail: "Trail | None" = None
    pictures: tuple[int, ...] = ()  # places of captions above the next text

    def took(self, score: float, step: Step, story: Story | None, host: Story | None) -> "Reading":
        """The reading after a step that leaves no title or picture waiting; written out, for ``_replace`` is slow."""
        return Reading(score, story, host, (), self.credited, self.column, self.begun, Trail(step, self.trail))


class Trail(NamedTuple):
    """Steps taken, last first."""

    step: Step
    before: "Trail | None"
    rivals: "Rival | None" = None


class Rival(NamedTuple):
    """Another way to read as far, given up for one that leaves the same open and scored more by ``gap``."""

    gap: float
    trail: Trail
    next: "Rival | None"  # another one given up at the same step


class Picture(NamedTuple):
    """What is known of a piece as the caption of a picture: odds, and the logarithms of chances."""

    odds: float  # of a caption
    alone: float  # of a caption whose picture stands by itself
    along: float  # of a caption whose picture illustrates
    none: float  # of anything else

    @property
    def hopeless(self) -> bool:
        """Whether nothing shows it to be a caption."""
        return self.odds <= HOPELESS


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pieces of a page and what is known ahead of reading them."""

    pieces: Sequence[Piece]
    photo: Sequence[bool]  # whether a photographer's credit closes the text that the piece is in
    pairs: Pairs
    kinship: Kinship
    halved: Sequence[bool]  # whether the other half of something above it stands farther down
    columns: Sequence[bool]  # whether a column of brief items without titles begins here
    boxed: bool  # several title lines stand in 【】: headings, not labels of comments
    opens: Sequence[float]  # odds that the text below a title begins an article rather than a section
    pictures: Sequence[Picture]

    def after(self, place: int) -> Piece | None:
        """The next piece."""
        return self.pieces[place + 1] if place + 1 < len(self.pieces) else None


def photo_ahead(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether the text that it is in closes, not far on, with a photographer's credit."""
    ahead = [False] * len(pieces)
    room, marked = 0, False
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if piece.signed is not None or piece.pictured:
            room, marked = _CAPTION if piece.pictured else 0, False
        elif piece.label in (Label.TITLE, Label.CREDIT):
            room = 0
        room = max(0, room - len(piece.text))
        ahead[place] = room > 0 and (piece.mark or not marked)
        marked = marked or piece.mark
        if piece.lead:
            ahead[place], room = False, 0
    return ahead


def halved(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether the other half of something above it stands farther down, before the next article."""
    found = [False] * len(pieces)
    ahead = False
    for place in range(len(pieces) - 1, -1, -1):
        found[place] = ahead
        ahead = pieces[place].half > 0 or (ahead and not pieces[place].lead)
    return found


def told(piece: Piece) -> str:
    """What a piece tells, without its credit."""
    return piece.text[: piece.signed.start] if piece.signed and piece.signed.start else piece.text


def closes(sheet: Sheet, place: int) -> bool:
    """Whether a credit stands right behind the piece, in it or below it."""
    after = sheet.after(place)
    here = sheet.pieces[place]
    return here.signed is not None or here.pictured or (after is not None and after.label is Label.CREDIT)


def ending(story: Story | None) -> float:
    """What is said against an article that ends here."""
    if story is None:
        return 0.0
    score = -2.5 * story.broken
    if story.kind is Kind.PHOTO and not story.closed:
        score -= _UNSIGNED
    if story.kind is Kind.FEATURE:
        score += 1.5 if story.closed or story.named else -1.5
    return score

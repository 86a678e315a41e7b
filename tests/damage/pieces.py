"""What a page under the generator's hands is made of: one piece is one printed line, and knows where it belongs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tests.damage.corpus import Story

TITLES = ("column", "kicker", "headline", "deck")
TEXT = ("p", "caption")
FURNITURE = "furniture"
BOXED = ("comment", "notice", "brief")


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line.  Pieces of one story, role and block make up one paragraph, caption or title."""

    story: int  # its number on the page; -1 for furniture
    kind: str  # of the story, as in the gold format
    role: str  # one of TITLES, p, section, caption, byline, FURNITURE
    block: int
    text: str
    first: bool = True  # the first line of its block
    tight: bool = False  # no blank line above it
    pictured: bool = False  # the caption of a picture in an article, or its credit

    @property
    def moves(self) -> bool:
        """Whether it is a title line that a layout may put elsewhere; labels and the titles of boxes keep their place."""
        return self.role in ("kicker", "headline", "deck") and self.kind not in BOXED


Pieces = list[Piece]


def set_story(number: int, story: Story) -> Pieces:
    """An undamaged story: titles, then body and captions, then the credit."""

    def lines(role: str, texts: Sequence[str]) -> Pieces:
        return [Piece(number, story.kind, role, block, text) for block, text in enumerate(texts)]

    titles = [line for role in TITLES for line in lines(role, getattr(story, role))]
    body = [
        replace(line, role="section", text=line.text[1:]) if line.text.startswith("§") else line
        for line in lines("p", story.body)
    ]
    opening = lines("byline", story.opening)
    if story.kind == "notice":  # who issued it, and when, is part of its text
        body += [replace(line, block=len(body) + line.block) for line in lines("p", story.byline)]
        return titles + opening + body
    captions = [line for caption in lines("caption", story.captions) for line in _credited(caption)]
    text = opening + body + captions + lines("byline", story.byline)
    return text + titles if story.foot else titles + text


def _credited(caption: Piece) -> Pieces:
    """A caption by paragraphs, and its credit if that stands on a line of its own."""
    text, *credit = caption.text.split("\n")
    within = caption.kind != "photo"
    paragraphs = [replace(caption, text=part, pictured=within) for part in text.split("\f")]
    return paragraphs + [replace(caption, role="byline", text=line, pictured=within) for line in credit]


def by_story(pieces: Iterable[Piece]) -> Iterator[Pieces]:
    """Runs of lines that belong to one story, in page order."""
    return (list(run) for _, run in groupby(pieces, key=lambda piece: piece.story))


def furniture(text: str) -> Piece:
    """A line that belongs to no story."""
    return Piece(-1, "", FURNITURE, 0, text)

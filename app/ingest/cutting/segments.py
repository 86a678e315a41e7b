"""Pieces cut into segments: text between two borders (a title, a lead, a credit), with what stands around it.

A segment is wholly of one article, but an article may have several: sections, and what follows an interruption.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.ingest.cutting import shapes
from app.ingest.cutting.label import Label
from app.ingest.cutting.pieces import Piece

_CAPTION_LENGTH = 420  # characters; the longest text of a photo item


@dataclass(slots=True)
class Segment:
    """A run of text and the lines at its borders."""

    titles: list[Piece] = field(default_factory=list)  # directly above it
    opening: list[Piece] = field(default_factory=list)  # credits between title and text
    texts: list[Piece] = field(default_factory=list)
    closing: list[Piece] = field(default_factory=list)  # credits on lines of their own below it

    @property
    def text(self) -> str:
        """All of its text."""
        return "".join(piece.text for piece in self.texts)

    @property
    def lead(self) -> bool:
        """Whether it opens with 本报讯 or the like."""
        return bool(self.texts) and self.texts[0].lead

    @property
    def signed(self) -> bool:
        """Whether a credit closes it."""
        return bool(self.closing) or bool(self.texts and self.texts[-1].signed)

    @property
    def photographed(self) -> bool:
        """Whether a photographer is credited at its end."""
        signs = [piece.signed for piece in (*self.closing, *self.texts[-1:])]
        return any(sign and sign.photographers and not sign.reporters for sign in signs)


def segments_of(pieces: Sequence[Piece]) -> list[Segment]:
    """The segments of a page in order; furniture is left out.  Titles at the page's end make a segment without text."""
    segments = [Segment()]
    for piece in pieces:
        here = segments[-1]
        if piece.label is Label.FURNITURE:
            continue
        if piece.label is Label.TITLE:
            if here.texts or here.opening:
                segments.append(here := Segment())
            here.titles.append(piece)
        elif piece.label is Label.CREDIT:
            (here.closing if here.texts else here.opening).append(piece)
        else:
            if here.texts and (piece.lead or here.closing or here.texts[-1].signed):
                segments.append(here := Segment())
            here.texts.append(piece)
    return [
        part
        for segment in segments
        for part in _split_caption(segment)
        if segment.titles or segment.opening or segment.texts
    ]


def _split_caption(segment: Segment) -> list[Segment]:
    """A caption that stands at the end of other text, without a border above it, cut off."""
    if not segment.photographed or not segment.texts:
        return [segment]
    first = 0 if not segment.lead and len(segment.text) <= _CAPTION_LENGTH else None
    for place in range(len(segment.texts) - 1, -1, -1):
        piece = segment.texts[place]
        if sum(len(other.text) for other in segment.texts[place:]) > _CAPTION_LENGTH:
            break
        if piece.mark or piece.apart or shapes.begins_caption(piece.text):
            first = place
            break
    if first is None:
        first = len(segment.texts) - 1
    if first == 0:
        return [segment]
    head = Segment(segment.titles, segment.opening, segment.texts[:first])
    return [head, Segment(texts=segment.texts[first:], closing=segment.closing)]

"""Labelled lines joined into pieces: a title line, a paragraph as far as it stands together, a row, a credit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.ingest.clean import HAN, Line, close_up
from app.ingest.cutting import marks, shapes
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label
from app.ingest.extract_byline import Signature, closing_signature, lead, signature
from app.ingest.values import Kind

_SHORTEST = 6  # characters of a text that a credit closes
_BEGINS = {Label.WITHIN: Label.OPENING, Label.TAIL: Label.ROW}  # by what goes on with it
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, eq=False)
class Piece:
    """Lines of one label that read as one text; what is asked of it in every reading of the page is told once."""

    label: Label  # never WITHIN or TAIL
    lines: tuple[Line, ...]
    text: str
    lead: bool
    ends: bool  # with a sentence or a credit; False where the text breaks off
    signed: Signature | None  # the credit that closes it, or that it is
    apart: bool  # stands farther from what is above it than lines of this page do
    half: int = 0  # the number of the line farther up that it goes on with; 0 for most
    caption: float = 0.0  # odds that it is the caption of a picture; 0 where nothing speaks for one
    continued: bool = False  # from another page, as a line above it says

    @cached_property
    def mark(self) -> bool:
        """Whether it points at a picture."""
        return self.lines[0].mark

    @cached_property
    def points(self) -> bool:
        """Whether the text says itself to what picture it belongs (▲, 图为, 图①)."""
        return self.mark or self.text.startswith("图")

    @cached_property
    def captions(self) -> bool:
        """Whether it opens as captions do."""
        return shapes.begins_caption(self.text)

    @cached_property
    def bulleted(self) -> bool:
        """Whether it opens with a bullet."""
        return bool(marks.BULLET.match(self.text))

    @cached_property
    def counted(self) -> bool:
        """Whether it opens with a number of its own."""
        return bool(marks.NUMBER.match(self.text))

    @cached_property
    def leaves(self) -> bool:
        """Whether it closes with the page on which it goes on."""
        return bool(marks.GOES_ELSEWHERE.search(self.text))

    @cached_property
    def heads(self) -> frozenset[Kind]:
        """As a title: the kinds of articles that it names."""
        return frozenset(kind for kind, names in marks.NAMES_KIND.items() if names(self.text))

    @cached_property
    def pictured(self) -> bool:
        """Whether it closes as captions do: with a photographer's credit, or with where the picture came from."""
        signed = self.signed
        if signed is not None and signed.photographers and (self.label is Label.CREDIT or not signed.reporters):
            return True
        return self.label in (Label.OPENING, Label.CREDIT) and marks.names_source(self.text)

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """Its source lines."""
        return tuple(line.number for line in self.lines)


def join(texts: Iterable[str]) -> str:
    """Lines run on as one text; a blank only between Latin words."""
    joined = ""
    for text in texts:
        between = " " if joined and _LATIN.match(joined[-1]) and _LATIN.match(text[:1]) else ""
        joined += between + text
    return close_up(joined)


def pieces_of(evidence: Sequence[Evidence], labels: Sequence[Label]) -> tuple[Piece, ...]:
    """The page as pieces, in order."""
    runs: list[list[Evidence]] = []
    names: list[Label] = []
    for here, name in zip(evidence, labels, strict=True):
        within = name in _BEGINS and names and names[-1] is _BEGINS[name]
        if within or (here.sender and runs and runs[-1][-1].sender):
            runs[-1].append(here)
        else:
            runs.append([here])
            names.append(_BEGINS.get(name, name))
    jumps = [
        name is Label.FURNITURE and bool(marks.CONTINUED.match(run[0].line.text))
        for name, run in zip(names, runs, strict=True)
    ]
    above = [False, *jumps]
    return tuple(_piece(*labelled) for labelled in zip(names, runs, above[:-1], strict=True))


def _piece(name: Label, run: Sequence[Evidence], continued: bool) -> Piece:
    lines = tuple(here.line for here in run)
    text = join(line.text for line in lines) if name is not Label.ROW or len(lines) > 1 else lines[0].printed
    opens = lead(text) if name is Label.OPENING else None
    signed = None
    if name is Label.CREDIT:
        signed = signature(text)
    elif name is Label.OPENING:
        signed = closing_signature(text[opens.end :] if opens else text)
        if signed and signed.start < _SHORTEST:
            signed = None
    return Piece(
        name,
        lines,
        text,
        opens is not None,
        run[-1].ends or signed is not None or name is Label.ROW,
        signed,
        run[0].apart,
        run[0].half,
        run[0].caption,
        continued,
    )


def is_word(character: str) -> bool:
    """Whether a character is one that carries meaning (no punctuation, no blank)."""
    return bool(re.match(f"[{HAN}0-9A-Za-z]", character))

"""Labelled lines joined into pieces: a title line, a paragraph as far as it stands together, a row, a credit."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.ingest.clean import Line, close_up
from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label
from app.ingest.people.extract_byline import Signature, closing_signature, lead, signature
from app.ingest.values import Kind

_SHORTEST = 6  # characters of a text that a credit closes
_BEGINS = {Label.WITHIN: Label.OPENING, Label.TAIL: Label.ROW}  # by what goes on with it
_LATIN = re.compile(r"[A-Za-z]")


@dataclass(frozen=True, eq=False, slots=True)
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
    mark: bool = False  # it points at a picture
    points: bool = False  # the text says itself to what picture it belongs (▲, 图为, 图①)
    captions: bool = False  # it opens as captions do
    bulleted: bool = False
    counted: bool = False  # it opens with a number of its own
    leaves: bool = False  # it closes with the page on which it goes on
    pictured: bool = False  # it closes as captions do: with a photographer's credit, or where the picture came from
    heads: frozenset[Kind] = frozenset()  # of a title: the kinds of articles that it names
    numbers: tuple[int, ...] = ()  # its source lines


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
    mark = lines[0].mark
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
        mark=mark,
        points=mark or text.startswith("图"),
        captions=shapes.begins_caption(text),
        bulleted=bool(marks.BULLET.match(text)),
        counted=bool(marks.NUMBER.match(text)),
        leaves=marks.goes_elsewhere(text),
        pictured=_pictured(name, text, signed),
        heads=marks.kinds_named(text) if name is Label.TITLE else frozenset(),
        numbers=tuple([line.number for line in lines]),
    )


def _pictured(name: Label, text: str, signed: Signature | None) -> bool:
    """Whether a photographer's credit closes a text, or where the picture came from."""
    if signed is not None and signed.photographers and (name is Label.CREDIT or not signed.reporters):
        return True
    return name in (Label.OPENING, Label.CREDIT) and marks.names_source(text)

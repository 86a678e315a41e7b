"""Whether a picture stands by itself or illustrates the text around it: all that speaks for either."""

import re
from collections.abc import Iterator, Sequence

from app.ingest.clean import HAN
from app.ingest.cutting.lines import shapes
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Kinship
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.title_form import pairs_of
from app.ingest.people.names import is_name

_NEAR = 14  # paragraphs on each side that may be of the text around it
_TRIPLE = re.compile(f"(?=([{HAN}]{{3}}))")
_PLACED = re.compile("(?:^|[日，在])[一-鿿]{2,7}(?:街道|社区|[镇乡村])")
_PLACE = re.compile("[一-鿿]{2,4}?(?:街道|社区|[镇乡村区])")
_ABOUT = re.compile("图为|[上下左右]图")


def traits(pieces: Sequence[Piece], place: int, kinship: Kinship) -> Iterator[tuple[str, float]]:
    """What speaks for (or against) the picture at a place standing by itself."""
    yield from _wording(pieces, place)
    yield from _titles(pieces, place)
    yield from _kinship(pieces, place, kinship)
    yield from _surroundings(pieces, place)


def _wording(pieces: Sequence[Piece], place: int) -> Iterator[tuple[str, float]]:
    piece, below = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else pieces[place]
    text = piece.text
    yield "dated", shapes.begins_with_day(text)
    yield "placed", bool(_PLACED.search(text))
    yield "about", bool(_ABOUT.match(text))
    yield "mark", piece.mark
    yield "short", len(text) <= 20
    yield "middling", 20 < len(text) <= 36
    yield "long", len(text) > 60
    yield "sentences", shapes.stops(text) > 1
    yield "signed", piece.pictured
    yield "signed below", below.label is Label.CREDIT and below.pictured
    yield "action", "在" in text[:20]


def _titles(pieces: Sequence[Piece], place: int) -> Iterator[tuple[str, float]]:
    """Whether a title next to it tells of the same."""
    own = pairs_of(pieces[place].text)
    for side, step in (("above", -1), ("below", +1)):
        title = _neighbour(pieces, place, step)
        if title is not None and title.label is Label.TITLE:
            pairs = pairs_of(title.text)
            yield f"title {side}", 1.0
            yield f"title {side} shares", min(1.0, 3 * len(pairs & own) / max(1, len(pairs)))
            yield f"short title {side}", len(title.text) <= 8


def _kinship(pieces: Sequence[Piece], place: int, kinship: Kinship) -> Iterator[tuple[str, float]]:
    """How much of its rarer wording stands in the texts above and below, names of persons above all."""
    triples = set(_TRIPLE.findall(_PLACE.sub(" ", pieces[place].text)))
    for side, others in zip(("", " beyond"), around(pieces, place), strict=True):
        text = "".join(pieces[other].text for other in others)
        found = [triple for triple in triples if triple in text]
        yield f"kin{side}", 10 * min(0.5, kinship.of(place, others))
        yield f"triples{side}", min(4, len(found))
        yield f"names{side}", any(map(is_name, found))


def around(pieces: Sequence[Piece], place: int) -> tuple[list[int], list[int]]:
    """The text that a picture stands in, or below whose title; and the other that it may belong to."""
    above = []
    for other in range(place - 1, max(-1, place - 3 * _NEAR), -1):
        if pieces[other].label is Label.OPENING and pieces[other].caption <= 0:
            above.append(other)
            if pieces[other].lead or len(above) == _NEAR:
                break
    below: list[int] = []
    beyond: list[int] = []
    for other in range(place + 1, min(len(pieces), place + 3 * _NEAR)):
        if pieces[other].label is not Label.OPENING or pieces[other].caption > 0:
            continue
        if beyond and pieces[other].lead:
            break
        (beyond if beyond or pieces[other].lead else below).append(other)
    below, beyond = below[:_NEAR], beyond[:_NEAR]
    title = _neighbour(pieces, place, -1)
    if title is not None and title.label is not Label.TITLE:
        return above + below, beyond
    return (below, beyond + above) if below else (beyond, above)


def _surroundings(pieces: Sequence[Piece], place: int) -> Iterator[tuple[str, float]]:
    above, below = _neighbour(pieces, place, -1), _neighbour(pieces, place, +1)
    yield "bottom", below is None
    if above is not None:
        yield "below signed", above.label is Label.CREDIT or above.signed is not None
        yield "below caption", above.caption > 0
    if below is not None:
        yield "above text", below.label is Label.OPENING and not below.lead and below.caption <= 0
        yield "above caption", below.caption > 0


def _neighbour(pieces: Sequence[Piece], place: int, step: int) -> Piece | None:
    """The next piece on one side; its own credit below it does not count."""
    other = place + step
    if step > 0 and other < len(pieces) and pieces[other].label is Label.CREDIT:
        other += step
    return pieces[other] if 0 <= other < len(pieces) else None

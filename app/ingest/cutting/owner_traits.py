"""Whether a picture stands by itself or illustrates the text around it: all that speaks for either."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from app.ingest.clean import HAN
from app.ingest.cutting import shapes
from app.ingest.cutting.label import Label
from app.ingest.cutting.links import Kinship
from app.ingest.cutting.pieces import Piece
from app.ingest.title_form import pairs_of, repeated

_NEAR = 14  # paragraphs on each side that may be of the text around it
_TRIPLE = re.compile(f"(?=([{HAN}]{{3}}))")
_PLACED = re.compile("(?:^|[日，在])[一-鿿]{2,7}(?:街道|社区|[镇乡村])")
_GALLERY = re.compile("图片新闻|摄影|图说|图片|光影|镜头|聚焦|掠影|影像|画刊|写真")
_ABOUT = re.compile("图为|[上下左右]图")


def traits(pieces: Sequence[Piece], place: int, kinship: Kinship) -> Iterator[tuple[str, float]]:
    """What speaks for (or against) the picture at a place standing by itself."""
    yield from _wording(pieces[place])
    yield from _titles(pieces, place)
    yield from _kinship(pieces, place, kinship)
    yield from _surroundings(pieces, place)


def _wording(piece: Piece) -> Iterator[tuple[str, float]]:
    text = piece.text
    yield "dated", shapes.begins_with_day(text)
    yield "recent", piece.captions and not shapes.begins_with_day(text) and not piece.points
    yield "placed", bool(_PLACED.search(text))
    yield "dated and placed", shapes.begins_with_day(text) and bool(_PLACED.search(text))
    yield "about", bool(_ABOUT.match(text))
    yield "mark", piece.mark
    yield "short", len(text) <= 20
    yield "middling", 20 < len(text) <= 36
    yield "long", len(text) > 60
    yield "sentences", shapes.stops(text) > 1
    yield "signed", piece.pictured
    yield "action", "在" in text[:20]


def _titles(pieces: Sequence[Piece], place: int) -> Iterator[tuple[str, float]]:
    """Whether a title next to it tells of the same."""
    above = _neighbour(pieces, place, -1)
    below = _neighbour(pieces, place, +1)
    text = pieces[place].text
    if above is not None and above.label is Label.TITLE:
        shared = _share(above.text, text)
        yield "title above", 1.0
        yield "title above shares", min(1.0, 3 * shared)
        yield "short title above", len(above.text) <= 8
        yield "gallery", bool(_GALLERY.search(above.text))
    if below is not None and below.label is Label.TITLE:
        shared = _share(below.text, text)
        yield "title below", 1.0
        yield "title below shares", min(1.0, 3 * shared)


def _share(title: str, text: str) -> float:
    """The share of a title's wording that a text repeats."""
    pairs = pairs_of(title)
    return repeated(pairs, text) / max(1, len(pairs))


def _kinship(pieces: Sequence[Piece], place: int, kinship: Kinship) -> Iterator[tuple[str, float]]:
    """How much of its rarer wording stands in the texts above and below."""
    above, below, beyond = around(pieces, place)
    near = kinship.of(place, above + below)
    yield "kin", min(0.6, near)
    yield "kin beyond", min(0.6, kinship.of(place, beyond))
    triples = set(_TRIPLE.findall(pieces[place].text))
    text = "".join(pieces[other].text for other in above + below)
    yield "triples", min(4, sum(triple in text for triple in triples))
    text = "".join(pieces[other].text for other in beyond)
    yield "triples beyond", min(4, sum(triple in text for triple in triples))


def around(pieces: Sequence[Piece], place: int) -> tuple[list[int], list[int], list[int]]:
    """The texts that a picture may belong to: what stands above, what goes on below, and the next article."""
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
    return above, below[:_NEAR], list(islice(beyond, _NEAR))


def _surroundings(pieces: Sequence[Piece], place: int) -> Iterator[tuple[str, float]]:
    above, below = _neighbour(pieces, place, -1), _neighbour(pieces, place, +1)
    yield "top", above is None
    yield "bottom", below is None
    if above is not None:
        yield "torn", above.label is Label.OPENING and not above.ends
        yield "below signed", above.label is Label.CREDIT or above.signed is not None
        yield "below caption", above.caption > 0
    if below is not None:
        yield "above lead", below.lead
        yield "above text", below.label is Label.OPENING and not below.lead and below.caption <= 0
        yield "above caption", below.caption > 0


def _neighbour(pieces: Sequence[Piece], place: int, step: int) -> Piece | None:
    """The next piece on one side; its own credit below it does not count."""
    other = place + step
    if step > 0 and other < len(pieces) and pieces[other].label is Label.CREDIT:
        other += step
    return pieces[other] if 0 <= other < len(pieces) else None

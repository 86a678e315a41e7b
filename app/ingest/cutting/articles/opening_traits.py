"""What a text below a title shows of whether it begins an article or goes on with the one above.

A section stands among others: its title is as long as theirs and made in the same way, its text is one of several
without a lead between two borders.  A box, a letter, a notice stands alone, tells its day, its figures or its sender.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs, fits
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.title_form import pairs_of, repeated
from app.ingest.cutting.titles.traits import fact

_FIRST_PERSON = re.compile("我(?!们的?区|们?县|们?市|省|国)")
_QUOTED = re.compile("“[^”]*(?:”|$)|「[^」]*(?:」|$)")
_FIGURE = re.compile("[0-9]+|[一二三四五六七八九十百千万]{2,}")
_MADE = (  # how section titles of one article are made alike
    re.compile("[，,]"),
    re.compile("^(?:第[一二三四五六七八九十]|[一二三四五六七八九十]+[、是]|[（(][一二三四五六七八九十]|[0-9]+[、.．])"),
    re.compile("^【"),
    re.compile("[？！?!]$"),
    re.compile(" "),
    re.compile("[：:]"),
)
_SERIES = {1, 2}  # of these, those that number or frame a title
_BOXED = "【"
_SHORT = 130  # characters of a box or a brief item at most
_FAR = 12  # paragraphs looked ahead
_FEW = 2  # paragraphs of news that has no sections


@dataclass(frozen=True, slots=True)
class Place:
    """A text right below a title and without a lead, by its place among the pieces, and what stands around it."""

    at: int
    above: int  # paragraphs since the lead above it; 0 where a credit or nothing stands between
    up: str  # the nearest title above of such a text, if no lead or credit stands between and it is no picture's
    down: str  # the nearest one below
    credited: bool  # below a text under a credit that stands below its title


def places(pieces: Sequence[Piece]) -> Iterator[Place]:
    """All such texts of a page."""
    borders = [*accumulate(_is_border(pieces, place) for place in range(len(pieces)))]
    found = [
        at
        for at in range(1, len(pieces))
        if pieces[at - 1].label is Label.TITLE and is_text(pieces[at]) and not marks.DAY.match(pieces[at].text)
    ]
    since, credited = _since_lead(pieces), _credited(pieces)
    like = [at for at in found if pieces[at].caption <= 0 and not pieces[at].pictured]

    def title(at: int, other: int) -> str:
        return pieces[other - 1].text if borders[other] == borders[at] else ""

    for at in found:
        order, after = bisect_left(like, at), bisect_right(like, at)
        up = title(at, like[order - 1]) if order else ""
        down = title(at, like[after]) if after < len(like) else ""
        yield Place(at, since[at], up, down, credited[at])


def _is_border(pieces: Sequence[Piece], place: int) -> bool:
    """Whether an article begins with a piece, by its lead, or ends with it; a credit above a half closes a box."""
    interrupts = place + 1 < len(pieces) and pieces[place + 1].half > 0
    return pieces[place].lead or (pieces[place].label is Label.CREDIT and not interrupts)


def _credited(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether it stands below a text that a credit opens, right below its title."""
    found = [False] * len(pieces)
    for place in range(1, len(pieces)):
        above = pieces[place - 1]
        if _is_border(pieces, place - 1) and not above.lead:
            found[place] = place > 1 and pieces[place - 2].label is Label.TITLE
        else:
            closed = above.signed is not None and above.label is not Label.CREDIT
            found[place] = found[place - 1] and not above.lead and not closed
    return found


def _since_lead(pieces: Sequence[Piece]) -> list[int]:
    """For each piece how many paragraphs above it make up a text with a lead that no credit has closed; else 0."""
    counts: list[int] = []
    count = 0
    for piece in pieces:
        counts.append(count)
        if piece.lead:
            count = 1
        elif piece.label is Label.CREDIT or piece.signed is not None:
            count = 0
        elif count and piece.label is not Label.TITLE:
            count += 1
    return counts


def traits(pieces: Sequence[Piece], place: Place, pairs: Pairs) -> Iterator[tuple[str, float]]:
    """What speaks for or against an article beginning at a place: trait, how strongly."""
    below = [*takewhile(is_text, pieces[place.at : place.at + _FAR])]
    yield "fits its title", max(-1.0, min(2.0, fits(pieces[place.at - 1].text, below[0].text, pairs) / 4))
    yield from _of_title(pieces, place)
    yield from _of_text(pieces[place.at - 1].text, below)
    yield from _around(pieces, place, place.at + len(below))


def _of_title(pieces: Sequence[Piece], place: Place) -> Iterator[tuple[str, float]]:
    title = pieces[place.at - 1]
    yield "length", len(title.text) / 10
    yield "comma", bool(_MADE[0].search(title.text))
    yield "names a kind", bool(title.heads) and _BOXED not in (place.up[:1], place.down[:1])
    yield "short title", 4 < len(title.text) <= 6
    yield "below another", place.at > 1 and pieces[place.at - 2].label is Label.TITLE
    yield "alone", not (place.up or place.down)
    for side, other in (("above", place.up), ("below", place.down)):
        yield f"as long as {side}", bool(other) and abs(len(other) - len(title.text)) <= 1
        yield f"made as {side}", bool(_made(title.text) & _made(other))
        yield f"begins or ends as {side}", bool(other) and (other[0] == title.text[0] or other[-1] == title.text[-1])


def in_series(title: str, above: str) -> int:
    """1 if a title goes on with a series above it (二、…, 【守】), -1 if it breaks off a counted one, as boxes do."""
    if _made(title) & _made(above) & _SERIES:
        return 1
    return -1 if marks.ENUMERATED.match(above) and not marks.ENUMERATED.match(title) else 0


def _made(title: str) -> set[int]:
    return {number for number, made in enumerate(_MADE) if made.search(title)}


def _of_text(title: str, below: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    first, whole = below[0].text, "".join(piece.text for piece in below)
    told = "".join(
        piece.text for piece in below if marks.ASKS.match(piece.text) or not shapes.begins_speech(piece.text)
    )
    pairs = pairs_of(title)
    share = repeated(pairs, whole) / max(1, len(pairs))
    yield "shared", share
    yield "fact", fact(title, share)
    yield "day first", shapes.begins_caption(first)
    yield "figures", min(1.0, len(_FIGURE.findall(first)) / 4)
    yield "first person", bool(_FIRST_PERSON.search(_QUOTED.sub("", told))) and not shapes.begins_mid_clause(first)
    yield "characters", min(4.0, len(whole) / 100)
    yield "short", len(whole) < _SHORT
    yield "half", below[0].half > 0 or shapes.begins_as_half(first) or shapes.begins_mid_clause(first)
    yield "quote first", first.startswith(("“", "「"))
    yield "asks", bool(marks.ASKS.match(first))
    yield "row", below[0].label is Label.ROW
    yield "signed", below[-1].signed is not None and not below[-1].pictured
    yield "pictured", any(piece.pictured for piece in below)


def _around(pieces: Sequence[Piece], place: Place, end: int) -> Iterator[tuple[str, float]]:
    top = next((at for at in range(place.at - 1, -1, -1) if pieces[at].label is not Label.TITLE), -1)
    pairs = pairs_of(pieces[place.at - 1].text)
    told = "".join(piece.text for piece in pieces[max(0, top + 1 - place.above, top + 1 - _FAR) : top + 1])
    yield "shared above", place.above and repeated(pairs, told) / max(1, len(pairs))
    yield "below a picture", top >= 0 and _is_picture(pieces, top)
    yield "first", top < 0
    yield "below news", place.above > 0
    yield "below a credited text", place.credited
    yield "alone below news", place.above > 0 and not (place.up or place.down)
    yield "below short news", 0 < place.above <= _FEW
    after = pieces[end] if end < len(pieces) else None
    yield "last", after is None
    yield "above a credit", after is not None and after.label is Label.CREDIT and not after.pictured
    yield "above a sender", after is not None and marks.is_sign_off(after.text)


def _is_picture(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a picture that no title stands above ends at a place; what stands below it may be its title."""
    while at >= 0 and pieces[at].label is Label.CREDIT:
        at -= 1
    titled = at > 0 and pieces[at - 1].label is Label.TITLE
    return at >= 0 and (pieces[at].pictured or pieces[at].points) and not titled


def is_text(piece: Piece) -> bool:
    """Whether a piece is a paragraph or row without a lead."""
    return piece.label in (Label.OPENING, Label.ROW) and not piece.lead

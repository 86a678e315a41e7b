"""A page read piece by piece: where articles begin, go on, are interrupted and end.

Like a reader, the search keeps several readings of the page in mind at once, and the end decides: a text without a
lead is a feature if a credit closes it, a paragraph that broke off wants its other half.  Scores are logarithmic odds
set by hand.  A beam of the best readings keeps the work linear in the number of pieces.
"""

from collections.abc import Iterator, Sequence
from functools import reduce
from math import inf
from operator import attrgetter

from app.ingest.cutting.articles.beginnings import starts
from app.ingest.cutting.articles.going_on import goes_on, lean
from app.ingest.cutting.articles.headings import credit, title
from app.ingest.cutting.articles.openings import columns, openings
from app.ingest.cutting.articles.pictures import awaiting, picture, pictured
from app.ingest.cutting.articles.rivals import PLAIN, margins, steps_of
from app.ingest.cutting.articles.story import Reading, Rival, Sheet, Step, Trail, ending, halved, photo_ahead, told
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Kinship, Pairs
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.pictures.owners import alone
from app.ingest.values import Kind

_BEAM = 8  # readings kept in mind
_HOPELESS = 7.0  # behind the best one; no end of a page makes up for so much
_WORK = 6400  # readings in all; what has more pieces than some newspapers together is read with fewer in mind


def read(pieces: Sequence[Piece], pairs: Pairs) -> tuple[tuple[Step, ...], dict[int, float]]:
    """The best reading of a page's pieces (without furniture), one or more steps a piece; and by how much each story,
    by its number, leads the best reading that gives it other pieces.
    """
    kinship = Kinship([told(piece) for piece in pieces])
    photo, items = photo_ahead(pieces), columns(pieces)
    boxed, opens, pictures = _boxed(pieces), openings(pieces, pairs), [*map(picture, pieces, alone(pieces, kinship))]
    sheet = Sheet(pieces, photo, pairs, kinship, halved(pieces), items, boxed, opens, pictures)
    readings = [Reading()]
    beam = max(1, min(_BEAM, _WORK // (len(pieces) or 1)))
    for place in range(len(pieces)):
        best: dict[tuple[object, ...], Reading] = {}
        floor = -inf
        for reading in readings:
            for found in _next(sheet, place, reading, floor):
                if found.score > floor:
                    floor = max(floor, found.score - _HOPELESS)
                    key = _key(found)
                    held = best.get(key)
                    best[key] = found if held is None else _better(held, found)
        ranked = sorted(best.values(), key=attrgetter("score"), reverse=True)[:beam]
        readings = [reading for reading in ranked if reading.score > floor]
    ended = [_scored(reading, ending(reading.story) + ending(reading.host)) for reading in readings]
    winner = reduce(_better, ended)
    return tuple(steps_of(winner.trail)), margins(winner.trail)


def _scored(reading: Reading, score: float) -> Reading:
    return reading._replace(score=reading.score + score)


def _better(one: Reading, other: Reading) -> Reading:
    """The better of two readings, which remembers the other one if that was close behind."""
    kept, left = (other, one) if other.score > one.score else (one, other)
    gap = kept.score - left.score
    if gap >= PLAIN or kept.trail is None or left.trail is None:
        return kept
    step, before, rivals = kept.trail
    score, story, host, titles, credited, column, begun, _, pictures = kept
    trail = Trail(step, before, Rival(gap, left.trail, rivals))
    return Reading(score, story, host, titles, credited, column, begun, trail, pictures)


def _boxed(pieces: Sequence[Piece]) -> bool:
    return sum(piece.label is Label.TITLE and piece.text.startswith("【") for piece in pieces) > 1


def _key(reading: Reading) -> tuple[object, ...]:
    story, host = reading.story, reading.host
    return (
        story and (story.kind, story.closed, story.broken, story.caption, story.sections > 0),
        host and (host.kind, host.broken, host.number),
        len(reading.titles),
        len(reading.pictures),
        reading.credited,
        reading.column,
    )


def _next(sheet: Sheet, place: int, reading: Reading, floor: float) -> Iterator[Reading]:
    """All ways to read the next piece; those that cannot score more than ``floor`` may be left out."""
    label = sheet.pieces[place].label
    if label is Label.TITLE:
        return title(sheet, place, reading)
    if label is Label.CREDIT:
        return credit(sheet, place, reading)
    return _text(sheet, place, reading, floor)


def _text(sheet: Sheet, place: int, reading: Reading, floor: float) -> Iterator[Reading]:
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    yield from starts(sheet, place, reading, floor)
    if reading.credited:
        return
    yield from awaiting(sheet, place, reading)
    if reading.pictures:
        return
    if story:
        yield from goes_on(sheet, place, reading, reading.score, story, host, floor)
        if story.kind in (Kind.NEWS, Kind.FEATURE) and not reading.titles and not piece.lead:
            yield from pictured(sheet, place, reading, reading.score, story, host)
    if host and story and not piece.lead:
        score = ending(story) - (1.5 if host.broken else 2.5 if story.closed else 3.5)
        score -= 4.0 * (not host.broken and story.kind not in (Kind.PHOTO, Kind.COMMENT))
        far = 1.5 * max(0, story.number - host.number - 1)  # stories begun meanwhile
        back = reading.score + score - far
        yield from goes_on(sheet, place, reading, back, host, None, floor)
        if host.kind in (Kind.NEWS, Kind.FEATURE) and not reading.titles:
            yield from pictured(sheet, place, reading, back, host, None)
        if host.broken and story.kind in (Kind.NEWS, Kind.FEATURE):  # two stories may go on in turn
            nearer = lean(sheet, place, reading, host, story)
            turned = reading.score + nearer - (1.0 if story.broken else 2.5) - far
            yield from goes_on(sheet, place, reading, turned, host, story, floor)

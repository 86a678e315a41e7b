"""How a picture's caption is read: of the article that it stands in, or above the text of the one to come.

That it is a caption, and that its picture stands by itself, is known as odds ahead of the reading; whose it is else
follows from the wording that it shares.
"""

from collections.abc import Iterator, Sequence

from app.ingest.cutting.articles.story import HOPELESS, Do, Picture, Reading, Sheet, Step, Story
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import fits
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.pictures.owners import chance

_BACK = 40  # pieces above a picture that are compared with it
_AHEAD = 4  # pieces below a picture in which the text begins that it illustrates
_POINTING = -1.0  # odds of a caption that points at its picture
_CREDITED = 2.0  # of a text that a photographer's credit closes: where it begins is all that is in doubt
_WAITS = -0.5  # a picture above its text is rarer than one below the first paragraph


def picture(piece: Piece, alone: float) -> Picture:
    """What is known of a piece as a caption whose picture stands by itself at odds of ``alone``."""
    odds = piece.caption or (_POINTING if piece.points else HOPELESS)
    if piece.pictured:
        odds += _CREDITED
    shown = chance(odds)
    return Picture(odds, shown + chance(alone), shown + chance(-alone), chance(-odds))


def pictured(
    sheet: Sheet, place: int, reading: Reading, before: float, story: Story, host: Story | None
) -> Iterator[Reading]:
    """The piece as a caption of a story, the reading up to there scoring ``before``."""
    if sheet.pictures[place].hopeless:
        return
    piece = sheet.pieces[place]
    score = sheet.pictures[place].along + _akin(sheet, place, reading, story)
    score -= 1.0 * story.closed
    signed_above = sheet.pieces[place - 1].pictured
    do = Do.CAPTION_ON if story.caption and piece.caption <= 0 and not piece.mark and not signed_above else Do.CAPTION
    if do is Do.CAPTION_ON:  # what speaks for the picture was said of its first line
        score = min(score, 0.0) + breaks_off(sheet, place)
    yield reading.took(before + score, Step(place, do, story.number), story._replace(caption=True), host)


def awaiting(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    """The piece as a caption of the article whose text begins below it."""
    if sheet.pictures[place].hopeless:
        return
    below = sheet.pieces[place + 1 : place + 1 + _AHEAD]
    if not any(piece.label is Label.OPENING and piece.caption <= 0 for piece in below):
        return
    score = sheet.pictures[place].along + sheet.opens[place] + _WAITS
    score += _nearness(sheet, place, list(_begun_below(sheet, place)))
    yield reading._replace(score=reading.score + score, pictures=(*reading.pictures, place))


def breaks_off(sheet: Sheet, place: int) -> float:
    """What is said against a caption that goes on in mid-sentence with what does not fit."""
    above = sheet.pieces[place - 1]
    return 0.0 if above.ends else max(-4.0, min(0.0, fits(above.text, sheet.pieces[place].text, sheet.pairs) / 2 - 1.0))


def _akin(sheet: Sheet, place: int, reading: Reading, story: Story) -> float:
    """For or against a picture belonging to this story, by the wording that they share."""
    others = list(_following(sheet, place))
    trail = reading.trail
    for _ in range(_BACK):
        if trail is None:
            break
        if trail.step.story == story.number:
            others.append(trail.step.place)
        trail = trail.before
    return _nearness(sheet, place, others)


def _nearness(sheet: Sheet, place: int, others: Sequence[int]) -> float:
    return max(-2.0, min(1.5, 12 * (sheet.kinship.of(place, others) - 0.2)))


def _begun_below(sheet: Sheet, place: int) -> Iterator[int]:
    """The first few paragraphs of the article whose text begins below."""
    first = True
    for other in range(place + 1, min(place + 12, len(sheet.pieces))):
        piece = sheet.pieces[other]
        if piece.label is Label.OPENING and piece.caption <= 0:
            if piece.lead and not first:
                return
            first = False
            yield other


def _following(sheet: Sheet, place: int) -> Iterator[int]:
    """The next few paragraphs of what may be the same article."""
    for other in range(place + 1, min(place + 10, len(sheet.pieces))):
        piece = sheet.pieces[other]
        if piece.lead:
            return
        if piece.label is Label.OPENING:
            yield other


def taken_up(reading: Reading) -> list[Step]:
    """The pictures that stood above the text of an article that now begins."""
    return [Step(place, Do.CAPTION, reading.begun) for place in reading.pictures]

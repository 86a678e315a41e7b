"""How text goes on with an article: as its next paragraph, the other half of a broken one, or a picture's caption."""

import re
from collections.abc import Iterator

from app.ingest.cutting.articles.pictures import breaks_off
from app.ingest.cutting.articles.story import Do, Reading, Sheet, Step, Story
from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import fits
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.values import Kind

_GROUP = 1.0  # for a caption right below another one being of the same group of pictures
_BACK = 40  # pieces above that are compared with a piece


def goes_on(
    sheet: Sheet, place: int, reading: Reading, before: float, story: Story, host: Story | None, floor: float
) -> Iterator[Reading]:
    """The piece as the next paragraph of a story, or as the other half of the last one; above a floor.

    The reading up to there scores ``before``.
    """
    piece = sheet.pieces[place]
    photo = sheet.photo[place]
    closed = story.closed and not marks.DAY.match(piece.text)  # below who signs a notice stands the day
    score = -8.0 * (piece.lead or piece.continued) - 6.0 * closed - 0.5 * piece.apart - 2.0 * bool(reading.titles)
    if story.kind is Kind.PHOTO:
        above = sheet.pieces[place - 1]
        grouped = piece.caption > 0 and above.caption > 0 and above.mark >= piece.mark
        score += _GROUP if grouped else 0.0 if photo else -4.0
        score -= 5.0 * (story.closed and piece.mark and story.marked)
    else:
        score += sheet.pictures[place].none
    if reading.titles:
        score -= sheet.opens[place]
    if story.kind is Kind.BRIEF:
        score -= 2.5
    do = Do.SECTION if story.kind is Kind.NOTICE and heads_rows(sheet, place) else Do.PARAGRAPH
    if story.kind is Kind.PHOTO:
        do = Do.CAPTION if piece.mark else Do.CAPTION_ON
        score += breaks_off(sheet, place)
    elif story.broken and story.last is not None:
        fit = fits(story.last.text, piece.text, sheet.pairs) - 12.0 * (piece.label is Label.ROW or piece.bulleted)
        fit += (6.0 if piece.half == story.last.lines[-1].number else -3.0) * (piece.half > 0)
        do = Do.JOIN if fit > -2.5 or (fit > -6 and shapes.ends_within(story.last.text)) else Do.PARAGRAPH
        score += max(-1.5 if fit > -6 else -4.0, min(2.0, fit / 2)) + (1.5 if do is Do.JOIN else 0.0)
        score -= 3.0 * (do is Do.JOIN and not piece.half and sheet.halved[place])
    elif story.last and (piece.half or shapes.begins_as_half(piece.text)):  # of nothing that is known to want one
        score -= 2.5
    score += signing(story.kind, story.named, piece)
    if before + score > floor:
        going = grown(story, piece, photo=story.kind is Kind.PHOTO)
        yield reading.took(before + score, Step(place, do, story.number), going, host)


def heads_rows(sheet: Sheet, place: int) -> bool:
    """Whether the piece names a group of the rows below it."""
    piece, after = sheet.pieces[place], sheet.after(place)
    if piece.label is not Label.ROW or after is None or after.label is not Label.ROW:
        return False
    return (
        len(piece.text) <= 14
        and not re.search(r"[\s\d：:、]", piece.text)
        and bool(re.search(r"[\s\d：:、]", after.text))
    )


def signing(kind: Kind, named: bool, piece: Piece) -> float:
    """What a credit at the end of a paragraph says of a story of a kind; ``named``: its writer is known."""
    if piece.signed is None or kind is Kind.PHOTO or piece.pictured:
        return 0.0
    return -1.0 if kind is Kind.NEWS and named else 1.0


def grown(story: Story, piece: Piece, *, photo: bool) -> Story:
    """The story with one more piece of text."""
    signs = piece.signed is not None or (photo and piece.pictured)
    signed = (signs and (photo or not piece.pictured)) or piece.leaves
    number, kind, lead, named, marked, sections, headed, *_, closed = story
    named, closed = named or signed, closed or signed
    return Story(number, kind, lead, named, marked, sections, headed, piece, not piece.ends, photo, closed)


def lean(sheet: Sheet, place: int, reading: Reading, story: Story, other: Story) -> float:
    """How much nearer, -2 to 2, a piece stands to one story than to another, by the wording that they share."""
    told = {story.number: [], other.number: []}  # type: dict[int, list[int]]
    trail = reading.trail
    while trail is not None and trail.step.place > place - _BACK:
        if trail.step.story in told and trail.step.do is not Do.TITLE:
            told[trail.step.story].append(trail.step.place)
        trail = trail.before
    near, far = (sheet.kinship.of(place, told[number]) for number in (story.number, other.number))
    return max(-2.0, min(2.0, 20 * (near - far)))

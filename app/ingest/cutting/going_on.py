"""How text goes on with an article: as its next paragraph, the other half of a broken one, or a picture's caption."""

import re
from collections.abc import Iterator

from app.ingest.cutting import shapes
from app.ingest.cutting.label import Label
from app.ingest.cutting.links import fits
from app.ingest.cutting.pieces import Piece
from app.ingest.cutting.story import Do, Reading, Sheet, Step, Story, begins_picture, closes
from app.ingest.title_form import pairs_of
from app.ingest.values import Kind

_NEAR = 6  # pieces above a picture that may be of the text around it
_BACK = 40  # pieces above a picture that are compared with it


def goes_on(
    sheet: Sheet, place: int, reading: Reading, story: Story, host: Story | None, floor: float
) -> Iterator[Reading]:
    """The piece as the next paragraph of a story, or as the other half of the last one; above a floor."""
    piece = sheet.pieces[place]
    signed, photo = piece.signed, sheet.photo[place]
    score = -8.0 * (piece.lead or piece.continued) - 6.0 * story.closed - 0.5 * piece.apart - 2.0 * bool(reading.titles)
    if story.kind is Kind.PHOTO:
        score -= (0.0 if photo else 4.0) + (-5.0 if story.closed and piece.mark and story.marked else 0.0)
    else:
        score -= 4.0 * piece.mark + (1.5 if photo and begins_picture(sheet, place) else 0.3) * photo
        score -= 3.0 * bool(signed and photo)
    if reading.titles:
        score -= sheet.opens[place]
    if story.kind is Kind.BRIEF:
        score -= 2.5
    do = Do.SECTION if story.kind is Kind.NOTICE and heads_rows(sheet, place) else Do.PARAGRAPH
    if story.kind is Kind.PHOTO:
        do = Do.CAPTION if piece.mark else Do.CAPTION_ON
        score += _breaks_off(sheet, place)
    elif story.broken and story.last is not None:
        fit = fits(story.last.text, piece.text, sheet.pairs) - 12.0 * (piece.label is Label.ROW or piece.bulleted)
        do = Do.JOIN if fit > -2.5 or (fit > -6 and shapes.ends_within(story.last.text)) else Do.PARAGRAPH
        score += max(-1.5 if fit > -6 else -4.0, min(2.0, fit / 2)) + (1.5 if do is Do.JOIN else 0.0)
        score -= 3.0 * (do is Do.JOIN and not piece.half and sheet.halved[place])
    elif story.last and (piece.half or shapes.begins_as_half(piece.text)):  # of nothing that is known to want one
        score -= 2.5
    score += signing(story, piece)
    if reading.score + score > floor:
        going = grown(story, piece, photo=story.kind is Kind.PHOTO)
        yield reading.took(score, Step(place, do, story.number), going, host)


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


def signing(story: Story, piece: Piece) -> float:
    """What a credit at the end of a paragraph says of its story."""
    if piece.signed is None or story.kind is Kind.PHOTO or piece.pictured:
        return 0.0
    return -1.0 if story.kind is Kind.NEWS and story.named else 1.0


def grown(story: Story, piece: Piece, *, photo: bool) -> Story:
    """The story with one more piece of text."""
    signed = (piece.signed is not None and (photo or not piece.pictured)) or piece.leaves
    number, kind, lead, named, marked, sections, headed, _, _, closed = story
    return Story(number, kind, lead, named or signed, marked, sections, headed, piece, photo, closed or signed)


def pictured(sheet: Sheet, place: int, reading: Reading, story: Story) -> Iterator[Reading]:
    """The piece as a caption of the story that it stands in."""
    piece = sheet.pieces[place]
    pointing = piece.points
    if not (sheet.photo[place] or pointing or piece.scene) or story.closed:
        return
    score = 0.5 * pointing + _akin(sheet, place, reading, story)
    if piece.text.startswith("图为"):
        score = max(score, 2.0)
    score -= 2.0 * headed_below(sheet, place)
    if not (pointing or story.caption or begins_picture(sheet, place)):
        score += 1.0 if closes(sheet, place) else -0.5 if piece.scene else -3.0
    signed_above = sheet.pieces[place - 1].pictured
    do = Do.CAPTION_ON if story.caption and not piece.mark and not signed_above else Do.CAPTION
    if do is Do.CAPTION_ON:  # what speaks for the picture was said of its first line
        score = min(score, 0.0) + _breaks_off(sheet, place)
    yield reading.took(score, Step(place, do, story.number), story._replace(caption=True), reading.host)


def headed_below(sheet: Sheet, place: int) -> bool:
    """Whether a title right below a caption tells of the same, and not of the text above: it is of its own."""
    below = place + 1
    while below < len(sheet.pieces) and sheet.pieces[below].label is Label.CREDIT:
        below += 1
    if below == len(sheet.pieces) or sheet.pieces[below].label is not Label.TITLE:
        return False
    shared = pairs_of(sheet.pieces[below].text) & pairs_of(sheet.pieces[place].text)
    above = "".join(piece.text for piece in sheet.pieces[max(0, place - _NEAR) : place])
    return sheet.photo[place] and any(pair not in above for pair in shared)


def _breaks_off(sheet: Sheet, place: int) -> float:
    """What is said against a caption that goes on in mid-sentence with what does not fit."""
    above = sheet.pieces[place - 1]
    return 0.0 if above.ends else max(-4.0, min(0.0, fits(above.text, sheet.pieces[place].text, sheet.pairs) / 2 - 1.0))


def _akin(sheet: Sheet, place: int, reading: Reading, story: Story) -> float:
    """For or against a picture belonging to the story around it, by the wording that they share."""
    others = list(_following(sheet, place))
    trail = reading.trail
    for _ in range(_BACK):
        if trail is None:
            break
        if trail.step.story == story.number:
            others.append(trail.step.place)
        trail = trail.before
    return max(-3.0, min(2.0, 12 * (sheet.kinship.of(place, others) - 0.2)))


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


def _following(sheet: Sheet, place: int) -> Iterator[int]:
    """The next few paragraphs of what may be the same article."""
    for other in range(place + 1, min(place + 10, len(sheet.pieces))):
        piece = sheet.pieces[other]
        if piece.lead:
            return
        if piece.label is Label.OPENING:
            yield other

"""How a title line or a credit is read: above an article, within it, or at its end."""

from collections.abc import Iterator

from app.ingest.cutting.articles.story import Do, Reading, Sheet, Step, Story, Trail, ending
from app.ingest.cutting.lines import marks
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.values import Kind

_PICTURED = 3.0  # for a photographer's credit below a caption, whosesoever picture it is


def title(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    """All ways to read a title line: as a title, as who signs off above it, as a section heading."""
    story, host = reading.story, reading.host
    broken = bool(story and story.broken and not reading.titles)
    titles = (*reading.titles, place)
    trail = Trail(Step(place, Do.TITLE, -1), reading.trail)
    score, column, begun, pictures = reading.score - broken, reading.column, reading.begun, reading.pictures
    yield Reading(score, story, host, titles, False, column, begun, trail, pictures)
    if reading.titles or pictures:
        return
    if story and story.last and not story.lead and _signs_off(sheet, place, story):
        office = story.kind is Kind.NOTICE or marks.is_office(sheet.pieces[place].text)
        step = Step(place, Do.PARAGRAPH if office else Do.BYLINE, story.number)
        yield reading.took(reading.score + 2.0, step, story._replace(closed=True), host)
    if story and story.kind in (Kind.NEWS, Kind.FEATURE, Kind.NOTICE) and story.last:
        yield _sectioned(sheet, place, reading, reading.score, story, host)
    if host and host.last:
        ended = ending(story) - (0.5 if host.broken or host.sections or (story and story.broken) else 4.0)
        yield _sectioned(sheet, place, reading, reading.score + ended, host, None)


def _signs_off(sheet: Sheet, place: int, story: Story) -> bool:
    """Whether a title line closes a letter, a notice or an answer; above rows it rather names their group."""
    after, text = sheet.after(place), sheet.pieces[place].text
    free = story.kind in (Kind.LETTER, Kind.NOTICE) and not story.closed
    signs = marks.is_sign_off if free else marks.is_office
    return (signs(text) or (story.closed and bool(marks.DAY.match(text)))) and (
        after is None or after.label is not Label.ROW
    )


def _sectioned(sheet: Sheet, place: int, reading: Reading, before: float, story: Story, host: Story | None) -> Reading:
    """The title read as a section heading of a story, the reading up to there scoring ``before``."""
    piece, after = sheet.pieces[place], sheet.after(place)
    heading = piece.lines[0].heading
    score = -0.2 if story.sections else -1.0
    score -= 6 * story.closed + 0.7 * piece.apart + 1.0 * (heading and not story.headed) + 0.5 * (len(piece.text) > 20)
    score -= 1.0 * story.broken + 3 * piece.text.startswith(("—", "--"))
    score -= 3 * bool(piece.heads & {Kind.BRIEF, Kind.LETTER})
    if after is None or after.lead or after.label in (Label.TITLE, Label.CREDIT):
        score -= 5
    else:
        score -= sheet.opens[place + 1]
    if place and sheet.pieces[place - 1].pictured:  # it may be the picture's title
        score -= 1.5
    if after is not None and after.label is Label.ROW and story.kind is Kind.NOTICE:
        score += 2 if story.sections or story.last is None or story.last.label is not Label.ROW else -2
    if after is not None and after.caption > 0:
        score -= 1.5
    number, kind, lead, named, marked, sections, headed, *_, closed = story
    going = Story(number, kind, lead, named, marked, sections + 1, headed or heading, closed=closed)
    return reading.took(before + score, Step(place, Do.SECTION, story.number), going, host)


def credit(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    """All ways to read a credit: above the text to come, or closing the story or the one that it interrupts."""
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    signed = piece.signed
    photo = piece.pictured and not (signed and (signed.reporters or signed.correspondents))
    trail = Trail(Step(place, Do.BYLINE, -1), reading.trail)
    if photo and reading.pictures:  # of the picture right above
        yield reading._replace(score=reading.score + _PICTURED, trail=trail)
        return
    opens = 2.0 if reading.titles else 0.5 if piece.bulleted else -2.0
    yield reading._replace(score=reading.score + opens - 3.0 * photo, credited=True, trail=trail)
    if reading.titles or reading.pictures:
        return
    step = Step(place, Do.BYLINE, story.number if story else -1)
    if story and (story.last or story.caption):
        score = _closing(story, piece, photo)
        only_picture = photo and story.kind is not Kind.PHOTO
        closed = story._replace(closed=story.closed or not only_picture, named=True)
        yield reading.took(reading.score + score, step, closed, host)
    within = story is None or story.closed or story.kind in (Kind.PHOTO, Kind.COMMENT) or story.broken
    if host and host.last and not photo and within:
        closed = host._replace(closed=True, named=True, caption=False)
        score = ending(story) + _closing(host, piece, photo) - 1.0
        yield reading.took(reading.score + score, step._replace(story=host.number), closed, None)


def _closing(story: Story, piece: Piece, photo: bool) -> float:
    """How well a credit closes a story; ``photo``: it names photographers alone."""
    score = -3.0 * story.closed
    if story.kind is Kind.PHOTO:
        pictured = photo or (piece.signed is not None and bool(piece.signed.photographers))
        return score + (_PICTURED if pictured else 0.5)
    if photo:
        return score + (_PICTURED if story.caption else -3.0)
    if story.kind is Kind.NEWS:
        return score + (-2.0 if story.named else 1.0)
    return score + 2.0

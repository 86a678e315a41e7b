"""How an article begins: of which kind it may be, what speaks for it, and which titles are its own beyond doubt."""

from collections.abc import Iterator, Sequence

from app.ingest.cutting.articles.broken import broken
from app.ingest.cutting.articles.going_on import grown, heads_rows, signing
from app.ingest.cutting.articles.pictures import taken_up
from app.ingest.cutting.articles.story import Do, Reading, Sheet, Step, Story, Trail, ending
from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.values import Kind

_PICTURE = 0.5  # what the beginning of a photo item may cost the articles around it
_SIGNED = 4.0  # what at most speaks for an article that it is signed, and for those that it ends
_ITEM = 60  # characters of an item that has neither title nor bullet; few are longer
_INTRODUCTION = 80  # characters of what stands above a group of pictures


def starts(sheet: Sheet, place: int, reading: Reading, floor: float) -> Iterator[Reading]:
    """The piece as the beginning of a new article, of every kind that it may be; above a floor."""
    piece = sheet.pieces[place]
    opens = sheet.opens[place] - 6.0 * (piece.half > 0 or shapes.begins_as_half(piece.text))
    for kind, odds in _kinds(sheet, place, reading):
        if kind is Kind.PHOTO and reading.pictures:
            continue
        score = odds + opens + (0.0 if kind is Kind.PHOTO else sheet.pictures[place].none)
        if reading.score + score + _SIGNED > floor:
            yield from _start(sheet, place, reading, kind, score, floor)


def _kinds(sheet: Sheet, place: int, reading: Reading) -> Iterator[tuple[Kind, float]]:
    piece = sheet.pieces[place]
    titles = [sheet.pieces[index] for index in reading.titles]
    counted = (
        piece.counted
        and piece.label is not Label.ROW
        and bool(reading.column or (titles and len(titles[-1].text) <= 8))
    )
    bullet = counted or piece.bulleted
    if piece.lead:
        yield Kind.NEWS, 6.0
    elif marks.SALUTATION.match(piece.text):
        yield Kind.LETTER, 6.0
    elif titles and piece.ends and marks.ADDRESSEE.match(piece.text) and not marks.ADDRESS.match(piece.text):
        yield Kind.LETTER, 4.0
    after = sheet.after(place)
    introduces = (
        bool(titles) and not piece.mark and after is not None and after.mark and len(piece.text) <= _INTRODUCTION
    )
    if introduces or not sheet.pictures[place].hopeless:
        score = _PICTURE + (sheet.pictures[place].alone if not introduces else -0.5)
        score -= 3.0 * reading.credited  # whose writer is named above, that is no caption
        if piece.mark and place and sheet.pieces[place - 1].mark and not sheet.pieces[place - 1].pictured:
            score -= 3.0  # one of a group
        yield Kind.PHOTO, score
    boxed = sheet.boxed and bool(titles) and titles[-1].text.startswith("【")
    if titles and Kind.COMMENT in titles[-1].heads and len(titles[-1].text) <= 24 and not boxed:
        yield Kind.COMMENT, 4.0
    heads = {kind for title in titles for kind in title.heads}
    if Kind.NOTICE in heads:
        yield Kind.NOTICE, 3.0
    elif titles and _tabled(sheet, place, reading.story):
        yield Kind.NOTICE, 0.5
    labelled = Kind.BRIEF in heads or sheet.columns[place]
    if reading.column and len(titles) == (reading.column == "titled"):
        long = max(0, len(piece.text) - _ITEM) / 20 if reading.column == "plain" else 0.0
        yield Kind.BRIEF, 1.5 - min(3.0, long) if bullet == (reading.column == "bullet") else -4.0
    elif labelled or bullet:
        yield Kind.BRIEF, 3.0 * labelled + 2.5 * bullet - 1.5 * (not titles)
    if not piece.lead:
        yield Kind.FEATURE, _unled(sheet, reading, place)


def _tabled(sheet: Sheet, place: int, story: Story | None) -> bool:
    """Whether a table without a sentence above it begins here, and no further group of the one above."""
    after, going = sheet.after(place), story and story.kind is Kind.NOTICE and not story.closed
    if story and going and (story.sections or (story.last is not None and story.last.label is not Label.ROW)):
        return False  # of a table whose first group has no heading no other has one
    return sheet.pieces[place].label is Label.ROW and after is not None and after.label is Label.ROW


def _unled(sheet: Sheet, reading: Reading, place: int) -> float:
    """What speaks for an article that begins without a lead."""
    if reading.credited:
        return 1.0  # and more in the end: its writer is known
    if sheet.pieces[place].continued:
        return 2.0
    if place == 0 or reading.story is None:
        return 0.0
    titles = reading.titles
    if len(titles) == 1 and _under_picture(sheet, titles[0]):  # it may be the picture's title
        return -1.0
    return -3.0 if not titles else 0.5 if sheet.opens[place] else -1.0


def _start(sheet: Sheet, place: int, reading: Reading, kind: Kind, score: float, floor: float) -> Iterator[Reading]:
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    left: Story | None = None
    waits = host is not None and host.broken and not (story and story.broken)
    if story and not waits and not story.closed and (story.kind in (Kind.NEWS, Kind.FEATURE) or story.broken):
        left, dropped = story, host
    else:
        left, dropped = (host, story) if waits or kind in (Kind.PHOTO, Kind.COMMENT) else (None, None)
        if left is None:
            score += ending(host)
            dropped = story
    score += ending(dropped)
    lead = piece.lead
    named = reading.credited or (lead and _names(piece))
    score += reading.score + signing(kind, named, piece)
    if score <= floor:
        return
    headed = kind is Kind.NOTICE and heads_rows(sheet, place)
    sections = int(headed or (kind is Kind.NOTICE and len(reading.titles) > 1))
    fresh = Story(reading.begun, kind, lead, named, piece.mark, sections)
    do = Do.CAPTION if kind is Kind.PHOTO else Do.SECTION if headed else Do.PARAGRAPH
    own = _own_titles(sheet, reading.titles, kind, place)
    steps = [Step(index, Do.OWN_TITLE, reading.begun) for index in own]
    if kind is Kind.NOTICE and own and piece.label is Label.ROW:  # headings of the first group stand below its title
        steps += [Step(index, Do.SECTION, reading.begun) for index in reading.titles if index > own[-1]]
    steps += taken_up(reading)
    steps.append(Step(place, do, reading.begun, kind))
    column = _column(sheet, place, reading) if kind is Kind.BRIEF else ""
    trail = reading.trail
    for step in steps:
        trail = Trail(step, trail)
    begun = grown(fresh, piece, photo=kind is Kind.PHOTO)
    yield Reading(score, begun, left, (), False, column, reading.begun + 1, trail)


def _column(sheet: Sheet, place: int, reading: Reading) -> str:
    """How the items of a column of brief news begin: with a bullet, with a title each, or with nothing."""
    if sheet.pieces[place].bulleted or sheet.pieces[place].counted:
        return "bullet"
    titled = (len(reading.titles) > 1 and not sheet.columns[place]) or reading.column == "titled"
    return "titled" if titled else "plain"


def _names(piece: Piece) -> bool:
    return "记者" in piece.text[:40] or "通讯员" in piece.text[:40]


def _own_titles(sheet: Sheet, titles: Sequence[int], kind: Kind, place: int) -> list[int]:
    """The titles that surely belong to the text below them."""
    if not titles:
        return []
    if kind is Kind.COMMENT:
        return _whole(sheet, titles, titles[-1:])
    if kind is Kind.BRIEF and sheet.pieces[place].bulleted:
        return list(titles[-1:]) if titles and len(sheet.pieces[titles[-1]].text) <= 8 else []
    return _whole(sheet, titles, [index for index in titles if kind in sheet.pieces[index].heads])


def _whole(sheet: Sheet, titles: Sequence[int], found: Sequence[int]) -> list[int]:
    """The titles found, with the line above that one of them was broken off from."""
    whole = list(found)
    for index in found:
        above = index - 1
        free = above in titles and above not in whole and not _under_picture(sheet, above)
        if free and broken(sheet.pieces[above], sheet.pieces[index]) > 0:
            whole.append(above)
    return sorted(whole)


def _under_picture(sheet: Sheet, place: int) -> bool:
    """Whether a title stands right below a picture, whose it may be."""
    above = sheet.pieces[place - 1] if place else None
    return above is not None and (above.pictured or above.caption > 0)

"""A page read piece by piece: where articles begin, go on, are interrupted and end.

Like a reader, the search keeps several readings of the page in mind at once, and the end decides: a text without a
lead is a feature if a credit closes it, a paragraph that broke off wants its other half.  Scores are logarithmic odds
set by hand.  A beam of the best readings keeps the work linear in the number of pieces.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from app.ingest.cutting import marks, shapes
from app.ingest.cutting.broken import broken
from app.ingest.cutting.label import Label
from app.ingest.cutting.links import Kinship, Pairs, fits
from app.ingest.cutting.pieces import Piece
from app.ingest.values import Kind

_BEAM = 8  # readings kept in mind
_HOPELESS = 8.0  # behind the best one; no end of a page makes up for so much
_NARROW = 4  # and on what is no newspaper page, having more pieces than
_MANY = 800
_BACK = 40  # pieces above a picture that are compared with it
_CAPTION = 450  # characters; no photo item has more text


class Do(StrEnum):
    """What a piece does in its article."""

    TITLE = "title"  # waits to be dealt out
    OWN_TITLE = "own"  # belongs to the article that begins below it
    SECTION = "section"
    PARAGRAPH = "paragraph"
    JOIN = "join"  # finishes the paragraph that broke off
    CAPTION_ON = "caption on"  # goes on with the caption above it
    CAPTION = "caption"
    BYLINE = "byline"


@dataclass(frozen=True, slots=True)
class Step:
    """One piece read: what it does, in which article."""

    place: int
    do: Do
    story: int = -1  # its number; -1: none yet
    kind: Kind | None = None  # of the article that begins here


@dataclass(frozen=True, slots=True)
class Story:
    """An article as far as it has been read."""

    number: int
    kind: Kind
    lead: bool = False
    named: bool = False  # its writer is known
    marked: bool = False  # a photo item that points at its pictures
    sections: int = 0
    headed: bool = False  # its sections carry a converter's marks
    last: Piece | None = None  # the last paragraph
    caption: bool = False  # the last piece was a caption
    closed: bool = False

    @property
    def broken(self) -> bool:
        """Whether its text breaks off in mid-sentence."""
        return self.last is not None and not self.last.ends


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the page so far."""

    score: float = 0.0
    story: Story | None = None
    host: Story | None = None  # what the present story interrupts
    titles: tuple[int, ...] = ()  # places of titles above the next text
    credited: bool = False  # a credit stands between titles and text
    column: str = ""  # within a column of brief news: how its items begin
    count: int = 0
    trail: "Trail | None" = None

    def took(self, score: float, *steps: Step) -> "Reading":
        """The reading after some steps."""
        trail = self.trail
        for step in steps:
            trail = Trail(step, trail)
        return replace(self, score=self.score + score, trail=trail)


@dataclass(frozen=True, slots=True)
class Trail:
    """Steps taken, last first."""

    step: Step
    before: "Trail | None"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The pieces of a page and what is known ahead of reading them."""

    pieces: Sequence[Piece]
    photo: Sequence[bool]  # whether a photographer's credit closes the text that the piece is in
    pairs: Pairs
    kinship: Kinship

    def after(self, place: int) -> Piece | None:
        """The next piece."""
        return self.pieces[place + 1] if place + 1 < len(self.pieces) else None


def read(pieces: Sequence[Piece], pairs: Pairs) -> tuple[Step, ...]:
    """The best reading of a page's pieces (without furniture), one or more steps a piece."""
    sheet = Sheet(pieces, _photo_ahead(pieces), pairs, Kinship([_told(piece) for piece in pieces]))
    readings = [Reading()]
    beam = _BEAM if len(pieces) <= _MANY else _NARROW
    for place in range(len(pieces)):
        best: dict[tuple[object, ...], Reading] = {}
        for reading in readings:
            for found in _next(sheet, place, reading):
                key = _key(found)
                if key not in best or best[key].score < found.score:
                    best[key] = found
        ranked = sorted(best.values(), key=lambda reading: -reading.score)[:beam]
        readings = [reading for reading in ranked if reading.score > ranked[0].score - _HOPELESS]
    winner = max(readings, key=lambda reading: reading.score + _ending(reading.story) + _ending(reading.host))
    steps: list[Step] = []
    trail = winner.trail
    while trail:
        steps.append(trail.step)
        trail = trail.before
    return tuple(reversed(steps))


def _key(reading: Reading) -> tuple[object, ...]:
    story, host = reading.story, reading.host
    return (
        story and (story.kind, story.closed, story.broken, story.caption, story.sections > 0),
        host and (host.kind, host.broken, host.number),
        len(reading.titles),
        reading.credited,
        reading.column,
    )


def _photo_ahead(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether the text that it is in closes, not far on, with a photographer's credit."""
    ahead = [False] * len(pieces)
    room = 0
    for place in range(len(pieces) - 1, -1, -1):
        piece = pieces[place]
        if piece.signed is not None or piece.pictured:
            room = _CAPTION if piece.pictured else 0
        elif piece.label in (Label.TITLE, Label.CREDIT):
            room = 0
        room = max(0, room - len(piece.text))
        ahead[place] = room > 0
        if piece.lead:
            ahead[place], room = False, 0
    return ahead


def _next(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    """All ways to read the next piece."""
    label = sheet.pieces[place].label
    if label is Label.TITLE:
        yield from _title(sheet, place, reading)
    elif label is Label.CREDIT:
        yield from _credit(sheet, place, reading)
    else:
        yield from _text(sheet, place, reading)


def _ending(story: Story | None) -> float:
    """What is said against an article that ends here."""
    if story is None:
        return 0.0
    score = -2.5 * story.broken
    if story.kind is Kind.PHOTO and not story.closed:
        score -= 3.0
    if story.kind is Kind.FEATURE:
        score += 1.5 if story.closed else -1.5
    return score


# --- titles


def _title(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    story, host = reading.story, reading.host
    waiting = replace(reading, titles=(*reading.titles, place), credited=False)
    yield waiting.took(-1.0 * bool(story and story.broken and not reading.titles), Step(place, Do.TITLE, -1))
    if reading.titles:
        return
    if story and story.kind in (Kind.LETTER, Kind.NOTICE) and story.last and _signs_off(sheet, place):
        closed = replace(story, closed=True)
        yield replace(reading, story=closed).took(2.0, Step(place, Do.BYLINE, story.number))
    if story and story.kind in (Kind.NEWS, Kind.FEATURE, Kind.NOTICE) and story.last:
        yield _sectioned(sheet, place, reading, story, host)
    if host and host.last:
        ended = _ending(story) - 0.5
        yield _sectioned(sheet, place, replace(reading, score=reading.score + ended), host, None)


def _signs_off(sheet: Sheet, place: int) -> bool:
    """Whether a title line closes a letter or a notice; above rows it rather names their group."""
    after = sheet.after(place)
    return marks.is_sign_off(sheet.pieces[place].text) and (after is None or after.label is not Label.ROW)


def _sectioned(sheet: Sheet, place: int, reading: Reading, story: Story, host: Story | None) -> Reading:
    """The title read as a section heading of a story."""
    piece, after = sheet.pieces[place], sheet.after(place)
    heading = piece.lines[0].heading
    score = -0.2 if story.sections else -1.0
    score -= 6 * story.closed + 0.7 * piece.apart + 1.0 * (heading and not story.headed) + 0.5 * (len(piece.text) > 20)
    score -= 1.0 * story.broken + 3 * piece.text.startswith(("—", "--"))
    if after is None or after.lead or after.label in (Label.TITLE, Label.CREDIT):
        score -= 5
    elif after.label is Label.ROW and story.kind is Kind.NOTICE:
        score += 2
    if (
        after is not None
        and sheet.photo[place + 1]
        and (shapes.begins_caption(after.text) or _closes(sheet, place + 1))
    ):
        score -= 1.5
    going = replace(story, sections=story.sections + 1, headed=story.headed or heading, last=None, caption=False)
    return replace(reading, story=going, host=host).took(score, Step(place, Do.SECTION, story.number))


# --- credits


def _credit(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    signed = piece.signed
    photo = bool(signed and signed.photographers and not signed.reporters and not signed.correspondents)
    opening = replace(reading, credited=True)
    bulleted = bool(marks.BULLET.match(piece.text))
    yield opening.took(
        -3.0 * photo + (2.0 if reading.titles else 0.5 if bulleted else -2.0), Step(place, Do.BYLINE, -1)
    )
    if reading.titles:
        return
    step = Step(place, Do.BYLINE, story.number if story else -1)
    if story and (story.last or story.caption):
        score = _closing(story, photo)
        only_picture = photo and story.kind is not Kind.PHOTO
        closed = replace(story, closed=story.closed or not only_picture, named=True)
        yield replace(reading, story=closed).took(score, step)
    if host and host.last and not photo:
        closed = replace(host, closed=True, named=True, caption=False)
        score = _ending(story) + _closing(host, photo) - 1.0
        yield replace(reading, story=closed, host=None).took(score, replace(step, story=host.number))


def _closing(story: Story, photo: bool) -> float:
    """How well a credit closes a story."""
    score = -3.0 * story.closed
    if story.kind is Kind.PHOTO:
        return score + (3.0 if photo else 0.5)
    if photo:
        return score + (1.5 if story.caption else -3.0)
    if story.kind is Kind.NEWS:
        return score + (-2.0 if story.named else 1.0)
    return score + 2.0


# --- text


def _text(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    yield from _starts(sheet, place, reading)
    if reading.credited:
        return
    if story:
        yield from _goes_on(sheet, place, reading, story, host)
        if story.kind in (Kind.NEWS, Kind.FEATURE) and not reading.titles and not piece.lead:
            yield from _pictured(sheet, place, reading, story)
    if host and story and not piece.lead:
        score = _ending(story) - (1.5 if host.broken else 2.5 if story.closed else 3.5)
        score -= 4.0 * (not host.broken and story.kind not in (Kind.PHOTO, Kind.COMMENT))
        back = replace(reading, score=reading.score + score)
        yield from _goes_on(sheet, place, back, host, None)


def _goes_on(sheet: Sheet, place: int, reading: Reading, story: Story, host: Story | None) -> Iterator[Reading]:
    """The piece as the next paragraph of a story, or as the other half of the last one."""
    piece = sheet.pieces[place]
    signed, photo = piece.signed, sheet.photo[place]
    score = -8.0 * piece.lead - 6.0 * story.closed - 0.5 * piece.apart - 2.0 * bool(reading.titles)
    if story.kind is Kind.PHOTO:
        score -= (0.0 if photo else 4.0) + (-5.0 if story.closed and piece.mark and story.marked else 0.0)
    else:
        score -= 4.0 * piece.mark + (1.5 if shapes.begins_caption(piece.text) else 0.5) * photo
        score -= 3.0 * bool(signed and photo)
    if story.kind is Kind.BRIEF:
        score -= 2.5
    do = Do.SECTION if story.kind is Kind.NOTICE and _heads_rows(sheet, place) else Do.PARAGRAPH
    if story.kind is Kind.PHOTO:
        do = Do.CAPTION if piece.mark else Do.CAPTION_ON
    elif story.broken and story.last is not None:
        fit = fits(story.last.text, piece.text, sheet.pairs)
        do = Do.JOIN if fit > -2.5 or shapes.ends_within(story.last.text) else Do.PARAGRAPH
        score += max(-1.5, min(2.0, fit / 2)) + (1.5 if do is Do.JOIN else 0.0)
    going = _with(story, piece, photo=story.kind is Kind.PHOTO)
    yield replace(reading, story=going, host=host, titles=()).took(
        score + _signing(story, piece), Step(place, do, story.number)
    )


def _heads_rows(sheet: Sheet, place: int) -> bool:
    """Whether the piece names a group of the rows below it."""
    piece, after = sheet.pieces[place], sheet.after(place)
    if piece.label is not Label.ROW or after is None or after.label is not Label.ROW:
        return False
    return (
        len(piece.text) <= 14 and not re.search(r"[\s\d：:]", piece.text) and bool(re.search(r"[\s\d：:]", after.text))
    )


def _signing(story: Story, piece: Piece) -> float:
    """What a credit at the end of a paragraph says of its story."""
    if piece.signed is None or story.kind is Kind.PHOTO:
        return 0.0
    return -1.0 if story.kind is Kind.NEWS and story.named else 1.0


def _with(story: Story, piece: Piece, *, photo: bool) -> Story:
    signed = piece.signed is not None or bool(marks.GOES_ELSEWHERE.search(piece.text))
    return replace(story, last=piece, caption=photo, closed=story.closed or signed, named=story.named or signed)


def _pictured(sheet: Sheet, place: int, reading: Reading, story: Story) -> Iterator[Reading]:
    """The piece as a caption of the story that it stands in."""
    piece = sheet.pieces[place]
    pointing = piece.mark or piece.text.startswith("图")
    if not (sheet.photo[place] or pointing) or story.closed:
        return
    score = 0.5 * pointing + _akin(sheet, place, reading, story)
    if not (pointing or story.caption or shapes.begins_caption(piece.text)):
        score += 1.0 if _closes(sheet, place) else -3.0
    signed_above = sheet.pieces[place - 1].pictured
    do = Do.CAPTION_ON if story.caption and not piece.mark and not signed_above else Do.CAPTION
    yield replace(reading, story=replace(story, caption=True)).took(score, Step(place, do, story.number))


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
    return max(-1.5, min(2.0, 12 * (sheet.kinship.of(place, others) - 0.2)))


def _following(sheet: Sheet, place: int) -> Iterator[int]:
    """The next few paragraphs of what may be the same article."""
    for other in range(place + 1, min(place + 10, len(sheet.pieces))):
        piece = sheet.pieces[other]
        if piece.lead:
            return
        if piece.label is Label.OPENING:
            yield other


def _told(piece: Piece) -> str:
    """What a piece tells, without its credit."""
    return piece.text[: piece.signed.start] if piece.signed and piece.signed.start else piece.text


def _closes(sheet: Sheet, place: int) -> bool:
    """Whether a credit stands right behind the piece, in it or below it."""
    after = sheet.after(place)
    here = sheet.pieces[place]
    return here.signed is not None or here.pictured or (after is not None and after.label is Label.CREDIT)


def _starts(sheet: Sheet, place: int, reading: Reading) -> Iterator[Reading]:
    """The piece as the beginning of a new article, of every kind that it may be."""
    for kind, score in _kinds(sheet, place, reading):
        yield _start(sheet, place, reading, kind, score)


def _kinds(sheet: Sheet, place: int, reading: Reading) -> Iterator[tuple[Kind, float]]:
    piece = sheet.pieces[place]
    titles = [sheet.pieces[index].text for index in reading.titles]
    bullet = bool(marks.BULLET.match(piece.text))
    if piece.lead:
        yield Kind.NEWS, 6.0
    elif marks.SALUTATION.match(piece.text):
        yield Kind.LETTER, 6.0
    if sheet.photo[place] or piece.mark:
        begins = shapes.begins_caption(piece.text)
        score = (1.0 if titles else -1.5) + begins + 1.5 * piece.mark + piece.apart - 3.0 * (piece.label is Label.ROW)
        score -= max(0.0, (len(piece.text) - 120) / 100)
        if not begins and not piece.mark:
            score -= 4.0 if not _closes(sheet, place) else 0.5 if titles else 2.5
        yield Kind.PHOTO, 1.0 + score
    if titles and marks.COMMENT.search(titles[-1]) and len(titles[-1]) <= 24:
        yield Kind.COMMENT, 4.0
    if any(marks.NOTICE.search(title) for title in titles):
        yield Kind.NOTICE, 3.0
    labelled = bool(titles) and any(marks.BRIEFS.match(title) for title in titles)
    if reading.column and len(titles) == (reading.column == "titled"):
        yield Kind.BRIEF, 1.5 if bullet == (reading.column == "bullet") else -4.0
    elif labelled or bullet:
        yield Kind.BRIEF, 3.0 * labelled + 2.5 * bullet - 1.5 * (not titles)
    if not piece.lead:
        yield Kind.FEATURE, _unled(reading, place, titles)


def _unled(reading: Reading, place: int, titles: Sequence[str]) -> float:
    """What speaks for an article that begins without a lead."""
    if reading.credited:
        return 4.0
    score = 0.0
    if place == 0 or reading.story is None:
        return score
    return score + (-3.0 if not titles else -2.2 if len(titles) == 1 else -0.5)


def _start(sheet: Sheet, place: int, reading: Reading, kind: Kind, score: float) -> Reading:
    piece, story, host = sheet.pieces[place], reading.story, reading.host
    own = _own_titles(sheet, reading.titles, kind, place)
    left: Story | None = None
    if story and not story.closed and (story.kind in (Kind.NEWS, Kind.FEATURE) or story.broken):
        left, dropped = story, host
    else:
        left, dropped = (host, story) if kind in (Kind.PHOTO, Kind.COMMENT) else (None, None)
        if left is None:
            score += _ending(host)
            dropped = story
    score += _ending(dropped)
    lead = piece.lead
    fresh = Story(reading.count, kind, lead=lead, named=lead and _names(piece), marked=piece.mark)
    fresh = _with(fresh, piece, photo=kind is Kind.PHOTO)
    do = Do.CAPTION if kind is Kind.PHOTO else Do.PARAGRAPH
    if kind is Kind.NOTICE and _heads_rows(sheet, place):
        do = Do.SECTION
    steps = [Step(index, Do.OWN_TITLE, reading.count) for index in own]
    if kind is Kind.NOTICE and own and piece.label is Label.ROW:  # headings of the first group stand below its title
        steps += [Step(index, Do.SECTION, reading.count) for index in reading.titles if index > own[-1]]
    steps.append(Step(place, do, reading.count, kind))
    column = _column(sheet, place, reading) if kind is Kind.BRIEF else ""
    started = replace(
        reading, story=fresh, host=left, titles=(), credited=False, column=column, count=reading.count + 1
    )
    return started.took(score + _signing(fresh, piece), *steps)


def _column(sheet: Sheet, place: int, reading: Reading) -> str:
    """How the items of a column of brief news begin: with a bullet, with a title each, or with nothing."""
    if marks.BULLET.match(sheet.pieces[place].text):
        return "bullet"
    titled = len(reading.titles) > 1 or reading.column == "titled"
    return "titled" if titled else "plain"


def _names(piece: Piece) -> bool:
    return "记者" in piece.text[:40] or "通讯员" in piece.text[:40]


def _own_titles(sheet: Sheet, titles: Sequence[int], kind: Kind, place: int) -> list[int]:
    """The titles that surely belong to the text below them."""
    if kind is Kind.COMMENT:
        return _whole(sheet, titles, titles[-1:])
    if kind is Kind.BRIEF and marks.BULLET.match(sheet.pieces[place].text):
        return list(titles[-1:]) if titles and len(sheet.pieces[titles[-1]].text) <= 8 else []
    sign = {Kind.NOTICE: marks.NOTICE, Kind.BRIEF: marks.BRIEFS, Kind.LETTER: marks.LETTERS}.get(kind)
    return _whole(sheet, titles, [index for index in titles if sign and sign.search(sheet.pieces[index].text)])


def _whole(sheet: Sheet, titles: Sequence[int], found: Sequence[int]) -> list[int]:
    """The titles found, with the line above that one of them was broken off from."""
    whole = list(found)
    for index in found:
        above = index - 1
        if above in titles and above not in whole and broken(sheet.pieces[above], sheet.pieces[index]) > 0:
            whole.append(above)
    return sorted(whole)

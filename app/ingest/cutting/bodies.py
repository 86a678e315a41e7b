"""Segments gathered into bodies: which text belongs to which article, before titles are dealt out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.ingest.cutting.links import Pairs, link
from app.ingest.cutting.pieces import Piece
from app.ingest.cutting.segments import Segment
from app.ingest.values import Kind, Role

_SALUTATION = re.compile(
    r"^(?:尊敬的)?(?:编辑(?:同志|部)?|记者(?:同志)?|[一-鿿]{2,4}(?:日报|晚报|晨报|报社))(?:的?同志们?)?[：:]"
)
_COMMENT = re.compile(
    r"(?:点评|短评|评论|编后|编后语|编者按|编者的话|记者手记|采访手记|微评|快评|时评|小言|感言|相关链接|新闻链接|背景链接|小贴士|名词解释|延伸阅读|新闻背景|链接)$|^(?:编后|短评|快评|微评|点评|编者按|记者手记|相关链接|新闻链接)"
)
_NOTICE = re.compile(r"(?:公告|通告|启事|通知|声明|公示|告示|征集令|招聘|招标|提示|须知|公开信|倡议书)$")
_BRIEFS = re.compile(
    r"^(?:[一-鿿]{0,4}(?:简讯|短讯|简报|快讯|速览|速递|简明新闻|一句话新闻|要闻简报|新闻集锦|短波|简闻|动态))$"
)


@dataclass(slots=True)
class Body:
    """The text of one article and where it stands among the page's segments."""

    kind: Kind
    places: list[int]  # of its segments
    parts: list[tuple[Role, list[Piece]]] = field(default_factory=list)  # in reading order, interruptions joined over
    opening: list[Piece] = field(default_factory=list)  # credits below the title
    closed: bool = False  # signed, so that nothing more is to come
    guessed: int = 0  # how often something had to be decided without print saying so

    @property
    def text(self) -> str:
        """All of its text, captions too."""
        return "".join(piece.text for _, pieces in self.parts for piece in pieces)

    @property
    def open_end(self) -> Piece | None:
        """The piece at which its text breaks off in mid-sentence, if it does."""
        texts = [pieces[-1] for role, pieces in self.parts if role is Role.PARAGRAPH]
        return texts[-1] if texts and not texts[-1].ends else None


@dataclass(slots=True)
class Cut:
    """Bodies in order of their first line, and the titles that stand over no body of their own."""

    bodies: list[Body] = field(default_factory=list)
    sections: dict[int, Body] = field(
        default_factory=dict
    )  # place of the segment whose titles read as section headings


def bodies_of(segments: Sequence[Segment], pairs: Pairs) -> Cut:
    """Every segment's text in exactly one body."""
    cut = Cut()
    current: Body | None = None
    column = False  # within a column of brief news
    for place, segment in enumerate(segments):
        if segment.titles and not column:
            column = bool(_BRIEFS.match(segment.titles[-1].text) or _BRIEFS.match(segment.titles[0].text))
        elif segment.titles:
            column = len(segment.titles) == 1 and len(segment.texts) <= 2 and not segment.photographed
        if not segment.texts:
            continue
        if column:
            for piece in segment.texts:
                current = _start(cut, Kind.BRIEF, place, Segment(texts=[piece]))
            continue
        kind = _starts(segment)
        if (
            kind is Kind.PHOTO
            and current
            and not current.closed
            and not segment.titles
            and _goes_on_after(segments, place, current, pairs)
        ):
            current.parts.append((Role.CAPTION, segment.texts + segment.closing))
            continue
        if kind is None and current is not None and _continues(segment, current, cut, pairs):
            _resume(current, place, segment, cut, pairs)
            continue
        if kind is None and (target := _interrupted(segment, cut, pairs)) is not None:
            _resume(target, place, segment, cut, pairs)
            current = target
            continue
        current = _start(cut, kind or Kind.FEATURE, place, segment)
    return cut


def _starts(segment: Segment) -> Kind | None:
    """The kind of article that a segment plainly opens; None where nothing says that one begins."""
    first = segment.texts[0]
    titles = [piece.text for piece in segment.titles]
    if segment.lead:
        return Kind.NEWS
    if segment.photographed and sum(len(piece.text) for piece in segment.texts) <= 600:
        return Kind.PHOTO
    if _SALUTATION.match(first.text):
        return Kind.LETTER
    if titles and _COMMENT.search(titles[-1]) and len(titles[-1]) <= 20:
        return Kind.COMMENT
    if titles and any(_NOTICE.search(title) for title in titles):
        return Kind.NOTICE
    if segment.opening:
        return Kind.FEATURE
    return None


def _start(cut: Cut, kind: Kind, place: int, segment: Segment) -> Body:
    body = Body(kind, [place], opening=list(segment.opening))
    cut.bodies.append(body)
    _add(body, segment)
    return body


def _add(body: Body, segment: Segment) -> None:
    role = Role.CAPTION if body.kind is Kind.PHOTO else Role.PARAGRAPH
    if role is Role.CAPTION:
        body.parts.append((role, list(segment.texts)))
    else:
        body.parts += [(role, [piece]) for piece in segment.texts]
    body.parts += [(Role.BYLINE, [piece]) for piece in segment.closing]
    body.closed = segment.signed


def _continues(segment: Segment, current: Body, cut: Cut, pairs: Pairs) -> bool:
    """Whether a segment without a beginning of its own belongs to the body above it."""
    score = 2.0
    if current.closed or current.kind is Kind.PHOTO:
        score -= 4
    titles = segment.titles
    if titles:
        score -= 2.0 * (len(titles) >= 2) + 1.5 * titles[0].apart + 1.0 * (titles[0].lines[0].heading)
        score += any(role is Role.SECTION for role, _ in current.parts)
        score -= 2.0 * (segment.signed and bool(current.parts[0][1][0].lead))
    if current.kind is Kind.COMMENT and _interrupted(segment, cut, pairs):
        score -= 4
    return score > 0


def _interrupted(segment: Segment, cut: Cut, pairs: Pairs) -> Body | None:
    """The body that an interruption cut off and that this segment goes on with."""
    if len(cut.bodies) < 2:
        return None
    for body in reversed(cut.bodies[:-1]):
        if body.closed or body.kind in (Kind.PHOTO, Kind.COMMENT, Kind.BRIEF):
            continue
        end = body.open_end
        if end is not None and not segment.titles:
            return body if link(end.text, segment.texts[0].text, pairs) > -2 else None
        return body if not body.parts[0][1][0].lead or end is None else None
    return None


def _goes_on_after(segments: Sequence[Segment], place: int, current: Body, pairs: Pairs) -> bool:
    """Whether the body above a caption goes on below it."""
    if place + 1 >= len(segments):
        return False
    after = segments[place + 1]
    return bool(after.texts) and not after.titles and _starts(after) is None


def _resume(body: Body, place: int, segment: Segment, cut: Cut, pairs: Pairs) -> None:
    """Go on with a body: its titles are section headings, its first piece may finish a paragraph."""
    body.places.append(place)
    texts = list(segment.texts)
    end = body.open_end
    if segment.titles:
        body.parts += [(Role.SECTION, [piece]) for piece in segment.titles]
        cut.sections[place] = body
    elif end is not None and link(end.text, texts[0].text, pairs) > -3:
        last = max(index for index, (role, _) in enumerate(body.parts) if role is Role.PARAGRAPH)
        body.parts[last][1].append(texts.pop(0))
    body.parts += [(Role.PARAGRAPH, [piece]) for piece in texts]
    body.parts += [(Role.BYLINE, [piece]) for piece in segment.closing]
    body.closed = segment.signed

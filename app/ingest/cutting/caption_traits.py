"""Runs of lines that may be the caption of a picture, and all that speaks for or against each."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.ingest.clean import HAN
from app.ingest.cutting import marks, shapes, signs
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label
from app.ingest.cutting.links import Pairs, fits
from app.ingest.extract_byline import Signature
from app.ingest.names import is_name

Span = tuple[int, int]  # places of the first and the last line

_LINES = 12  # of a caption in a narrow column
_LONGEST = 450  # characters
_SHORT = 44  # characters of a caption that nothing but its shape shows
_STOPS = 6  # sentences
_SOURCE = 24  # characters at the end of a caption that say where the picture came from
_TEXT = (Label.OPENING, Label.WITHIN)
_POINTS = re.compile(
    r"[（(]?(?:图为|[上下左右]图|图[①-⑨一二三四五六\d]|[①-⑨])|.*[（(][上下左右]?图[①-⑨一二三四五六\d]?[）)]"
)
_SPEECH = re.compile("“|”|[说道称][：，]|[他她]说|表示|介绍[，。]|告诉记者|记者")
_BEGINS_ELSE = re.compile("[他她我你它这那此该]|但|而|如今|目前|同时|此外|另外|据|为[了此]|“|随着|其中|下一步|不仅|也")
_ACTION = re.compile("正在|在[^，。]{2,16}(?=[，。]|$)|着")
_NAMED = re.compile(f"[{HAN}]{{3}}")
_FIGURES = re.compile(r"\d")
_BARE = re.compile(r"[。．.！!？?]?$")


class Block(NamedTuple):
    """What a run of lines says, and the credit behind it, in it or on a line of its own."""

    text: str  # without its credit
    signed: Signature | None
    below: Signature | None


def candidates(
    evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs
) -> Iterator[tuple[Span, dict[str, float]]]:
    """Runs of lines that may be a caption, with all that speaks for or against each."""
    for first in range(len(evidence)):
        if not _opens(evidence, labels, first):
            continue
        for last in _ends(evidence, labels, first):
            block = _block(evidence, first, last)
            if _cued(evidence, first, last, block):
                yield (
                    (first, last),
                    {
                        name: float(value)
                        for name, value in _traits(evidence, labels, pairs, first, last, block)
                        if value
                    },
                )


def _opens(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> bool:
    here = evidence[place]
    if here.lead or here.furniture or here.credit or here.line.heading or here.greets or here.listed:
        return False
    return labels[place] is not Label.ROW


def _ends(evidence: Sequence[Evidence], labels: Sequence[Label], first: int) -> Iterator[int]:
    """Places at which a caption that begins here may end."""
    length = stops = 0
    for place in range(first, min(len(evidence), first + (_LINES if evidence[first].column else 3))):
        here = evidence[place]
        if place > first and (not _opens(evidence, labels, place) or here.line.mark):
            return
        length += len(here.line.text)
        if length > _LONGEST:
            return
        if here.ends or _photographer(evidence, place + 1) is not None:
            yield place
            stops += 1
            if stops == _STOPS or here.signed:
                return
        elif not here.column:
            return


def _photographer(evidence: Sequence[Evidence], place: int) -> Signature | None:
    """The credit that a line is, if it names photographers."""
    if place >= len(evidence) or not evidence[place].credit:
        return None
    return signs.photo_credit(evidence[place].line.text)


def _block(evidence: Sequence[Evidence], first: int, last: int) -> Block:
    text = "".join(evidence[place].line.text for place in range(first, last + 1))
    signed = signs.closing_credit(text) if evidence[last].signed else None
    source = None if signed else marks.PICTURE.search(text, max(0, len(text) - _SOURCE))
    told = text[: signed.start] if signed else text[: source.start()] if source else text
    return Block(told.rstrip(" （("), signed, _photographer(evidence, last + 1))


def _cued(evidence: Sequence[Evidence], first: int, last: int, block: Block) -> bool:
    """Whether anything at all speaks for a caption."""
    if _points(evidence[first], evidence[last], block) or len(block.text) <= _SHORT:
        return True
    return shapes.begins_caption(block.text) and _credit_farther(evidence, last)


def _points(begin: Evidence, end: Evidence, block: Block) -> bool:
    """Whether the text points at a picture, or a photographer or a source closes it."""
    if begin.line.mark or block.below or _POINTS.match(block.text):
        return True
    return bool(block.signed.photographers) if block.signed else end.signed


def _traits(
    evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs, first: int, last: int, block: Block
) -> Iterator[tuple[str, float]]:
    begin, end = evidence[first], evidence[last]
    shown = _points(begin, end, block)
    yield "bare", not shown
    yield from _wording(begin, end, block)
    who = _NAMED.match(block.text)
    recalled = who is not None and is_name(who[0]) and pairs.printed(who[0]) > 1
    yield "recalled", recalled
    yield "bare: recalled scene", recalled and not shown and shapes.shows_scene(block.text)
    for name, value in (*_length(block), *_surroundings(evidence, labels, pairs, first, last)):
        told = name if shown else "bare: " + name
        yield told if begin.column else "whole, " + told, value
    if not end.signed and block.below is None:
        yield "credit farther on", _credit_farther(evidence, last)


def _wording(begin: Evidence, end: Evidence, block: Block) -> Iterator[tuple[str, float]]:
    """What the text itself shows."""
    text, signed = block.text, block.signed
    yield "photographer", signed is not None and bool(signed.photographers) and not signed.reporters
    yield "writer and photographer", signed is not None and bool(signed.photographers and signed.reporters)
    yield "writer", signed is not None and not signed.photographers
    yield "source", signed is None and end.signed
    yield "credit below", block.below is not None and not block.below.reporters
    yield "credit of both below", block.below is not None and bool(block.below.reporters)
    yield "mark", begin.line.mark
    yield "points", bool(_POINTS.match(text))
    yield "dated", shapes.begins_with_day(text)
    yield "recent", shapes.begins_caption(text) and not shapes.begins_with_day(text) and not _POINTS.match(text)
    yield "scene", shapes.shows_scene(text)
    yield "action", bool(_ACTION.search(text[:40]))
    yield "speech", bool(_SPEECH.search(text))
    yield "begins else", bool(_BEGINS_ELSE.match(text))
    yield "within", shapes.begins_within(text) or shapes.begins_as_half(text)
    yield "mid clause", shapes.begins_mid_clause(text)
    yield "figures", min(3, len(_FIGURES.findall(text[12:])))
    yield "no stop", not _BARE.search(text).group()  # type: ignore[union-attr]
    yield "commas", min(4, text.count("，"))
    yield "asks", "？" in text or "！" in text


def _length(block: Block) -> Iterator[tuple[str, float]]:
    length = len(block.text)
    yield "short", length <= 18
    yield "middling", 18 < length <= 34
    yield "long", max(0.0, (length - 60) / 60)
    yield "sentences", min(4, max(1, len(shapes.STOP.findall(block.text)))) - 1


def _credit_farther(evidence: Sequence[Evidence], last: int) -> bool:
    """Whether the text goes on to a photographer's credit, so that a longer caption may begin here."""
    length = 0
    for place in range(last + 1, min(len(evidence), last + _LINES)):
        here = evidence[place]
        length += len(here.line.text)
        if length > _LONGEST or here.lead or here.furniture or here.line.heading or here.line.mark:
            return False
        if here.signed or here.credit:
            return signs.pictured("".join(other.line.text for other in evidence[place - 1 : place + 1]))
    return False


def _surroundings(
    evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs, first: int, last: int
) -> Iterator[tuple[str, float]]:
    """What stands around it."""
    here, end = evidence[first], evidence[last]
    below = last + 1 + (last + 1 < len(evidence) and evidence[last + 1].credit)
    above = evidence[first - 1] if first else None
    under = evidence[below] if below < len(evidence) else None
    broken = above is not None and labels[first - 1] in _TEXT and not above.ends
    yield "top", above is None
    yield "below title", above is not None and labels[first - 1] is Label.TITLE
    yield "below credit", above is not None and labels[first - 1] is Label.CREDIT
    yield "below signed", above is not None and above.signed
    yield "end", under is None
    yield "above title", under is not None and labels[below] is Label.TITLE
    yield "above lead", under is not None and under.lead
    yield "labelled title", labels[first] is Label.TITLE
    if here.column:
        yield "column", 1.0
        yield "first line", first < last and 1.4 < -here.over < 3.2
        yield "last line full", end.full
        yield "goes on", labels[first] is Label.WITHIN and above is not None and above.ends
    if broken:
        assert above is not None
        yield "broken above", 1.0
        yield "flows", max(-3.0, min(8.0, fits(above.line.text, here.line.text, pairs)))
        if under is not None:
            yield "resumes", max(-3.0, min(8.0, fits(above.line.text, under.line.text, pairs)))
            yield "resumes text", labels[below] in _TEXT
            yield "lead below", under.lead
    elif under is not None:
        yield "orphan below", shapes.begins_as_half(under.line.text) or shapes.begins_mid_clause(under.line.text)

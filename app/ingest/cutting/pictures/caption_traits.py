"""Runs of lines that may be the caption of a picture, and all that speaks for or against each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from app.ingest.clean import HAN
from app.ingest.cutting.lines import marks, shapes, signs
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.pictures.caption_borders import LINES, Traits, above_it, below_it, points, resumes, within
from app.ingest.people.extract_byline import Signature
from app.ingest.people.names import is_name

Span = tuple[int, int]  # places of the first and the last line
SETTINGS = ("", "bare: ", "whole, ", "whole, bare: ")
"""How a caption is set: in a column or whole; with a credit or a pointer to the picture, or bare of both."""

_LONGEST = 450  # characters
_SHORT = 44  # characters of a caption that nothing but its shape shows
_LINES_WHOLE = 3  # where a line is a whole paragraph
_STOPS = 6  # sentences
_SOURCE = 24  # characters at the end of a caption that say where the picture came from
_SPEECH = re.compile("“|”|[说道称][：，]|[他她]说|表示|介绍[，。]|告诉记者|记者")
_BEGINS_ELSE = re.compile("[他她我你它这那此该]|但|而|如今|目前|同时|此外|另外|据|为[了此]|“|随着|其中|下一步|不仅|也")
_ACTION = re.compile("正在|在[^，。]{2,16}(?=[，。]|$)|着")
_NAMED = re.compile(f"[{HAN}]{{3}}")
_FIGURES = re.compile(r"\d")
_STOP = tuple("。．.！!？?")
_LOOSE = " （("  # may stand between a text and its credit


class Block(NamedTuple):
    """What a run of lines says, and the credit behind it, in it or on a line of its own."""

    text: str  # without its credit
    signed: Signature | None
    below: Signature | None
    points: bool  # the text says itself to what picture it belongs


class Run(NamedTuple):
    """A run of lines that may be a caption, with all that speaks for or against it."""

    span: Span
    setting: str  # how it is set, of SETTINGS
    alike: Traits  # what weighs the same however it is set
    begins: Traits  # where it begins, which is the same wherever it ends
    ends: Traits  # how long it is and where it ends

    def met(self, evidence: Sequence[Evidence], pairs: Pairs) -> "Run":
        """The run, told how well the halves of a sentence meet that it tears in two, as costs more than all else."""
        if "resumes" not in self.ends:
            return self
        return self._replace(ends=self.ends | {"resumes": resumes(evidence, pairs, *self.span)})


def candidates(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> Iterator[Run]:
    """Runs of lines that may be a caption; where one tears a sentence its halves meet as well as any, until told."""
    opens = list(map(_opens, evidence, labels))
    below = [*(signs.photo_credit(here.line.text) if here.credit else None for here in evidence[1:]), None]
    begins: dict[int, Traits] = {}
    for first, last, text in _runs(evidence, opens, below):
        block = _block(evidence, last, text, below[last]) if _may_be(evidence, first, last, text) else None
        shown = block is not None and _shown(evidence[first], evidence[last], block)
        if block is None or not (shown or _cued(evidence, last, block.text)):
            continue
        if first not in begins:
            begins[first] = above_it(evidence, labels, first)
        ends = _length(block.text) | within(evidence[first : last + 1]) | below_it(evidence, labels, first, last)
        setting = ("" if evidence[first].column else "whole, ") + ("" if shown else "bare: ")
        traits = _credit(evidence[first], evidence[last], block) if shown or block.signed else {}
        traits |= _wording(block)
        traits |= {} if shown else _lone(block.text, pairs)
        yield Run((first, last), setting, traits, begins[first], ends)


def _opens(here: Evidence, label: Label) -> bool:
    if here.lead or here.furniture or here.credit or here.line.heading or here.greets or here.listed:
        return False
    return label is not Label.ROW


def _runs(
    evidence: Sequence[Evidence], opens: Sequence[bool], below: Sequence[Signature | None]
) -> Iterator[tuple[int, int, str]]:
    """All runs of lines that may stand together, from a first line to a last one that may end a caption; their text."""
    texts = [here.line.text for here in evidence]
    closes = [here.ends or below[place] is not None for place, here in enumerate(evidence)]
    ends = [*compress(range(len(evidence)), closes)]
    borders = [
        place
        for place in range(1, len(evidence))
        if not opens[place] or evidence[place].line.mark or not (closes[place - 1] or evidence[place - 1].column)
    ]
    borders.append(len(evidence))
    for first in compress(range(len(evidence)), opens):
        reach = first + (LINES if evidence[first].column else _LINES_WHOLE)
        border = min(reach, borders[bisect_right(borders, first)])
        for last in ends[bisect_left(ends, first) : bisect_left(ends, border)][:_STOPS]:
            text = "".join(texts[first : last + 1])
            if len(text) > _LONGEST:
                break
            yield first, last, text
            if evidence[last].signed:
                break


def _may_be(evidence: Sequence[Evidence], first: int, last: int, text: str) -> bool:
    """Whether a text may be cued at all, told before its credit is looked for; spares most runs that look."""
    below = evidence[last + 1] if last + 1 < len(evidence) else None
    if evidence[first].line.mark or evidence[last].signed or (below and below.credit):
        return True
    short = len(text) <= _SHORT + _SOURCE or len(text[:-_SOURCE].rstrip(_LOOSE)) <= _SHORT
    return short or points(text) or shapes.begins_caption(text)


def _block(evidence: Sequence[Evidence], last: int, text: str, below: Signature | None) -> Block:
    signed = signs.closing_credit(text) if evidence[last].signed else None
    source = None if signed else marks.PICTURE.search(text, max(0, len(text) - _SOURCE))
    told = text[: signed.start] if signed else text[: source.start()] if source else text
    told = told.rstrip(_LOOSE)
    return Block(told, signed, below, points(told))


def _cued(evidence: Sequence[Evidence], last: int, text: str) -> bool:
    """Whether anything at all speaks for a caption that nothing shows to be one."""
    return len(text) <= _SHORT or (shapes.begins_caption(text) and _credit_farther(evidence, last))


def _shown(begin: Evidence, end: Evidence, block: Block) -> bool:
    """Whether the text points at a picture, or a photographer or a source closes it."""
    if begin.line.mark or block.below or block.points:
        return True
    return bool(block.signed.photographers) if block.signed else end.signed


def _credit(begin: Evidence, end: Evidence, block: Block) -> Traits:
    """What shows whose picture is spoken of, or points at it."""
    signed, below = block.signed, block.below
    return {
        "photographer": signed is not None and bool(signed.photographers) and not signed.reporters,
        "writer and photographer": signed is not None and bool(signed.photographers and signed.reporters),
        "writer": signed is not None and not signed.photographers,
        "source": signed is None and end.signed,
        "credit below": below is not None and not below.reporters,
        "mark": begin.line.mark,
        "points": block.points,
    }


def _lone(text: str, pairs: Pairs) -> Traits:
    """What a text shows that nothing else shows to be a caption."""
    scene = shapes.shows_scene(text)
    who = _NAMED.match(text) if scene else None
    return {"bare": 1.0, "recalled scene": who is not None and is_name(who[0]) and pairs.recalled(who[0])}


def _wording(block: Block) -> Traits:
    """What the text itself shows."""
    text = block.text
    dated = shapes.begins_with_day(text)
    return {
        "dated": dated,
        "recent": not dated and not block.points and shapes.begins_caption(text),
        "scene": shapes.shows_scene(text),
        "action": bool(_ACTION.search(text[:40])),
        "speech": bool(_SPEECH.search(text)),
        "begins else": bool(_BEGINS_ELSE.match(text)),
        "mid clause": shapes.begins_mid_clause(text),
        "figures": min(3, len(_FIGURES.findall(text, 12))),
        "no stop": not text.endswith(_STOP),
        "asks": "？" in text or "！" in text,
    }


def _length(text: str) -> Traits:
    length = len(text)
    return {
        "short": length <= 18,
        "middling": 18 < length <= 34,
        "long": max(0.0, (length - 60) / 60),
        "sentences": min(4, max(1, shapes.stops(text))) - 1,
    }


def _credit_farther(evidence: Sequence[Evidence], last: int) -> bool:
    """Whether the text goes on to a photographer's credit, so that a longer caption may begin here."""
    length = 0
    for place in range(last + 1, min(len(evidence), last + LINES)):
        here = evidence[place]
        length += len(here.line.text)
        if length > _LONGEST or here.lead or here.furniture or here.line.heading or here.line.mark:
            return False
        if here.signed or here.credit:
            return signs.pictured("".join(other.line.text for other in evidence[place - 1 : place + 1]))
    return False

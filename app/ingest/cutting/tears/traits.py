"""Pairs of lines that may be a tear in a paragraph, and all that speaks for or against each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TypeVar

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs, fits

Traits = Iterable[tuple[str, float]]
Tear = tuple[int, int]  # places of the line that interrupts and of the one that goes on
Weighed = TypeVar("Weighed", float, list[tuple[str, float]])  # what traits weigh, or the traits themselves

_REACH = 45  # lines that an interruption may have
_REACH_WHOLE = 16  # the same where a line is a whole paragraph
_HALF = 14.0  # full-width characters of half a paragraph that looks like a title
_TEXT = (Label.OPENING, Label.WITHIN)
_SHORT = 20.0  # full-width characters of half a paragraph that could be a title
_MEETS = 8.0  # how well two halves meet at most
_CLAUSES = re.compile("[。，,；]")
_PICTURED = ("摄", "摄）", "摄)")
_COUNTED = re.compile("[一二三四五六七八九十]{1,2}、")


def candidates(
    evidence: Sequence[Evidence],
    labels: Sequence[Label],
    pairs: Pairs,
    weigh: Callable[[bool, Traits], Weighed],
    hopeless: Callable[[Weighed], bool] = lambda _: False,
) -> Iterator[tuple[Tear, Weighed]]:
    """Pairs of lines that may be a tear, with all that speaks for or against it, as it weighs.

    The first argument of ``weigh`` says whether lines are whole paragraphs there.  Pairs that would be ``hopeless``
    even if the halves met as well as any are left out, before their words are looked at.
    """
    breaks = [place for place in range(1, len(labels)) if _breaks(evidence, labels, place)]
    if not breaks:
        return
    sums = _sums(evidence, labels)
    begins: dict[tuple[int, bool], Weighed] = {}
    for place in range(2, len(labels)):
        if not _resumes(evidence, labels, place):
            continue
        reach = _REACH if evidence[place].column else _REACH_WHOLE
        near = breaks[bisect_right(breaks, place - reach) : bisect_left(breaks, place)]
        if not near:
            continue
        traits = [(name, 1.0) for name in _resumption(evidence, labels, place)]
        goes_on = [weigh(whole, traits) for whole in (False, True)]
        for below in near:
            whole = not (evidence[below - 1].column and evidence[place].column)
            if (below, whole) not in begins:
                begins[below, whole] = weigh(whole, _interruption(evidence, labels, below))
            known = goes_on[whole] + begins[below, whole]
            if not hopeless(known + weigh(whole, _between(evidence, sums, below, place, _MEETS))):
                fit = fits(evidence[below - 1].line.text, evidence[place].line.text, pairs)
                yield (below, place), known + weigh(whole, _between(evidence, sums, below, place, fit))


def _breaks(evidence: Sequence[Evidence], labels: Sequence[Label], below: int) -> bool:
    """Whether text breaks off above a line that may begin something else."""
    above, here, name = evidence[below - 1], evidence[below], labels[below - 1]
    if name is Label.TITLE:
        return labels[below] is not Label.WITHIN and (above.full if above.column else above.line.width >= _HALF)
    if name not in _TEXT or above.ends:
        return False
    if not above.column:  # nothing but a picture's text can look like the next paragraph
        pictures = here.line.mark or here.signed or here.caption > 0 or shapes.begins_caption(here.line.text)
        return labels[below] not in _TEXT or pictures or shapes.shows_scene(here.line.text)
    if labels[below] is not Label.WITHIN or here.line.mark or shapes.begins_caption(here.line.text):
        return True
    return 1.4 < -here.over < 3.2 or here.line.width < 0.7 * here.column


def _resumes(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> bool:
    """Whether a line of text may go on with something that does not stand right above it."""
    here = evidence[place]
    if here.line.mark or not (labels[place] in _TEXT or (labels[place] is Label.TITLE and here.full)):
        return False
    if here.lead or here.credit or here.furniture or here.caption > 0:
        return False
    return labels[place] is not Label.WITHIN or evidence[place - 1].ends


def _resumption(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> Iterator[str]:
    """What the line that goes on looks like, and what stands above it."""
    here, above = evidence[place], evidence[place - 1]
    text = here.line.text
    if here.set_in:
        over = here.over
        yield (
            "wide"
            if over >= 1.3
            else "full"
            if over > -0.6
            else "ends"
            if here.ends
            else "set in"
            if over > -3.2
            else "narrow"
        )
    counted = bool(marks.NUMBER.match(text) or _COUNTED.match(text))
    found = {
        "opener": shapes.begins_paragraph(text),
        "within": shapes.begins_within(text),
        "mid clause": shapes.begins_mid_clause(text) and not counted and not shapes.begins_speech(text),
        "half": shapes.begins_as_half(text),
        "speaks": shapes.begins_speech(text),
        "counted": counted,
        "below signed": above.signed,
        "below short": above.ends and above.over < -3.2,
        "below full": above.ends and above.over > -1.2,
        "below title": labels[place - 1] is Label.TITLE,
        "titled": labels[place] is Label.TITLE,
    }
    yield from (name for name, holds in found.items() if holds)


def _interruption(evidence: Sequence[Evidence], labels: Sequence[Label], below: int) -> Iterator[tuple[str, float]]:
    """What the first line of what interrupts looks like, and how well it would go on with the text above it."""
    here, above, name = evidence[below], evidence[below - 1], labels[below]
    yield f"interrupts as {name}", 1.0
    yield f"below as {labels[below - 1]}", 1.0
    text = here.line.text
    found = {
        "caption": here.caption > 0,
        "mark": here.line.mark,
        "scene": shapes.shows_scene(text),
        "plainly within": name is Label.WITHIN and not (here.caption > 0 or here.line.mark),
        "first line": name in _TEXT and 1.4 < -here.over < 3.2,
        "stunted": name in _TEXT and here.line.width < 0.7 * here.column and not here.ends,
        "lone": name in _TEXT and here.lone,
        "below lead": above.opened,
        "below within": shapes.ends_within(above.line.text),
        "below short line": above.line.width < _SHORT,
        "below clauses": bool(_CLAUSES.search(above.line.text)),
        "ends": here.ends,
    }
    yield from (("interrupts: " + name, 1.0) for name, holds in found.items() if holds)
    if name is Label.WITHIN or not above.column:
        yield "link", max(-2.0, min(8.0, here.fits))


def _sums(evidence: Sequence[Evidence], labels: Sequence[Label]) -> dict[str, list[int]]:
    """How many of the lines above each place have a trait, so that those between two places need no second look."""
    texts = [here.line.text for here in evidence]
    titles = [name is Label.TITLE for name in labels]
    tails = [
        name in _TEXT and not here.ends and below is not Label.WITHIN
        for name, here, below in zip(labels, evidence, [*labels[1:], Label.WITHIN], strict=True)
    ]
    found = {
        "leads": [here.lead for here in evidence],
        "titles": titles,
        "comment": [title and marks.heads_comment(text) for title, text in zip(titles, texts, strict=True)],
        "pictured": [text.endswith(_PICTURED) for text in texts],
        "tails": tails,
        "closed": [
            here.signed or name in (Label.TITLE, Label.CREDIT) for here, name in zip(evidence, labels, strict=True)
        ],
    }
    return {name: [*accumulate(lines, initial=0)] for name, lines in found.items()}


def _between(
    evidence: Sequence[Evidence], sums: Mapping[str, Sequence[int]], below: int, place: int, fit: float
) -> Iterator[tuple[str, float]]:
    """What stands between the halves, and how well they meet; the first is true of any pair."""
    yield "", 1.0
    yield "fit", max(-3.0, min(_MEETS, fit))
    yield "far", (place - below) / 10
    if abs(evidence[below - 1].column - evidence[place].column) > 1.2:
        yield "other width", 1.0
    if place - below == 1:
        yield "one line", 1.0
    count = {name: above[place] - above[below] for name, above in sums.items()}
    yield "leads", float(count["leads"])
    yield "titles", float(count["titles"])
    if count["comment"]:
        yield "comment", 1.0
    if count["pictured"]:
        yield "pictured", 1.0
        if sums["closed"][place] > sums["closed"][place - 1]:
            yield "pictured at the end", 1.0
    yield "tails", float(sums["tails"][place - 1] - sums["tails"][below])

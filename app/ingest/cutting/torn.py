"""Paragraphs torn in two by something set into their column, in broken lines where no label can show it.

A line that can open no paragraph, below one that needs no other half, is the other half of something farther up: of
the unfinished line that it fits best, if what stands right below that line may as well begin something else.
"""

from collections.abc import Sequence

from app.ingest.cutting import shapes
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label, label
from app.ingest.cutting.links import Pairs, fits

_REACH = 45  # lines that an interruption may have
_TEXT = (Label.OPENING, Label.WITHIN)
_APART = -8.0
_ENOUGH = 6.0


def torn(
    evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs
) -> tuple[Sequence[Evidence], Sequence[Label]]:
    """The evidence and the labels again, once lines are known to be torn apart; as they are on most pages."""
    apart = _tears(evidence, labels, pairs)
    if not apart:
        return evidence, labels
    parted = [
        here._replace(goes_on=_APART, torn=True) if place in apart else here for place, here in enumerate(evidence)
    ]
    return parted, label(parted)


def _tears(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> set[int]:
    """The places of lines that do not go on with what stands right above: the first of an interruption and below it."""
    found: set[int] = set()
    for place in range(2, len(evidence)):
        orphaned = _orphaned(evidence, labels, place)
        if orphaned <= 0:
            continue
        tears = [
            (score, below)
            for below in range(place - 1, max(0, place - _REACH), -1)
            if labels[below - 1] in _TEXT and not evidence[below - 1].ends
            if (score := orphaned + _tear(evidence, labels, below, place, pairs)) >= _ENOUGH
        ]
        if tears:
            found |= {max(tears)[1], place}
    return found


def _orphaned(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> float:
    """Whether a line goes on with something, but not with the line above it; 0: it may begin a paragraph."""
    here, above = evidence[place], evidence[place - 1]
    if not here.column or here.lead or here.credit or here.furniture or labels[place] not in _TEXT:
        return 0.0
    text = here.line.text
    if labels[place] is Label.WITHIN and (above.ends or above.line.width > 0.7 * above.column):
        return 0.0
    wider = not above.ends and here.over > 1.2  # it may go on right there, in a wider column
    score = -2.0 - max(0.0, here.words) if wider else 0.0
    score += 1.5 * (above.signed and above.ends)
    score += 3.0 * shapes.begins_within(text) + 2.5 * shapes.begins_mid_clause(text)
    return score + 2.0 * (here.set_in and -0.6 < here.over < 1.2) - 1.5 * (above.full and not above.signed)


def _tear(evidence: Sequence[Evidence], labels: Sequence[Label], below: int, place: int, pairs: Pairs) -> float:
    """How much better a line fits what stands above ``below`` than the line there does."""
    above, here = evidence[below - 1].line.text, evidence[below]
    gain = fits(above, evidence[place].line.text, pairs)
    if labels[below] is not Label.WITHIN:
        return gain + 3.0
    text, width = here.line.text, here.line.width
    begins = 2.5 * shapes.begins_caption(text) + 2.0 * here.line.mark
    begins += 3.0 * (width < 0.7 * here.column and not here.ends) + 1.0 * (1.4 < here.column - width < 3.2)
    return gain - fits(above, text, pairs) + begins - 1.0

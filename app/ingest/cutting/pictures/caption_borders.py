"""Where a run of lines that may be a caption begins and ends, and what stands above, within and below it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.ingest.cutting.lines import shapes
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs, fits

Traits = dict[str, float]
LINES = 12  # of a caption in a narrow column
_POINTS = re.compile(r"[（(]?(?:图为|[上下左右]图|图[①-⑨一二三四五六\d]|[①-⑨])")
_POINTS_WITHIN = re.compile(r"[（(][上下左右]?图[①-⑨一二三四五六\d]?[）)]")
_MEETS = 8.0  # how well two halves meet at most
_TEXT = (Label.OPENING, Label.WITHIN)


def points(text: str) -> bool:
    """Whether a text says itself to what picture it belongs."""
    return bool(_POINTS.match(text)) or ("图" in text and bool(_POINTS_WITHIN.search(text)))


def _broken(evidence: Sequence[Evidence], labels: Sequence[Label], first: int) -> bool:
    """Whether text breaks off above a line."""
    return first > 0 and labels[first - 1] in _TEXT and not evidence[first - 1].ends


def above_it(evidence: Sequence[Evidence], labels: Sequence[Label], first: int) -> Traits:
    """Where it begins: the same wherever it ends."""
    here = evidence[first]
    traits: Traits = {"labelled title": labels[first] is Label.TITLE, "column": here.column > 0}
    if here.line.mark:  # many marks are those of brief items
        near = evidence[max(0, first - LINES) : first + LINES]
        traits["marks"] = min(3, sum(other.line.mark for other in near) - 1)
    if not first:
        return traits
    above, label = evidence[first - 1], labels[first - 1]
    traits |= {
        "below title": label is Label.TITLE,
        "below credit": label is Label.CREDIT,
        "below signed": above.signed,
        "goes on": here.column > 0 and labels[first] is Label.WITHIN and above.ends,
    }
    if _broken(evidence, labels, first):
        flows = 0.0 if points(here.line.text) else max(-3.0, min(_MEETS, here.fits))  # no text flows into 上图：
        traits |= {"broken above": 1.0, "flows": flows, "clause above": here.words > here.fits}
    return traits


def within(lines: Sequence[Evidence]) -> Traits:
    """Where a run rather begins: below a line that breaks off short, or where captions open."""
    broken = [(above, here) for above, here in pairwise(lines) if not above.ends]
    return {
        "short within": lines[0].column > 0 and any(above.over < -3.2 for above, _ in broken),
        "begins within": any(shapes.begins_caption(here.line.text) for _, here in broken),
    }


def below_it(evidence: Sequence[Evidence], labels: Sequence[Label], first: int, last: int) -> Traits:
    """Where it ends; the halves of a sentence that it tears in two meet as well as any (see :func:`resumes`)."""
    here, end = evidence[first], evidence[last]
    traits: Traits = {}
    if here.column:
        traits |= {"first line": first < last and 1.4 < -here.over < 3.2, "last line full": end.full}
    below = _below(evidence, last)
    if below == len(evidence):
        return traits | {"end": 1.0}
    text = evidence[below].line.text
    traits |= {"above title": labels[below] is Label.TITLE, "above lead": evidence[below].lead}
    if _broken(evidence, labels, first):
        half = {"resumes": _MEETS, "resumes text": labels[below] in _TEXT, "lead below": evidence[below].lead}
        return traits | half
    return traits | {"orphan below": shapes.begins_as_half(text) or shapes.begins_mid_clause(text)}


def resumes(evidence: Sequence[Evidence], pairs: Pairs, first: int, last: int) -> float:
    """How well the text above it goes on below it."""
    return max(
        -3.0, min(_MEETS, fits(evidence[first - 1].line.text, evidence[_below(evidence, last)].line.text, pairs))
    )


def _below(evidence: Sequence[Evidence], last: int) -> int:
    """The line below a caption and its credit."""
    return last + 1 + (last + 1 < len(evidence) and evidence[last + 1].credit)

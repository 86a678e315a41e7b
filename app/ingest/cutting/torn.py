"""Paragraphs torn in two by something set into their column, which no label can show.

A tear is a pair of lines: the first of what interrupts, below a line that breaks off, and the one farther down that
goes on with it.  Pairs are weighed by what each line looks like, by what stands between, and by the words that would
meet; those that are likelier than not part their lines from what stands right above, and the labels are taken anew.
"""

from collections.abc import Iterable, Sequence

from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Labelling, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.tear_traits import Tear, candidates

_APART = -8.0
_LIKELY = -1.5  # a missed tear costs more than a false one

# Logarithmic odds fitted by logistic regression on annotated pages, where lines are broken and where they are whole
# paragraphs; the first is that of any pair.
_IN_COLUMNS: dict[str, float] = {
    "": -4.4,
    "interrupts as title": 1.9,
    "interrupts: below clauses": 1.6,
    "full": 1.5,
    "interrupts: scene": 1.5,
    "pictured at the end": 1.4,
    "interrupts: stunted": 1.0,
    "interrupts: caption": 0.9,
    "ends": 0.8,
    "fit": 0.6,
    "interrupts: below short line": 0.6,
    "below short": 0.5,
    "interrupts: mark": 0.5,
    "below as within": 0.4,
    "below signed": 0.4,
    "tails": 0.3,
    "interrupts: lone": 0.3,
    "interrupts: below within": 0.3,
    "interrupts: first line": 0.2,
    "pictured": -0.2,
    "counted": -0.2,
    "speaks": -0.4,
    "wide": -0.4,
    "below as title": -0.4,
    "mid clause": -0.5,
    "narrow": -0.5,
    "titled": -0.5,
    "below full": -0.6,
    "opener": -0.8,
    "interrupts as opening": -0.8,
    "interrupts as within": -1.0,
    "interrupts: plainly within": -1.1,
    "one line": -1.1,
    "titles": -1.2,
    "leads": -1.3,
    "within": -1.3,
    "far": -1.4,
    "set in": -1.5,
    "interrupts: ends": -1.7,
}
_WHOLE: dict[str, float] = {
    "": -2.6,
    "pictured at the end": 2.6,
    "below signed": 1.1,
    "half": 1.0,
    "interrupts as title": 0.9,
    "fit": 0.7,
    "interrupts: below within": 0.7,
    "interrupts: below clauses": 0.6,
    "below as opening": 0.5,
    "below full": 0.4,
    "interrupts: caption": 0.4,
    "interrupts as within": 0.2,
    "below as title": -0.2,
    "comment": -0.3,
    "link": -0.3,
    "below as within": -0.4,
    "interrupts as credit": -0.4,
    "speaks": -0.4,
    "one line": -0.5,
    "opener": -0.5,
    "interrupts: plainly within": -0.6,
    "pictured": -0.6,
    "interrupts as opening": -0.7,
    "interrupts: ends": -0.7,
    "mid clause": -0.8,
    "titles": -0.8,
    "interrupts: below short line": -0.8,
    "tails": -1.4,
    "leads": -1.6,
    "far": -2.3,
}


def torn(evidence: Sequence[Evidence], labelling: Labelling, pairs: Pairs) -> tuple[Sequence[Evidence], Labelling]:
    """The evidence and the labels again, once lines are known to be torn apart; as they are on most pages."""
    tears = _chosen(candidates(evidence, labelling.labels, pairs, _weighed))
    if not tears:
        return evidence, labelling
    parted = list(evidence)
    for below, place in tears:
        parted[below - 1] = parted[below - 1]._replace(broken=True)
        parted[below] = parted[below]._replace(goes_on=_APART)
        parted[place] = parted[place]._replace(goes_on=_APART, half=evidence[below - 1].line.number)
    return parted, label(parted, labelling)


def _weighed(whole: bool, traits: Iterable[tuple[str, float]]) -> float:
    weights = _WHOLE if whole else _IN_COLUMNS
    return sum(weights.get(name, 0.0) * value for name, value in traits)


def _chosen(tears: Iterable[tuple[Tear, float]]) -> set[Tear]:
    """The likely tears, the likeliest first; one shares no line with another and crosses none."""
    found: set[Tear] = set()
    likely = sorted(((odds, tear) for tear, odds in tears if odds > _LIKELY), reverse=True)
    for _, (below, place) in likely:
        if not any(
            below == other or place in (other, end) or other < below < end < place or below < other < place < end
            for other, end in found
        ):
            found.add((below, place))
    return found

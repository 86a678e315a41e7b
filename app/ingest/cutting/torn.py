"""Paragraphs torn in two by something set into their column, in broken lines where no label can show it.

A tear is a pair of lines: the first of what interrupts, below a line that breaks off, and the one farther down that
goes on with it.  Pairs are weighed by what each line looks like, by what stands between, and by the words that would
meet; those that are likelier than not part their lines from what stands right above, and the labels are taken anew.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label, Labelling, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.tear_traits import Tear, candidates

_APART = -8.0
_LIKELY = -1.5  # a missed tear costs more than a false one

# Logarithmic odds fitted by logistic regression on annotated pages in broken columns.
_BIAS = -2.1
_WEIGHTS: dict[str, float] = {
    "interrupts: caption": 2.4,
    "pictured at the end": 1.7,
    "interrupts as title": 1.5,
    "interrupts: scene": 1.4,
    "interrupts: stunted": 1.3,
    "comment": 1.2,
    "interrupts: first line": 0.9,
    "interrupts: lone": 0.8,
    "half": 0.7,
    "below signed": 0.6,
    "fit": 0.5,
    "full": 0.4,
    "below short": 0.3,
    "ends": 0.3,
    "below title": 0.2,
    "interrupts as credit": -0.3,
    "speaks": -0.3,
    "link": -0.4,
    "interrupts: mark": -0.5,
    "interrupts as opening": -0.7,
    "pictured": -0.7,
    "below full": -0.8,
    "opener": -0.8,
    "titles": -0.8,
    "leads": -0.9,
    "tails": -0.9,
    "other width": -1.0,
    "interrupts: below lead": -1.1,
    "one line": -1.1,
    "narrow": -1.3,
    "far": -2.0,
    "within": -2.1,
    "interrupts as within": -2.6,
    "set in": -2.8,
}


def torn(evidence: Sequence[Evidence], labelling: Labelling, pairs: Pairs) -> tuple[Sequence[Evidence], Labelling]:
    """The evidence and the labels again, once lines are known to be torn apart; as they are on most pages."""
    tears = _chosen(tears_of(evidence, labelling.labels, pairs))
    if not tears:
        return evidence, labelling
    halves = {place for _, place in tears}
    apart = halves | {below for below, _ in tears}
    parted = [
        here._replace(goes_on=_APART, half=place in halves) if place in apart else here
        for place, here in enumerate(evidence)
    ]
    return parted, label(parted, labelling)


def tears_of(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> Iterator[tuple[float, Tear]]:
    """All pairs of lines that may be a tear, with their odds."""
    for tear, odds in candidates(evidence, labels, pairs, _weighed):
        yield _BIAS + odds, tear


def _weighed(traits: Iterable[tuple[str, float]]) -> float:
    return sum(_WEIGHTS.get(name, 0.0) * value for name, value in traits)


def _chosen(tears: Iterator[tuple[float, Tear]]) -> set[Tear]:
    """The likely tears, the likeliest first; one shares no line with another and crosses none."""
    found: set[Tear] = set()
    for _, (below, place) in sorted((tear for tear in tears if tear[0] > _LIKELY), reverse=True):
        if not any(
            below == other or place in (other, end) or other < below < end < place or below < other < place < end
            for other, end in found
        ):
            found.add((below, place))
    return found

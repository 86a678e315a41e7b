"""Paragraphs torn in two by something set into their column, which no label can show.

A tear is a pair of lines: the first of what interrupts, below a line that breaks off, and the one farther down that
goes on with it.  Pairs are weighed by what each line looks like, by what stands between, and by the words that would
meet; those that are likelier than not part their lines from what stands right above, and the labels are taken anew.
The weights are written by ``bench/fit_tears.py``; what they weigh stands in :mod:`traits`.
"""

from collections.abc import Iterable, Sequence

from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Labelling, label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.tears.traits import Tear, candidates
from app.ingest.cutting.tears.turns import turns
from app.ingest.cutting.tears.weights import IN_COLUMNS, WHOLE

_APART = -8.0
_LIKELY = -1.5  # a missed tear costs more than a false one


def torn(evidence: Sequence[Evidence], labelling: Labelling, pairs: Pairs) -> tuple[Sequence[Evidence], Labelling]:
    """The evidence and the labels again, once lines are known to be torn apart; as they are on most pages."""
    tears = chosen(candidates(evidence, labelling.labels, pairs, _weighed, _unlikely))
    for first, turn, second in turns(evidence, labelling.labels, pairs):
        tears = {(below, place) for below, place in tears if place <= first or below > second}
        tears |= {(first + 1, turn), (turn, second)}
    if not tears:
        return evidence, labelling
    parted = list(evidence)
    for below, place in tears:
        parted[below - 1] = parted[below - 1]._replace(broken=True)
        parted[below] = parted[below]._replace(goes_on=_APART, told=True)
        parted[place] = parted[place]._replace(goes_on=_APART, told=True, half=evidence[below - 1].line.number)
    return parted, label(parted, labelling)


def _weighed(whole: bool, traits: Iterable[tuple[str, float]]) -> float:
    weights = WHOLE if whole else IN_COLUMNS
    return sum([weights.get(name, 0.0) * value for name, value in traits])


def _unlikely(odds: float) -> bool:
    return odds <= _LIKELY


def chosen(tears: Iterable[tuple[Tear, float]]) -> set[Tear]:
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

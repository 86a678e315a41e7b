"""Captions: which runs of lines say what a picture shows, told by fitted odds before the page is read.

A caption is lifted out of what stands around it: its lines belong together, the text above it does not flow into it,
and a sentence that it tore in two may go on below.  Whose picture it is, the reading of the page decides.  The weights
are written by ``bench/fit_captions.py``; what they weigh stands in :mod:`caption_traits`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.ingest.cutting.caption_traits import SETTINGS, Span, Traits, candidates
from app.ingest.cutting.caption_weights import BIAS, WEIGHTS
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label, Labelling, label
from app.ingest.cutting.links import Pairs, fits

LIKELY = -0.5
"""Odds of a caption: one missed costs more than a false one, which the reading may still take for text."""
_APART = -8.0
_TOGETHER = 8.0
_POSSIBLE = -3.0
_RESUMES = -2.5  # how badly the halves of a torn sentence may fit
_SET = {
    setting: {name.removeprefix(setting): weight for name, weight in WEIGHTS.items() if name.startswith(setting)}
    for setting in SETTINGS
}


def captioned(evidence: Sequence[Evidence], labelling: Labelling, pairs: Pairs) -> tuple[Sequence[Evidence], Labelling]:
    """The evidence and the labels again, once the captions are known."""
    labels = labelling.labels
    found = chosen(odds_of(evidence, labels, pairs))
    lifted = list(evidence)
    for odds, (first, last) in found:
        if odds < LIKELY:
            lifted[first] = lifted[first]._replace(caption=odds)
            continue
        for place in range(first, last + 1):
            border = _APART if place == first else _TOGETHER
            lifted[place] = lifted[place]._replace(goes_on=border, caption=odds)
        _part(lifted, labels, first, last, pairs)
    return lifted, label(lifted, labelling) if found else labelling


def _part(lifted: list[Evidence], labels: Sequence[Label], first: int, last: int, pairs: Pairs) -> None:
    """Part what stands below a caption from it; it may be the other half of a sentence above."""
    below = last + 1
    if below == len(lifted) or lifted[below].credit or lifted[below].caption > 0:
        return
    above = lifted[first - 1] if first and labels[first - 1] in (Label.OPENING, Label.WITHIN) else None
    half = 0
    if above and lifted[below].column and not above.ends and not lifted[below].lead:
        half = above.line.number if fits(above.line.text, lifted[below].line.text, pairs) > _RESUMES else 0
    lifted[below] = lifted[below]._replace(goes_on=_APART, half=half)


def odds_of(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> Iterator[tuple[float, Span]]:
    """All runs of lines that may be a caption, with their odds."""
    for span, setting, traits, set_so in candidates(evidence, labels, pairs):
        yield BIAS + _sum(WEIGHTS, traits) + _sum(_SET[setting], set_so), span


def _sum(weights: Mapping[str, float], traits: Traits) -> float:
    return sum(weights[name] * value for name, value in traits.items() if value and name in weights)


def chosen(spans: Iterable[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """The captions that may be, the likeliest first; none shares a line with another."""
    found: list[tuple[float, Span]] = []
    for odds, (first, last) in sorted((span for span in spans if span[0] > _POSSIBLE), reverse=True):
        if not any(first <= end and begin <= last for _, (begin, end) in found):
            found.append((odds, (first, last)))
    return found

"""Captions: which runs of lines say what a picture shows, told by fitted odds before the page is read.

A caption is lifted out of what stands around it: its lines belong together, the text above it does not flow into it,
and a sentence that it tore in two may go on below.  Whose picture it is, the reading of the page decides.
"""

from collections.abc import Iterator, Sequence

from app.ingest.cutting.caption_traits import Span, candidates
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label, Labelling, label
from app.ingest.cutting.links import Pairs, fits

_APART = -8.0
_TOGETHER = 8.0
_LIKELY = 0.0
_POSSIBLE = -3.0
_RESUMES = -2.5  # how badly the halves of a torn sentence may fit

# Logarithmic odds fitted by logistic regression on annotated pages, each caption against all that overlaps it.
_BIAS = -3.4
_WEIGHTS: dict[str, float] = {
    "photographer": 3.7,
    "points": 3.7,
    "credit below": 2.9,
    "dated": 2.7,
    "source": 2.1,
    "short": 2.0,
    "mark": 1.9,
    "writer and photographer": 1.9,
    "recent": 1.6,
    "scene": 1.3,
    "first line": 1.2,
    "middling": 1.1,
    "below title": 1.0,
    "credit of both below": 1.0,
    "action": 0.8,
    "above lead": 0.6,
    "credit farther on": 0.6,
    "whole: resumes": 0.6,
    "long": 0.4,
    "resumes": 0.4,
    "whole: below title": 0.4,
    "whole: orphan below": 0.4,
    "whole: resumes text": 0.4,
    "whole: end": 0.3,
    "end": -0.3,
    "last line full": -0.3,
    "whole: lead below": -0.3,
    "above title": -0.4,
    "figures": -0.4,
    "resumes text": -0.4,
    "within": -0.4,
    "whole: labelled title": -0.5,
    "flows": -0.6,
    "mid clause": -0.6,
    "goes on": -0.7,
    "orphan below": -0.7,
    "speech": -0.7,
    "whole: flows": -0.7,
    "begins else": -0.8,
    "labelled title": -1.0,
    "sentences": -1.0,
    "sentences, no credit": -1.0,
    "asks": -1.1,
    "column": -1.3,
    "no stop": -1.4,
    "whole: broken above": -1.5,
    "broken above": -2.2,
}


def captioned(evidence: Sequence[Evidence], labelling: Labelling, pairs: Pairs) -> tuple[Sequence[Evidence], Labelling]:
    """The evidence and the labels again, once the captions are known."""
    labels = labelling.labels
    chosen = _chosen(odds_of(evidence, labels, pairs))
    lifted = list(evidence)
    for odds, (first, last) in chosen:
        if odds < _LIKELY:
            lifted[first] = lifted[first]._replace(caption=odds)
            continue
        for place in range(first, last + 1):
            border = _APART if place == first else _TOGETHER
            lifted[place] = lifted[place]._replace(goes_on=border, caption=odds)
        _part(lifted, labels, first, last, pairs)
    return lifted, label(lifted, labelling) if chosen else labelling


def _part(lifted: list[Evidence], labels: Sequence[Label], first: int, last: int, pairs: Pairs) -> None:
    """Part what stands below a caption from it; it may be the other half of a sentence above."""
    below = last + 1
    if below == len(lifted) or lifted[below].credit or lifted[below].caption > 0:
        return
    above = lifted[first - 1] if first and labels[first - 1] in (Label.OPENING, Label.WITHIN) else None
    torn = above is not None and not above.ends and not lifted[below].lead
    half = torn and above is not None and fits(above.line.text, lifted[below].line.text, pairs) > _RESUMES
    lifted[below] = lifted[below]._replace(goes_on=_APART, half=half and bool(lifted[below].column))


def odds_of(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> Iterator[tuple[float, Span]]:
    """All runs of lines that may be a caption, with their odds."""
    for span, traits in candidates(evidence, labels, pairs):
        yield _BIAS + sum(_WEIGHTS.get(name, 0.0) * value for name, value in traits.items()), span


def _chosen(spans: Iterator[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """The captions that may be, the likeliest first; none shares a line with another."""
    found: list[tuple[float, Span]] = []
    for odds, (first, last) in sorted((span for span in spans if span[0] > _POSSIBLE), reverse=True):
        if not any(first <= end and begin <= last for _, (begin, end) in found):
            found.append((odds, (first, last)))
    return found

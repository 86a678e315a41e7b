"""Captions: which runs of lines say what a picture shows, told by fitted odds before the page is read.

A caption is lifted out of what stands around it: its lines belong together, the text above it does not flow into it,
and a sentence that it tore in two may go on below.  Whose picture it is, the reading of the page decides.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.ingest.cutting.caption_traits import SETTINGS, Span, Traits, candidates
from app.ingest.cutting.evidence import Evidence
from app.ingest.cutting.label import Label, Labelling, label
from app.ingest.cutting.links import Pairs, fits

_APART = -8.0
_TOGETHER = 8.0
_LIKELY = -0.5  # a caption missed costs more than a false one, which the reading may still take for text
_POSSIBLE = -3.0
_RESUMES = -2.5  # how badly the halves of a torn sentence may fit

# Logarithmic odds fitted by logistic regression on annotated pages, each caption against all that overlaps it.
_BIAS = -1.0
_WEIGHTS: dict[str, float] = {
    "dated": 2.3,
    "photographer": 2.3,
    "points": 2.2,
    "whole, bare: short": 1.8,
    "credit below": 1.7,
    "whole, middling": 1.7,
    "scene": 1.5,
    "bare: below title": 1.2,
    "recalled scene": 1.2,
    "recent": 1.2,
    "whole, short": 1.2,
    "first line": 1.1,
    "whole, bare: middling": 1.1,
    "action": 1.0,
    "whole, below title": 0.9,
    "writer": 0.9,
    "bare: middling": 0.8,
    "bare: short": 0.8,
    "orphan below": 0.8,
    "short": 0.8,
    "source": 0.8,
    "writer and photographer": 0.8,
    "bare: first line": 0.7,
    "below title": 0.7,
    "middling": 0.6,
    "whole, resumes": 0.6,
    "whole, resumes text": 0.6,
    "long": 0.5,
    "whole, bare: resumes": 0.5,
    "whole, orphan below": 0.5,
    "above lead": 0.4,
    "bare: resumes": 0.4,
    "resumes": 0.4,
    "whole, bare: below title": 0.4,
    "whole, end": 0.4,
    "resumes text": 0.3,
    "whole, above title": 0.3,
    "whole, below signed": 0.3,
    "whole, long": 0.3,
    "bare: above title": -0.3,
    "mark": -0.3,
    "whole, bare: below credit": -0.3,
    "whole, bare: orphan below": -0.3,
    "whole, bare: resumes text": -0.3,
    "last line full": -0.4,
    "whole, lead below": -0.4,
    "bare: flows": -0.5,
    "bare: labelled title": -0.5,
    "begins else": -0.5,
    "whole, bare: above title": -0.5,
    "bare: end": -0.6,
    "bare: last line full": -0.6,
    "bare: sentences": -0.6,
    "figures": -0.6,
    "whole, bare: flows": -0.6,
    "whole, flows": -0.6,
    "whole, labelled title": -0.6,
    "flows": -0.7,
    "mid clause": -0.7,
    "whole, bare: broken above": -0.7,
    "whole, bare: sentences": -0.7,
    "bare: resumes text": -0.8,
    "asks": -0.9,
    "bare: goes on": -0.9,
    "speech": -1.1,
    "whole, broken above": -1.1,
    "whole, sentences": -1.1,
    "bare: column": -1.2,
    "labelled title": -1.3,
    "no stop": -1.5,
    "bare: broken above": -1.7,
    "sentences": -1.7,
    "bare": -2.0,
    "broken above": -2.4,
}

_SET = {
    setting: {name.removeprefix(setting): weight for name, weight in _WEIGHTS.items() if name.startswith(setting)}
    for setting in SETTINGS
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
    for span, setting, traits, set_so in candidates(evidence, labels, pairs):
        yield _BIAS + _sum(_WEIGHTS, traits) + _sum(_SET[setting], set_so), span


def _sum(weights: Mapping[str, float], traits: Traits) -> float:
    return sum(weights[name] * value for name, value in traits.items() if value and name in weights)


def _chosen(spans: Iterator[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """The captions that may be, the likeliest first; none shares a line with another."""
    found: list[tuple[float, Span]] = []
    for odds, (first, last) in sorted((span for span in spans if span[0] > _POSSIBLE), reverse=True):
        if not any(first <= end and begin <= last for _, (begin, end) in found):
            found.append((odds, (first, last)))
    return found

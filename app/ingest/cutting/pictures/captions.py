"""Captions: which runs of lines say what a picture shows, told by fitted odds before the page is read.

A caption is lifted out of what stands around it: its lines belong together, the text above it does not flow into it,
and a sentence that it tore in two may go on below.  Whose picture it is, the reading of the page decides.  The weights
are written by ``bench/fit_captions.py``; what they weigh stands in :mod:`caption_traits`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label, Labelling, label
from app.ingest.cutting.lines.links import Pairs, fits
from app.ingest.cutting.pictures.caption_borders import Traits
from app.ingest.cutting.pictures.caption_traits import SETTINGS, Run, Span, candidates
from app.ingest.cutting.pictures.caption_weights import BIAS, WEIGHTS

LIKELY = -0.5
"""Odds of a caption: one missed costs more than a false one, which the reading may still take for text."""
_APART = -8.0
_TOGETHER = 8.0
_POSSIBLE = -3.0
_TEXT = (Label.OPENING, Label.WITHIN)
_TITLE = 12.0  # full-width characters of the title of a picture at most
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
            lifted[place] = lifted[place]._replace(goes_on=border, told=True, caption=odds)
    for first, last in _groups(sorted(span for odds, span in found if odds >= LIKELY), evidence):
        _part(lifted, labels, first, last, pairs)
    return lifted, label(lifted, labelling) if found else labelling


def _groups(spans: Iterable[Span], evidence: Sequence[Evidence]) -> Iterator[Span]:
    """Captions that stand together, with the credits between and below them."""
    begin = end = -1
    for first, last in spans:
        if first > end + 1:
            if end >= 0:
                yield begin, end
            begin = first
        end = last + (last + 1 < len(evidence) and evidence[last + 1].credit)
    if end >= 0:
        yield begin, end


def _part(lifted: list[Evidence], labels: Sequence[Label], first: int, last: int, pairs: Pairs) -> None:
    """Part what stands below pictures from them; it may be the other half of a sentence above."""
    below = last + 1
    if below == len(lifted):
        return
    half, here = 0, lifted[below]
    if first and _breaks_off(lifted[first - 1], labels[first - 1]) and labels[below] in _TEXT and not here.lead:
        titled = _titled(lifted, labels, first, here, pairs)
        above = lifted[first - 1 - titled]
        if titled:
            lifted[first - 1] = lifted[first - 1]._replace(goes_on=_APART, told=True)
        if (here.column or titled) and fits(above.line.text, here.line.text, pairs) > _RESUMES:
            half = above.line.number
    lifted[below] = here._replace(goes_on=_APART, told=True, half=half)


def _breaks_off(here: Evidence, label: Label) -> bool:
    return label in _TEXT and not here.ends


def _titled(lifted: Sequence[Evidence], labels: Sequence[Label], first: int, below: Evidence, pairs: Pairs) -> bool:
    """Whether the line above a caption within a sentence is its title, not text: the halves meet better without it."""
    title, above = lifted[first - 1], lifted[first - 2]
    if first < 2 or title.line.width > _TITLE or not _breaks_off(above, labels[first - 2]):
        return False
    text, told, rest = above.line.text, title.line.text, below.line.text
    return fits(text, rest, pairs) > max(fits(text, told, pairs), fits(told, rest, pairs))


def odds_of(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> Iterator[tuple[float, Span]]:
    """All runs of lines that may be a caption, with their odds."""
    begun: dict[tuple[int, str], float] = {}  # what speaks for each beginning
    for run in candidates(evidence, labels, pairs):
        begin = run.span[0], run.setting
        if begin not in begun:
            begun[begin] = _sum(_SET[run.setting], run.begins)
        odds = _odds(run, begun[begin])
        if odds > _POSSIBLE:  # else it is none, however well the halves around it meet
            odds = _odds(run.met(evidence, pairs), begun[begin])
        yield odds, run.span


def _odds(run: Run, begun: float) -> float:
    return BIAS + _sum(WEIGHTS, run.alike) + _sum(_SET[run.setting], run.ends, begun)


def _sum(weights: Mapping[str, float], traits: Traits, begun: float = 0.0) -> float:
    return sum([weights[name] * value for name, value in traits.items() if value and name in weights], begun)


def chosen(spans: Iterable[tuple[float, Span]]) -> list[tuple[float, Span]]:
    """The captions that may be, the likeliest first; none shares a line with another."""
    found: list[tuple[float, Span]] = []
    for odds, (first, last) in sorted((span for span in spans if span[0] > _POSSIBLE), reverse=True):
        if not any(first <= end and begin <= last for _, (begin, end) in found):
            found.append((odds, (first, last)))
    return found

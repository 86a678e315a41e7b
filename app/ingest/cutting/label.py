"""What each line of a page is: the likeliest reading of all lines together, by dynamic programming.

A line alone is often ambiguous (a title, or the last line of a paragraph that lost its full stop?); its neighbours
decide.  Every reading of a line and every step from one line to the next has a score, logarithmic odds set by hand and
checked on annotated pages; the reading with the highest sum wins.  Linear in the number of lines.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from app.ingest.cutting import marks, shapes
from app.ingest.cutting.evidence import Evidence


class Label(StrEnum):
    """What a line is, before it is known to which article it belongs."""

    TITLE = "title"
    OPENING = "opening"  # first line of a paragraph
    WITHIN = "within"  # goes on with the paragraph above
    CREDIT = "credit"
    ROW = "row"
    FURNITURE = "furniture"


_NEVER = -30.0
_TEXT = (Label.OPENING, Label.WITHIN)


def _alone(label: Label, here: Evidence) -> float:
    """How well a line by itself bears a label."""
    line = here.line
    if label is Label.CREDIT:
        return 8.0 if here.credit else _NEVER
    if label is Label.FURNITURE:
        return 9.0 - 2 * max(here.words, 0.0) if here.furniture else _NEVER
    if label is Label.ROW:
        return (
            shapes.row_score(line.text)
            + 5.0 * here.listed
            - 10.0 * here.lead
            - (4.0 if here.column and here.goes_on > 3 and line.text.count(" ") < 2 else 0.0)
        )
    if label is Label.TITLE:
        return (
            shapes.title_score(line.text)
            + 6 * line.heading
            - 20 * (here.lead or here.greets)
            - 10 * (here.credit or here.furniture)
            - (4 - 1.5 * min(2.0, _stunted(here))) * bool(marks.BULLET.match(line.text))
        )
    stunted = _stunted(here)
    if label is Label.OPENING:
        wide = here.set_in and here.column and not here.lead and line.width > here.column - 0.6
        closes = here.ends and (len(line.text) > 16 or line.text[-1] in "。：”")
        score = 6.0 * here.lead + 4.0 * line.mark - stunted - 1.5 * bool(wide)
        return score + closes + shapes.begins_paragraph(line.text)
    wide = here.column and line.width > here.column + 3
    return -2.0 * bool(wide) - (stunted if here.column else 2 * stunted)


def _stunted(here: Evidence) -> float:
    """0 to 5: how much a line that ends no sentence falls short of its measure."""
    if here.ends:
        return 0.0
    if not here.column:
        return 2.0 if here.line.width < 24 else 1.0 if here.line.width < 36 else 0.0
    missing = here.column - here.line.width
    return 5.0 if missing > 0.6 * here.column else 2.0 if missing > 5 else 1.0 if missing > 3.2 else 0.0


def _possible(here: Evidence) -> dict[Label, float]:
    """The labels that a line may bear at all, with how well each suits it alone."""
    scores = {name: _alone(name, here) for name in Label}
    return {name: score for name, score in scores.items() if score > _NEVER}


def _step(above: Label, label: Label, before: Evidence, here: Evidence) -> float:
    """How well a label follows the label above it."""
    if label is Label.WITHIN:
        return min(here.goes_on, 0.0) if above in _TEXT else -40.0
    score = 0.0
    if above in _TEXT:
        score -= max(here.goes_on, 0.0) + (4.5 if here.lead or here.line.heading else 2) * (not before.ends)
        score -= 3 * (not before.ends and before.line.width < 0.4 * before.column)  # text is cut off in full lines
    elif label is Label.OPENING and not here.lead:
        score -= max(here.words, 0.0)  # a title or a row never flows into the text
    if above is Label.TITLE and here.lead:
        score += 2
    if above is label is Label.TITLE and before.full and re.search("[，,]", before.line.text):
        score -= max(here.words, 0.0) / 2
    if label is Label.ROW:  # rows come in runs
        score += 2.5 if above is Label.ROW else -1.0
    return score


def label(evidence: Sequence[Evidence]) -> tuple[Label, ...]:
    """The likeliest labels of the lines, one a line."""
    if not evidence:
        return ()
    scores: dict[Label, float] = {
        name: score for name, score in _possible(evidence[0]).items() if name is not Label.WITHIN
    }
    trail: list[dict[Label, Label]] = []
    for before, here in pairwise(evidence):
        best: dict[Label, tuple[float, Label]] = {}
        for name, alone in _possible(here).items():
            steps = ((score + _step(above, name, before, here), above) for above, score in scores.items())
            score, above = max(steps, key=lambda pair: pair[0])
            best[name] = (score + alone, above)
        scores = {name: score for name, (score, _) in best.items()}
        trail.append({name: above for name, (_, above) in best.items()})
    labels: list[Label] = [max(scores, key=lambda name: scores[name])]
    for step in reversed(trail):
        labels.append(step[labels[-1]])
    return tuple(reversed(labels))

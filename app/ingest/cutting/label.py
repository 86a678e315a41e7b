"""What each line of a page is: the likeliest reading of all lines together, by dynamic programming.

A line alone is often ambiguous (a title, or the last line of a paragraph that lost its full stop?); its neighbours
decide.  Every reading of a line and every step from one line to the next has a score, logarithmic odds set by hand and
checked on annotated pages; the reading with the highest sum wins.  Linear in the number of lines.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import inf
from typing import NamedTuple

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
_BARRED = -40.0
_RUN, _NO_RUN = 2.5, -1.0  # a row below another one, and below anything else
_COMMA = re.compile("[，,]")
# Named once: looked up in its class thousands of times a page, a member costs more than the work that it is used in.
_TITLE, _OPENING, _WITHIN, _CREDIT, _ROW, _FURNITURE = Label
_TEXT = (_OPENING, _WITHIN)


def _possible(here: Evidence) -> Mapping[Label, float]:
    """The labels that a line may bear at all, with how well each suits it alone."""
    stunted = _stunted(here)
    scores = {
        _TITLE: _as_title(here, stunted),
        _OPENING: _as_opening(here, stunted),
        _WITHIN: _as_within(here, stunted),
    }
    if here.credit:
        scores[_CREDIT] = 8.0
    scores[_ROW] = _as_row(here)
    if here.furniture:
        scores[_FURNITURE] = 9.0 - 2 * max(here.words, 0.0)
    return {name: score for name, score in scores.items() if score > _NEVER}


def _as_title(here: Evidence, stunted: float) -> float:
    line = here.line
    score = shapes.title_score(line.text) + 6 * line.heading - 20 * (here.lead or here.greets)
    score -= 10 * (here.credit or here.furniture or here.caption > 0) + 8 * bool(marks.ASKS.match(line.text))
    score -= 12 * (here.broken or here.half > 0)
    if marks.ENUMERATED.match(line.text) and not shapes.ends_within(line.text) and not here.full:  # 一、天没亮，人先到
        score += 2.0
    score += 6.0 * (here.counted and not here.full and not here.listed)
    score -= 1.5 * (here.set_in and here.column > 0 and abs(here.over) < 0.6)  # as text fills it, a title by chance
    return score - (4 - 1.5 * min(2.0, stunted)) * bool(marks.BULLET.match(line.text))


def _as_opening(here: Evidence, stunted: float) -> float:
    line = here.line
    wide = here.set_in and here.column and not here.lead and line.width > here.column - 0.6
    closes = here.ends and (len(line.text) > 16 or line.text[-1] in "。：”")
    score = 6.0 * here.lead + 4.0 * line.mark - stunted - 1.5 * bool(wide)
    return score + closes + shapes.begins_paragraph(line.text)


def _as_within(here: Evidence, stunted: float) -> float:
    wide = here.column and here.line.width > here.column + 3
    set_in = here.set_in and not here.ends and -3.2 < here.over < -1.6  # as first lines are
    return -2.0 * bool(wide) - 3.0 * bool(set_in) - (stunted if here.column else 2 * stunted)


def _as_row(here: Evidence) -> float:
    flows = here.column and here.goes_on > 3 and here.line.text.count(" ") < 2
    return (
        shapes.row_score(here.line.text)
        + 5.0 * here.listed
        - 10.0 * (here.lead or here.caption > 0)
        - 4.0 * bool(flows)
    )


def _stunted(here: Evidence) -> float:
    """0 to 5: how much a line that ends no sentence falls short of its measure."""
    if here.ends:
        return 0.0
    if not here.column:
        return 2.0 if here.line.width < 24 else 1.0 if here.line.width < 36 else 0.0
    missing = here.column - here.line.width
    return 5.0 if here.lone else 2.0 if missing > 5 else 1.0 if missing > 3.2 else 0.0


class _Border(NamedTuple):
    """How well labels follow each other from one line to the next."""

    within_text: float  # more of a paragraph below text
    any_text: float  # anything else below text
    opening: float  # the first line of a paragraph below anything but text
    title: float  # anything below a title
    title_title: float

    @classmethod
    def between(cls, before: Evidence, here: Evidence) -> "_Border":
        """The border of a line to the one above it."""
        words = max(here.words, 0.0)
        leaves = -max(here.goes_on, 0.0) - (7.5 if here.lead or here.line.heading else 2) * (not before.ends)
        titles = -words / 2 if words and before.full and _COMMA.search(before.line.text) else 0.0
        if here.set_in and -3.2 < before.over < -1.0 and abs(here.over) < 0.6:
            titles -= 2.5  # a first line and a full one below it, as paragraphs begin
        return cls(
            within_text=min(here.goes_on, 0.0),
            any_text=leaves - 3 * before.lone,
            opening=0.0 if here.lead else -words,  # a title or a row never flows into the text
            title=2.0 * here.lead,
            title_title=2.0 * here.lead + titles,
        )

    def steps(self, label: Label) -> tuple[float, float, float]:
        """What a label adds below text, below a title and below anything else."""
        if label is _WITHIN:
            return self.within_text, _BARRED, _BARRED
        other = self.opening if label is _OPENING else 0.0
        return self.any_text, other + (self.title_title if label is _TITLE else self.title), other

    def ways(self, scores: Mapping[Label, float], label: Label) -> dict[Label, float]:
        """The score up to a label, by each label that may stand above it."""
        text, title, other = self.steps(label)
        found = {
            above: score + (text if above in _TEXT else title if above is _TITLE else other)
            for above, score in scores.items()
        }
        if label is _ROW:  # rows come in runs
            found = {above: score + (_RUN if above is _ROW else _NO_RUN) for above, score in found.items()}
        return found

    def best(self, scores: Mapping[Label, float], alone: Mapping[Label, float]) -> dict[Label, float]:
        """The scores of the best ways to the labels of a line, by those to the line above and what each scores alone.

        As the best of :meth:`ways`, of which few are ever asked for.
        """
        get = scores.get
        above_text, above_title = max(get(_OPENING, -inf), get(_WITHIN, -inf)), get(_TITLE, -inf)
        above_row, above_other = get(_ROW, -inf), max(get(_CREDIT, -inf), get(_FURNITURE, -inf))
        found: dict[Label, float] = {}
        for name, odds in alone.items():
            text, title, other = self.steps(name)
            row, others = above_row + other, max(above_text + text, above_title + title, above_other + other)
            found[name] = (max(row + _RUN, others + _NO_RUN) if name is _ROW else max(row, others)) + odds
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Labelling:
    """The likeliest labels of a page's lines, and how near others came."""

    labels: tuple[Label, ...] = ()
    scores: Sequence[Mapping[Label, float]] = ()  # for each line, of the best ways to its labels
    borders: Sequence[_Border] = ()  # of all lines but the first to the one above
    evidence: Sequence[Evidence] = ()
    possible: Sequence[Mapping[Label, float]] = ()  # for each line, what its evidence alone says

    def leads(self) -> tuple[float, ...]:
        """For each line by how much the labels lead the best ones that make something else of it: no title, no text."""
        # the best ways over all lines, by what they make of this one
        through: Mapping[Label, float] = next(reversed(self.scores), {})
        found = [_lead(through, label) for label in self.labels[-1:]]
        above = zip(reversed(self.borders), reversed(self.scores[:-1]), reversed(self.labels[:-1]), strict=True)
        for border, scores, label in above:
            reached = {name: border.ways(scores, name) for name in through}
            rest = {name: through[name] - max(above.values()) for name, above in reached.items()}
            through = {
                name: max(above[name] + rest[here] for here, above in reached.items())
                for name in next(iter(reached.values()))
            }
            found.append(_lead(through, label))
        return tuple(reversed(found))


def _lead(through: Mapping[Label, float], label: Label) -> float:
    others = [score for name, score in through.items() if name is not label and not (name in _TEXT and label in _TEXT)]
    return through[label] - max(others, default=_NEVER)


def label(evidence: Sequence[Evidence], known: Labelling | None = None) -> Labelling:
    """The likeliest labels of the lines, one a line; ``known`` are those on earlier evidence, much of it the same."""
    if not evidence:
        return Labelling()
    if known is None:
        possible = [_possible(here) for here in evidence]
    else:
        told = zip(evidence, known.evidence, known.possible, strict=True)
        possible = [alone if here is before else _possible(here) for here, before, alone in told]
    borders = [_Border.between(before, here) for before, here in pairwise(evidence)]
    scores = [{name: score for name, score in possible[0].items() if name is not _WITHIN}]
    for border, alone in zip(borders, possible[1:], strict=True):
        scores.append(border.best(scores[-1], alone))
    labels: list[Label] = [max(scores[-1], key=scores[-1].__getitem__)]
    for border, above in zip(reversed(borders), reversed(scores[:-1]), strict=True):
        ways = border.ways(above, labels[-1])
        labels.append(max(ways, key=ways.__getitem__))
    return Labelling(tuple(reversed(labels)), scores, borders, evidence, possible)

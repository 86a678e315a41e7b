"""What each line of a page is: the likeliest reading of all lines together, by dynamic programming.

A line alone is often ambiguous (a title, or the last line of a paragraph that lost its full stop?); its neighbours
decide.  Every reading of a line and every step from one line to the next has a score, logarithmic odds; the reading
with the highest sum wins.  They are set by hand and checked on annotated pages, but for the commonest question, whether
a line goes on with the paragraph above: there ``bench/fit_paragraphs.py`` adds what such pages teach.  Linear in the
number of lines.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import inf

from app.ingest.clean import HAN
from app.ingest.cutting.lines import marks, paragraph_traits, shapes
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.lattice import BARRED, NEVER, Border, Scores, courses, leads, likeliest
from app.ingest.cutting.lines.paragraph_weights import WEIGHTS


class Label(StrEnum):
    """What a line is, before it is known to which article it belongs."""

    TITLE = "title"
    OPENING = "opening"  # first line of a paragraph
    WITHIN = "within"  # goes on with the paragraph above
    CREDIT = "credit"
    ROW = "row"
    TAIL = "tail"  # goes on with the row above
    FURNITURE = "furniture"


_HEADS_ROWS = re.compile(f"[{HAN}]{{1,6}}")  # a group of rows, or the next table
_COMMA = re.compile("[，,]")


def _alone(here: Evidence) -> Scores:
    """How well each label suits a line by itself."""
    stunted = _stunted(here)
    scores = (
        _as_title(here, stunted),
        _as_opening(here, stunted),
        _as_within(here, stunted),
        8.0 if here.credit else -inf,
        _as_row(here),
        _as_tail(here),
        9.0 - 2 * max(here.words, 0.0) if here.furniture else -inf,
    )
    return tuple([score if score > NEVER else -inf for score in scores])


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


def _as_tail(here: Evidence) -> float:
    wraps = here.words > 2 and here.column and not (here.lead or here.full or here.ends)
    return min(here.words, 8.0) / 2 + 5.0 * here.listed if wraps else -inf


def _stunted(here: Evidence) -> float:
    """0 to 5: how much a line that ends no sentence falls short of its measure."""
    if here.ends:
        return 0.0
    if not here.column:
        return 2.0 if here.line.width < 24 else 1.0 if here.line.width < 36 else 0.0
    if here.turns:
        return 1.0
    missing = here.column - here.line.width
    return 5.0 if here.lone else 2.0 if missing > 5 else 1.0 if missing > 3.2 else 0.0


def flow(above: Evidence, here: Evidence, below: Evidence | None, weights: Mapping[str, float] = WEIGHTS) -> float:
    """What annotated pages add to the odds that a line goes on with the paragraph above it."""
    return sum([weights.get(name, 0.0) * value for name, value in paragraph_traits.traits(above, here, below)])


def _border(before: Evidence, here: Evidence, below: Evidence | None) -> Border:
    """The border of a line to the one above it; ``below`` is the line below it."""
    words = max(here.words, 0.0)
    leaves = -max(here.goes_on, 0.0) - (7.5 if here.lead or here.line.heading else 2) * (not before.ends)
    titles = -words / 2 if words and before.full and _COMMA.search(before.line.text) else 0.0
    if here.set_in and -3.2 < before.over < -1.0 and abs(here.over) < 0.6:
        titles -= 2.5  # a first line and a full one below it, as paragraphs begin
    first = 1.5 * (before.first and not here.lead)  # as text has it, a title by chance
    return Border(
        within_text=min(here.goes_on, 0.0) + flow(before, here, below),
        any_text=leaves - 3 * before.lone,
        opening=0.0 if here.lead else -words,  # a title or a row never flows into the text
        title=2.0 * here.lead - first,
        title_title=2.0 * here.lead + titles - first,
        row=0.0 if not here.listed and _HEADS_ROWS.fullmatch(here.line.text) else 2.5,
        tail=0.0 if before.full else BARRED,
    )


@dataclass(frozen=True, slots=True, eq=False)
class Labelling:
    """The likeliest labels of a page's lines, and how near others came."""

    labels: tuple[Label, ...] = ()
    evidence: Sequence[Evidence] = ()
    alone: Sequence[Scores] = ()  # for each line, what its evidence alone says for its labels
    borders: Sequence[Border] = ()  # of all lines but the first to the one above
    reached: Sequence[Scores] = ()  # for each line, the best ways to its labels

    def leads(self) -> list[float]:
        """For each line by how much the labels lead the best ones that make something else of it: no title, no text."""
        places = {label: place for place, label in enumerate(Label)}
        return leads([places[label] for label in self.labels], self.reached, self.alone, self.borders)


def label(evidence: Sequence[Evidence], known: Labelling | None = None) -> Labelling:
    """The likeliest labels of the lines, one a line; ``known`` are those on earlier evidence, much of it the same."""
    if not evidence:
        return Labelling()
    between = [*zip(evidence, evidence[1:], [*evidence[2:], None], strict=False)]
    if known is None:
        alone = [*map(_alone, evidence)]
        borders = [_border(*lines) for lines in between]
    else:
        same = [here is before for here, before in zip(evidence, known.evidence, strict=True)]
        alone = [known.alone[place] if same[place] else _alone(here) for place, here in enumerate(evidence)]
        borders = [
            known.borders[place] if same[place] and same[place + 1] else _border(*lines)
            for place, lines in enumerate(between)
        ]
    reached = courses(alone, borders)
    order = list(Label)
    labels = tuple(order[label] for label in likeliest(reached, borders))
    return Labelling(labels, evidence, alone, borders, reached)

"""What is known of every line of a page before labels are weighed, most of it at the border to the line above."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from app.ingest.clean import Line
from app.ingest.cutting.lines import marks, shapes, signs
from app.ingest.cutting.lines.closings import alone, closing
from app.ingest.cutting.lines.furniture import furniture_of
from app.ingest.cutting.lines.layout import Layout, measure
from app.ingest.cutting.lines.links import Pairs, fits
from app.ingest.cutting.lines.rows import rows_of

_HANGING = tuple("，。、；：？！”’）》」』,;:?!)")  # may stand beyond the measure
_QUOTES = re.compile("[“”‘’]")
_COLON = re.compile("[：:]$")


class Evidence(NamedTuple):
    """What is known of one line before labels are weighed."""

    line: Line
    column: float  # width of the column, 0 where a line is a whole paragraph
    lead: bool
    opened: bool  # a lead and nothing else: its text stands below
    credit: bool
    furniture: bool
    ends: bool  # with a sentence or with a credit after one
    apart: bool  # stands farther from what is above it than lines of this page do
    signed: bool = False  # a credit closes it
    greets: bool = False  # a salutation
    set_in: bool = False  # paragraphs of this page begin with an indent that the source lost
    goes_on: float = 0.0  # for (above 0) or against the line going on with the paragraph above, were both text
    told: bool = False  # that it goes on, or not, is told by a picture or a tear rather than by both lines
    listed: bool = False  # a row of an announced list
    sender: bool = False  # half of the name of the office that signs
    counted: bool = False  # one of several headings that count the same thing
    half: int = 0  # the number of the line farther up that it goes on with; 0 for most
    broken: bool = False  # text that goes on farther down
    turns: bool = False  # within a paragraph, right above a column of another width
    caption: float = 0.0  # odds that a caption begins with this line; 0 where nothing speaks for one
    words: float = 0.0  # the part of it that the words at the border tell
    fits: float = 0.0  # the part of that which says that both are halves of one sentence

    @property
    def full(self) -> bool:
        """Whether the line fills its column (an unfinished one may be the first of its paragraph, set in)."""
        if not self.column:
            return False
        short = 2.2 if self.ends else 3.2 if marks.BULLET.match(self.line.text) else 4.2
        return self.line.width >= self.column - short

    @property
    def first(self) -> bool:
        """Whether it has the very width of a paragraph's first line, where these are set in."""
        return self.set_in and self.column > 0 and not self.ends and abs(self.over + 2) < 0.6

    @property
    def lone(self) -> bool:
        """Whether it breaks off far short of its column, as text, which is cut off in full lines, does not."""
        short = not self.ends and self.line.width < 0.4 * self.column
        return short and not shapes.stops(self.line.text)

    @property
    def over(self) -> float:
        """Full-width characters beyond the column's width (below 0: short of it); a mark may hang out of the column."""
        over = self.line.width - self.column
        return max(over - 1.0, 0.0) if over > 0 and self.line.text.endswith(_HANGING) else over


def weigh(lines: Sequence[Line], pairs: Pairs) -> tuple[Evidence, ...]:
    """The evidence for every line."""
    credits, broken = alone(lines)
    leads = [not (credits[place] or broken[place]) and signs.has_lead(lines, place) for place in range(len(lines))]
    halves = [0.0, *(_fits(above.text, line.text, pairs) for above, line in pairwise(lines))]
    words = [0.0, *(half + 4 * shapes.ends_within(above.text) for half, above in zip(halves[1:], lines, strict=False))]
    layout = measure(lines, words, [place for place, found in enumerate(leads) if found])
    barred = [a or b for a, b in zip(credits, leads, strict=True)]
    listed = rows_of(lines, layout.widths, barred)
    furniture = furniture_of(lines, listed)
    counted = signs.series(lines)
    turns = _turns(layout.widths)
    found: list[Evidence] = []
    for place, line in enumerate(lines):
        open_above = bool(found) and (found[-1].signed or not found[-1].ends)
        closes = closing(lines, place, credit=credits[place], open_above=open_above)
        if closes.broken and found[-1].signed:  # what seemed a whole credit is the first half of one
            found[-1] = found[-1]._replace(signed=False, ends=False)
        signed = closes.signed is not None or closes.source
        greets = signs.greets(lines, place)
        senders = signs.senders(lines, place)
        if senders > 1:
            found[-2:] = [above._replace(sender=True) for above in found[-2:]]
        evidence = Evidence(
            line,
            layout.widths[place],
            lead=leads[place],
            opened=leads[place] and signs.is_lead(line.text),
            credit=credits[place],
            furniture=furniture[place] and not senders,
            ends=shapes.ends_sentence(line.text)
            or signs.closes_item(lines, place)
            or (place + 1 < len(lines) and listed[place + 1] and bool(_COLON.search(line.text)))
            or signed
            or credits[place]
            or greets,
            apart=line.gap > layout.gap and place > 0,
            signed=signed,
            greets=greets,
            listed=listed[place],
            counted=place in counted,
            set_in=layout.first_lines_short,
            turns=place in turns and not leads[place + 1] and not found[-1].ends,
        )
        if found:
            goes_on = _goes_on(found[-1], evidence, layout, words[place])
            evidence = evidence._replace(goes_on=goes_on, words=words[place], fits=halves[place])
        found.append(evidence)
    return tuple(found)


def _turns(widths: Sequence[float]) -> set[int]:
    """The lines, but the first one, below which the column changes its width."""
    return {place for place in range(1, len(widths) - 1) if abs(widths[place] - widths[place + 1]) > 1.2}


def _fits(above: str, text: str, pairs: Pairs) -> float:
    """Evidence from words that a line is the other half of the one above; a question is a paragraph of its own."""
    return 0.0 if marks.ASKS.match(text) else fits(above, text, pairs)


def _goes_on(before: Evidence, here: Evidence, layout: Layout, words: float) -> float:
    """Evidence for (above 0) or against the line going on with the paragraph above it, were both text."""
    line = here.line
    score = _after_end(before, here, layout) if before.ends else words + _room(before, here)
    if before.opened:
        score = 8.0
    elif before.ends and marks.ENUMERATED.match(line.text):
        score = -8.0
    score -= 8 * line.heading + 5 * line.mark + 10 * here.lead
    score -= 6 * bool(marks.BULLET.match(line.text)) + 6 * bool(before.ends and marks.NUMBER.match(line.text))
    score -= 14 * bool(marks.ASKS.match(line.text))
    if len(line.text) <= 20 and marks.heads_comment(line.text):
        score -= 6 if here.full else 10
    if layout.indented:
        score += -6 if line.indent else 2
    if here.apart:
        score -= 1.5
    return min(score, -6.0) if here.listed and before.listed | bool(_COLON.search(before.line.text)) else score


def _after_end(before: Evidence, here: Evidence, layout: Layout) -> float:
    """A finished sentence stands above: a new paragraph, unless the column was full and nothing speaks for one."""
    if shapes.begins_within(here.line.text):
        return -2.0 if before.signed else 6.0
    if not before.full or before.signed:
        return -8.0
    text = here.line.text
    score = 0.5 - 2.0 * shapes.begins_paragraph(text) - 3.0 * shapes.begins_speech(text)
    if before.line.text.endswith(("”", "」")):
        score += 4.0 * shapes.attributes_quote(text)
    if layout.first_lines_short and here.column:
        missing = here.column - here.line.width + 0.7 * text.endswith(_HANGING)
        missing -= 0.5 * (
            0.6 < missing <= 1.2 and bool(_QUOTES.search(text))
        )  # which are as wide as a character in some faces
        set_in = 0.0 if here.ends else 1.0 if missing <= 1.2 else -3.0
        score += 0.0 if missing < -3 else 4.0 if missing <= 0.6 else set_in
    return score


def _room(before: Evidence, here: Evidence) -> float:
    """Whether the unfinished line above filled its measure, as text that goes on does."""
    if before.column:
        wider = 1 <= here.line.width - before.line.width <= 2.6  # as the second line of a paragraph is
        second = wider and not here.ends and not marks.BULLET.match(before.line.text)
        return 6.0 if before.full else 2.0 if second or before.turns else -3.0
    heads = before.line.width < 16 and not shapes.ends_within(before.line.text)
    return 4.0 if before.line.width > 36 else -3.0 if heads else 0.0

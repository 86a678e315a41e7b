"""How a page was set: the column's width around each line, whether lines are indented, how far apart lines stand."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.ingest.clean import Line
from app.ingest.cutting.lines.widths import widths_of


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for a whole page, and the column width around each of its lines."""

    widths: tuple[float, ...]  # 0 where lines are whole paragraphs
    gap: int  # blank lines that usually stand between lines
    indented: bool  # paragraphs begin with blanks that the source kept
    first_lines_short: bool  # paragraphs begin with an indent that the source lost


def measure(lines: Sequence[Line], words: Sequence[float], leads: Collection[int] = ()) -> Layout:
    """The layout of a page's lines; at a lead (given by its place) a column of another width may begin.

    ``words`` is for each line the evidence of its wording that it goes on with the line above.
    """
    widths = widths_of(lines, words, frozenset(leads))
    gaps = Counter(line.gap for line in lines[1:])
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    indents = sum(line.indent for line in lines)
    return Layout(widths, usual, 0.1 * len(lines) < indents < 0.75 * len(lines), _loses_indents(lines, widths))


def _loses_indents(lines: Sequence[Line], widths: Sequence[float]) -> bool:
    """Whether lines that surely open a paragraph are about two characters shorter than the column."""
    short = full = 0
    for place in range(1, len(lines)):
        before, line, column = lines[place - 1], lines[place], widths[place]
        stops = before.text.endswith(("。", ".")) and not line.text.endswith(("。", "."))
        if column and stops and before.width < column - 3:
            short += column - 3.2 <= line.width <= column - 1
            full += abs(line.width - column) < 1
    return short > full

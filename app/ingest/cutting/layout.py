"""How a page was set: the column's width around each line, whether lines are indented, how far apart lines stand."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from app.ingest.clean import Line
from app.ingest.cutting.shapes import ends_sentence

_AROUND = 8  # lines on each side that tell a column's width
_SPREAD = 0.8  # full-width characters by which justified lines of one column differ
_FEWEST = 3  # unfinished lines that share a width
_WIDER = 0.5  # share of lines, of those at the commonest width, that make a wider one likely
_NARROWEST = 10.0  # full-width characters of a column
_OVER = 2.2  # times a column's width that no line of it has: it is a whole paragraph
_WIDEST = 46.0  # full-width characters; no newspaper column is set wider, a converter's paragraph is


@dataclass(frozen=True, slots=True)
class Layout:
    """What holds for a whole page, and the column width around each of its lines."""

    widths: tuple[float, ...]  # 0 where lines are whole paragraphs
    gap: int  # blank lines that usually stand between lines
    indented: bool  # paragraphs begin with blanks that the source kept
    first_lines_short: bool  # paragraphs begin with an indent that the source lost


def measure(lines: Sequence[Line], leads: Collection[int] = ()) -> Layout:
    """The layout of a page's lines; at a lead (given by its place) a column of another width may begin."""
    widths = _widths(lines, sorted(leads))
    gaps = Counter(line.gap for line in lines[1:])
    usual = min(gaps, key=lambda gap: (-gaps[gap], gap)) if gaps else 0
    indents = sum(line.indent for line in lines)
    return Layout(widths, usual, 0.1 * len(lines) < indents < 0.75 * len(lines), _loses_indents(lines, widths))


def _widths(lines: Sequence[Line], leads: Sequence[int]) -> tuple[float, ...]:
    """The column width at each line: of the lines around it, or where the column changes, of the side that it fits."""
    unfinished = [0.0 if ends_sentence(line.text) else line.width for line in lines]
    whole = _whole(lines, unfinished) if len(lines) > _AROUND else 0.0

    @cache  # what stands below one line stands above another
    def shared(first: int, last: int) -> float:
        return _unless_whole(lines[first:last], _shared(unfinished[first:last]))

    widths: list[float] = []
    for place in range(len(lines)):
        nearest = bisect_right(leads, place)
        first = max(0, place - _AROUND, leads[nearest - 1] if nearest else 0)
        last = min(place + _AROUND + 1, leads[nearest] if nearest < len(leads) else len(lines))
        above, below = shared(first, place + 1), shared(place, last)
        if above and below and abs(above - below) <= 3.6:
            widths.append(max(above, below))
        else:
            beside = max(other.width for other in lines[max(first, place - 1) : min(last, place + 2)])
            found = filter(None, (above, below))
            widths.append(min(found, key=lambda width, size=beside: abs(width - size), default=whole))  # type: ignore[misc]
    return tuple(width if line.width <= _OVER * width else 0.0 for width, line in zip(widths, lines, strict=True))


def _whole(lines: Sequence[Line], unfinished: Sequence[float]) -> float:
    """The width that a page's lines share; on a page of short texts a few do that no line of it is wider than."""
    few = _shared(unfinished, 0.15)
    few = few if max(line.width for line in lines) <= few + 2.2 else 0.0
    return _unless_whole(lines, _shared(unfinished, 0.3)) or few


def _unless_whole(lines: Sequence[Line], width: float) -> float:
    """The width, unless it is only that of titles between lines that are whole paragraphs: then 0."""
    paragraphs = sum(line.width > _OVER * width for line in lines) if width else 0
    return 0.0 if 2 * paragraphs >= len(lines) - paragraphs else width


def _shared(widths: Sequence[float], share: float = 0.4) -> float:
    """The width that most unfinished lines share, 0 where they share none; finished lines count 0.

    First lines of paragraphs are two characters shorter, so of two likely widths so far apart the greater one is taken.
    """
    sizes = sorted(filter(None, widths))
    if len(sizes) < _FEWEST:
        return 0.0
    counts = {
        size: bisect_right(sizes, size + _SPREAD) - bisect_left(sizes, size - _SPREAD)
        for size in sizes
        if size >= _NARROWEST
    }
    best = max(counts, key=lambda size: (counts[size], size), default=0.0)
    if not 0 < best <= _WIDEST or counts[best] < max(_FEWEST, share * len(sizes)):
        return 0.0
    enough = max(2.0, _WIDER * counts[best])
    return max(size for size in counts if size == best or (1.2 <= size - best <= 2.8 and counts[size] >= enough))


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

"""Which title lines belong to which body: one optimal assignment over the page.

The evidence for a pair is the overlap of adjacent characters, weighed by how few bodies share them, and where the
lines stand: above the body, below it (as on some pages), or far away.  Title lines that stand together are cut into
the titles of single articles with an eye on what those can get elsewhere: the price of each body in the assignment.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.ingest.cutting.assignment import assign
from app.ingest.cutting.bodies import Body, Run
from app.ingest.cutting.pieces import Piece
from app.ingest.extract_headline import line_of
from app.ingest.title_traits import border, pairs_of
from app.ingest.title_weights import WEIGHTS
from app.ingest.values import Kind

_MANY = 150  # bodies or runs of titles; no newspaper page has so many
_MOST = 6  # title lines of one article
_FEW = 3  # title lines that stand together are rather of one article
_SPLITS = (1.6, 0.8, 0.3, 0.0)  # against cutting a run, round by round, while prices get settled
_OVERLAP, _NEAR, _BESIDE, _TOGETHER, _UNHEARD, _SECOND, _NONE, _FOREIGN = 4.0, 2.6, 0.8, 0.6, 0.0, 2.0, 0.5, 1.2
_TOLD, _ELSEWHERE = 0.6, 1.5  # against a body that a line shares less with than with another, which tells most of it
_SHORT = 9  # characters of a picture's title
_PICTURE = 0.8  # for a short line being what a picture wants that no title stands next to
_NEVER = -99.0


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a body got: its title lines in page order, and how sure that is (0 to 1)."""

    lines: tuple[Piece, ...]
    sure: float


class Overlap:
    """How much of a title's wording a body repeats, rare wording counting more."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = [pairs_of(body.text) for body in bodies]
        self._spread = Counter(pair for pairs in self._bodies for pair in pairs)

    def of(self, title: str) -> list[float]:
        """For each body a value between 0 (no word in common) and 1 (all of the title stands in the body)."""
        wording = [
            (pair, math.log(1 + len(self._bodies) / self._spread[pair]) if self._spread[pair] else 0.35)
            for pair in pairs_of(title)
        ]
        total = math.fsum(weight for _, weight in wording) or 1.0
        return [math.fsum(weight for pair, weight in wording if pair in body) / total for body in self._bodies]


@dataclass(frozen=True, slots=True)
class Table:
    """What deals need to know of the whole page."""

    overlap: dict[tuple[int, ...], list[float]]  # of a title line, by its numbers, with each body
    together: dict[tuple[int, ...], float]  # for or against a line being of one article with the line above it
    count: int  # of bodies
    below: bool  # titles stand below their bodies on this page
    closed: frozenset[int]  # bodies that have their own title already
    bare: frozenset[int]  # pictures that no title stands next to
    served: frozenset[int]  # bodies that titles stand next to

    def own(self, run: Run) -> int:
        """The body that the run belongs to by its place alone, -1 for none."""
        return run.above if self.below and not run.label else run.below

    def _nearness(self, run: Run, part: Sequence[Piece]) -> dict[int, float]:
        """What the place of some lines of a run says for the bodies above and below it."""
        near = {}
        if run.above >= 0 and part[0] is run.lines[0]:
            near[run.above] = _NEAR if self.below else _BESIDE
        if run.below >= 0 and part[-1] is run.lines[-1]:
            near[run.below] = _BESIDE if self.below else _NEAR
        return near

    def scores(self, run: Run, part: Sequence[Piece]) -> list[float]:
        """How well some lines of a run fit each body."""
        if run.label:
            return [2 * _NEAR if body == run.below else _NEVER for body in range(self.count)]
        near = self._nearness(run, part)
        rows = [self.overlap[piece.numbers] for piece in part]
        sums = [_OVERLAP * sum(shares) for shares in zip(*rows, strict=True)]
        for row in rows:
            most = max(row)
            if most > _TOLD:
                sums = [found - _ELSEWHERE * (most - share) for found, share in zip(sums, row, strict=True)]
        inner = sum(self.together.get(piece.numbers, 0.0) for piece in part[1:])
        picture = _PICTURE if len(part) == 1 and len(part[0].text) <= _SHORT else 0.0
        return [
            _NEVER
            if body in self.closed
            else found
            + inner
            - _NONE
            + near.get(body, 0.0)
            + (picture if body in self.bare else 0.0)
            - (_FOREIGN if body not in near and body in self.served else 0.0)
            for body, found in enumerate(sums)
        ]


def deal(runs: Sequence[Run], bodies: Sequence[Body]) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """Title lines for bodies by index, and the lines that fit none, each with the body that it stands nearest to."""
    if not bodies:
        return {}, []
    table = _table(runs, bodies)
    if len(runs) > _MANY or len(bodies) > _MANY:
        return _by_place(runs, table)
    given, over = _best_deal(runs, table)
    last = len(bodies) - 1
    return given, [
        (next((body for body in (run.below, run.above) if body >= 0), last), piece)
        for run, part in over
        for piece in part
    ]


Unit = tuple[Run, tuple[Piece, ...]]


def _best_deal(runs: Sequence[Run], table: Table) -> tuple[dict[int, Assigned], list[Unit]]:
    """The best of some assignments, each with runs cut by the prices that bodies had in the one before."""
    prices = [0.0] * table.count
    best: tuple[float, list[Unit], list[list[float]], list[int]] | None = None
    for split in _SPLITS:
        units = [(run, part) for run in runs for part in _parts(run, table, prices, split)]
        if best and units == best[1]:
            continue
        scores = []
        for place, (run, part) in enumerate(units):
            row = table.scores(run, part)
            second = [score - _SECOND for score in row]
            scores.append([*row, *second, *(0.0 if other == place else _NEVER for other in range(len(units)))])
        chosen, found = assign(scores)
        total = sum(row[column] for row, column in zip(scores, chosen, strict=True))
        if best is None or total > best[0]:
            best = total, units, scores, chosen
        prices = found[: table.count]
    assert best
    return _collect(best[1], best[3], best[2], table.count)


def _by_place(runs: Sequence[Run], table: Table) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """For what is no newspaper page: every run to the body at its side."""
    given: dict[int, Assigned] = {}
    over: list[tuple[int, Piece]] = []
    for run in runs:
        body = table.own(run)
        if body >= 0 and body not in given and len(run.lines) <= _MOST:
            given[body] = Assigned(run.lines, 0.5)
        else:
            over += [(max(run.above, run.below, 0), piece) for piece in run.lines]
    return given, over


def _table(runs: Sequence[Run], bodies: Sequence[Body]) -> Table:
    overlap = Overlap(bodies)
    shares = {piece.numbers: overlap.of(piece.text) for run in runs for piece in run.lines}
    together = {
        below.numbers: _together(above, below, max(shares[below.numbers]))
        for run in runs
        for above, below in pairwise(run.lines)
    }
    below = _stand_below(runs, shares)
    closed = {place for place, body in enumerate(bodies) if body.titles and body.kind in (Kind.COMMENT, Kind.NOTICE)}
    served = {run.above if below else run.below for run in runs if not run.label and len(run.lines) <= _FEW}
    served = {body for body in served if body >= 0}
    pictures = {place for place, body in enumerate(bodies) if body.kind is Kind.PHOTO and not body.titles}
    briefs = {place for place, body in enumerate(bodies) if body.kind is Kind.BRIEF}
    return Table(
        shares,
        together,
        len(bodies),
        below,
        frozenset(closed),
        frozenset(pictures - served),
        frozenset(served | briefs),
    )


def _together(above: Piece, below: Piece, heard: float) -> float:
    """For or against two lines being of one article; a line that no text repeats is rather a kicker than a deck."""
    likely = sum(WEIGHTS.get(name, {}).get("border", 0.0) for name in border(line_of(above), line_of(below)))
    return likely + _TOGETHER - (_UNHEARD if heard < 0.1 else 0.0)


def _collect(
    units: Sequence[Unit], chosen: Sequence[int], scores: Sequence[Sequence[float]], count: int
) -> tuple[dict[int, Assigned], list[Unit]]:
    lines: dict[int, list[Piece]] = {}
    sure: dict[int, float] = {}
    left: list[Unit] = []
    for (run, part), column, row in zip(units, chosen, scores, strict=True):
        if column >= 2 * count:
            left.append((run, part))
            continue
        body = column % count
        lines.setdefault(body, []).extend(part)
        rival = max((score for index, score in enumerate(row[:count]) if index != body), default=0.0)
        margin = row[body] - max(rival, 0.0)
        sure[body] = min(sure.get(body, 1.0), max(0.1, min(1.0, 0.45 + margin / 3)))
    over = [(run, part) for run, part in left if not _rejoin(run, part, lines)]
    return {
        body: Assigned(tuple(sorted(parts, key=lambda piece: piece.numbers)), sure[body])
        for body, parts in lines.items()
    }, over


def _rejoin(run: Run, part: tuple[Piece, ...], lines: dict[int, list[Piece]]) -> bool:
    """Lines that fit no body go with the line of their run that stands next to them, if that one found its body."""
    first = run.lines.index(part[0])
    beside = [*run.lines[first + len(part) : first + len(part) + 1], *run.lines[max(0, first - 1) : first]]
    for piece in beside:
        for parts in lines.values():
            if piece in parts:
                parts.extend(part)
                return True
    return False


def _stand_below(runs: Sequence[Run], shares: dict[tuple[int, ...], list[float]]) -> bool:
    """Whether titles stand below their bodies on this page."""
    score = 0.0
    for run in runs:
        found = [max(column) for column in zip(*(shares[piece.numbers] for piece in run.lines), strict=True)]
        score += found[run.above] if run.above >= 0 else -0.5
        score -= found[run.below] if run.below >= 0 else -0.5
    return score > 0


def _parts(run: Run, table: Table, prices: Sequence[float], split: float) -> list[tuple[Piece, ...]]:
    """A run cut into the titles of single articles, each worth what its best body pays over that body's price."""
    best: list[tuple[float, list[tuple[Piece, ...]]]] = [(0.0, [])]
    for end in range(1, len(run.lines) + 1):
        choices = []
        for begin in range(max(0, end - _MOST), end):
            part = run.lines[begin:end]
            worth = max(score - price for score, price in zip(table.scores(run, part), prices, strict=True))
            choices.append((best[begin][0] + max(worth, 0.0) - split, [*best[begin][1], part]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return best[-1][1]

"""Which title lines belong to which body: one optimal assignment over the page.

The evidence for a pair is the overlap of adjacent characters, weighed by how few bodies share them, and where the
lines stand: above the body, below it (as on some pages), or far away.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.ingest.clean import HAN
from app.ingest.cutting.assignment import assign
from app.ingest.cutting.bodies import Body, Run
from app.ingest.cutting.pieces import Piece
from app.ingest.cutting.shapes import has_clauses
from app.ingest.values import Kind

_RUN = re.compile(f"[{HAN}0-9A-Za-z]+")
_MANY = 150  # bodies or runs of titles; no newspaper page has so many
_OVERLAP, _NEAR, _SPLIT, _SECOND, _NONE = 3.0, 1.4, 1.6, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a body got: its title lines in page order, and how sure that is (0 to 1)."""

    lines: tuple[Piece, ...]
    sure: float


def pairs_of(text: str) -> set[str]:
    """The pairs of adjacent characters within runs of letters."""
    return {run[place : place + 2] for run in _RUN.findall(text) for place in range(len(run) - 1)}


class Overlap:
    """How much of a title's wording a body repeats, rare wording counting more."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        self._bodies = [pairs_of(body.text) for body in bodies]
        self._spread = Counter(pair for pairs in self._bodies for pair in pairs)

    def of(self, title: str, body: int) -> float:
        """Between 0 (no word in common) and 1 (all of it stands in the body)."""
        shared = total = 0.0
        for pair in pairs_of(title):
            weight = math.log(1 + len(self._bodies) / self._spread[pair]) if self._spread[pair] else 0.35
            total += weight
            shared += weight if pair in self._bodies[body] else 0.0
        return shared / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """What deals need to know of the whole page."""

    overlap: Overlap
    count: int  # of bodies
    below: bool  # titles stand below their bodies on this page
    needy: frozenset[int]  # bodies without titles where this page has them
    closed: frozenset[int]  # bodies that have their own title already

    def own(self, run: Run) -> int:
        """The body that the run belongs to by its place alone, -1 for none."""
        return run.above if self.below and not run.label else run.below

    def score(self, run: Run, part: Sequence[Piece], body: int) -> float:
        """How well some lines of a run fit a body."""
        if run.label:
            return 2 * _NEAR if body == self.own(run) else -9.0
        near = _NEAR if body == self.own(run) else 0.4 if body in (run.above, run.below) else 0.0
        if body in self.closed or (body != self.own(run) and body not in self.needy):
            return -9.0
        return near + 0.2 * (body in self.needy) + sum(_OVERLAP * self.overlap.of(piece.text, body) for piece in part)


def deal(runs: Sequence[Run], bodies: Sequence[Body]) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """Title lines for bodies by index, and the lines that fit none, each with the body that it stands nearest to."""
    if not bodies:
        return {}, []
    table = _table(runs, bodies)
    if len(runs) > _MANY or len(bodies) > _MANY:
        return _by_place(runs, table)
    units = _units(runs, table)
    scores = [
        [table.score(run, part, body) for body in range(len(bodies))]
        + [table.score(run, part, body) - _SECOND for body in range(len(bodies))]
        + [_NONE if other == place else -99.0 for other in range(len(units))]
        for place, (run, part) in enumerate(units)
    ]
    given, over = _collect(units, assign(scores), scores, len(bodies))
    last = len(bodies) - 1
    return given, [
        (next((body for body in (run.below, run.above) if body >= 0), last), piece)
        for run, part in over
        for piece in part
    ]


def _by_place(runs: Sequence[Run], table: Table) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """For what is no newspaper page: every run to the body at its side."""
    given: dict[int, Assigned] = {}
    over: list[tuple[int, Piece]] = []
    for run in runs:
        body = table.own(run)
        if body >= 0 and body not in given and len(run.lines) <= 6:
            given[body] = Assigned(run.lines, 0.5)
        else:
            over += [(max(run.above, run.below, 0), piece) for piece in run.lines]
    return given, over


def _table(runs: Sequence[Run], bodies: Sequence[Body]) -> Table:
    overlap = Overlap(bodies)
    below = _stand_below(runs, overlap)
    closed = frozenset(
        place for place, body in enumerate(bodies) if body.titles and body.kind in (Kind.COMMENT, Kind.NOTICE)
    )
    served = {run.above if below else run.below for run in runs if not run.label}
    briefs = {place for place, body in enumerate(bodies) if body.kind is Kind.BRIEF}
    needy = frozenset(range(len(bodies))) - served - closed - briefs
    return Table(overlap, len(bodies), below, needy, closed)


Unit = tuple[Run, tuple[Piece, ...]]


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


def _stand_below(runs: Sequence[Run], overlap: Overlap) -> bool:
    """Whether titles stand below their bodies on this page."""
    score = 0.0
    for run in runs:
        text = "".join(piece.text for piece in run.lines)
        score += overlap.of(text, run.above) if run.above >= 0 else -0.5
        score -= overlap.of(text, run.below) if run.below >= 0 else -0.5
    return score > 0


def _units(runs: Sequence[Run], table: Table) -> list[Unit]:
    """Runs cut into units; where bodies want titles, lines that stand far from all bodies are cut more freely."""
    for cost in (_SPLIT, 0.5, 0.2, 0.0):
        units: list[Unit] = []
        for run in runs:
            parts = _parts(run, table, _SPLIT if table.own(run) >= 0 else cost)
            units += [(run, part) for part in parts]
        if len([run for run, _ in units if table.own(run) < 0]) >= len(table.needy):
            break
    return units


def _parts(run: Run, table: Table, cost: float) -> list[tuple[Piece, ...]]:
    """A run cut where its lines plainly belong to different bodies."""
    best: list[tuple[float, list[tuple[Piece, ...]]]] = [(0.0, [])]
    for end in range(1, len(run.lines) + 1):
        choices = []
        for begin in range(max(0, end - 5), end):
            part = run.lines[begin:end]
            score = max(table.score(run, part, body) for body in range(table.count)) - cost
            score -= 0.3 * (len(part) > 1 and has_clauses(part[-1].text)) + 0.5 * _is_deck(part[0].text)
            choices.append((best[begin][0] + score, [*best[begin][1], part]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _is_deck(text: str) -> bool:
    return text.startswith(("—", "--"))

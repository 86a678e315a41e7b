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
from app.ingest.cutting.bodies import Body
from app.ingest.cutting.pieces import Piece

_RUN = re.compile(f"[{HAN}0-9A-Za-z]+")
_OVERLAP, _NEAR, _SPLIT, _SECOND = 3.0, 1.4, 1.0, 0.8


@dataclass(frozen=True, slots=True)
class Run:
    """Title lines that stand together, between the bodies (by index) above and below them; -1 where there is none."""

    lines: tuple[Piece, ...]
    above: int
    below: int


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


def deal(runs: Sequence[Run], bodies: Sequence[Body]) -> tuple[dict[int, Assigned], list[Piece]]:
    """Title lines for bodies by index, and the lines that fit none."""
    if not bodies:
        return {}, [piece for run in runs for piece in run.lines]
    overlap = Overlap(bodies)
    below = _stand_below(runs, overlap)
    units = [(run, part) for run in runs for part in _parts(run, overlap, len(bodies), below)]
    scores = [
        [_score(run, part, body, overlap, below) for body in range(len(bodies))]
        + [_score(run, part, body, overlap, below) - _SECOND for body in range(len(bodies))]
        + [-0.2 if other == place else -9.0 for other in range(len(units))]
        for place, (run, part) in enumerate(units)
    ]
    chosen = assign(scores)
    return _collect(units, chosen, scores, len(bodies))


def _collect(
    units: Sequence[tuple[Run, tuple[Piece, ...]]], chosen: Sequence[int], scores: Sequence[Sequence[float]], count: int
) -> tuple[dict[int, Assigned], list[Piece]]:
    lines: dict[int, list[Piece]] = {}
    sure: dict[int, float] = {}
    left: list[Piece] = []
    for (_run, part), column, row in zip(units, chosen, scores, strict=True):
        if column >= 2 * count:
            left += part
            continue
        body = column % count
        lines.setdefault(body, []).extend(part)
        rival = max((score for index, score in enumerate(row[:count]) if index != body), default=0.0)
        margin = row[body] - max(rival, 0.0)
        sure[body] = min(sure.get(body, 1.0), max(0.1, min(1.0, 0.45 + margin / 3)))
    return {
        body: Assigned(tuple(sorted(parts, key=lambda piece: piece.numbers)), sure[body])
        for body, parts in lines.items()
    }, left


def _stand_below(runs: Sequence[Run], overlap: Overlap) -> bool:
    """Whether titles stand below their bodies on this page."""
    score = 0.0
    for run in runs:
        text = "".join(piece.text for piece in run.lines)
        score += overlap.of(text, run.above) if run.above >= 0 else -0.5
        score -= overlap.of(text, run.below) if run.below >= 0 else -0.5
    return score > 0


def _near(run: Run, body: int, below: bool) -> float:
    if body == run.below:
        return _NEAR if not below else 0.4
    if body == run.above:
        return _NEAR if below else 0.4
    return 0.0


def _score(run: Run, part: Sequence[Piece], body: int, overlap: Overlap, below: bool) -> float:
    return sum(_OVERLAP * overlap.of(piece.text, body) for piece in part) + _near(run, body, below)


def _parts(run: Run, overlap: Overlap, count: int, below: bool) -> list[tuple[Piece, ...]]:
    """A run cut where its lines plainly belong to different bodies."""
    best: list[tuple[float, list[tuple[Piece, ...]]]] = [(0.0, [])]
    for end in range(1, len(run.lines) + 1):
        choices = []
        for begin in range(max(0, end - 4), end):
            part = run.lines[begin:end]
            score = max(_score(run, part, body, overlap, below) for body in range(count)) - _SPLIT
            choices.append((best[begin][0] + score, [*best[begin][1], part]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return best[-1][1]

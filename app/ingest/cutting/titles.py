"""Which title lines belong to which body.

The evidence is the wording that a line shares with a body (:mod:`app.ingest.cutting.wording`), where the lines stand
(above the body, below it as on some pages, or far away), and whether two lines read as of one article.  All lines of
the page are dealt together (:mod:`app.ingest.cutting.dealing`).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.ingest.cutting.bodies import Body, Run
from app.ingest.cutting.dealing import Page, Part, best_deal
from app.ingest.cutting.pieces import Piece
from app.ingest.cutting.wording import Wording
from app.ingest.extract_headline import line_of
from app.ingest.title_border import border
from app.ingest.title_odds import odds
from app.ingest.values import Kind

_MANY = 150  # bodies or title lines; no newspaper page has so many
_MOST = 6  # title lines of one article
_FEW = 3  # title lines that stand together are rather of one article
_WORDING, _TOGETHER = 1.0, 0.8
_NEAR, _BESIDE = 2.1, 1.3  # for the body on whose side titles stand on this page, and for the one on the other side
_WANTS = {Kind.PHOTO: 1.2, Kind.BRIEF: 0.5}
_WANT = 1.0  # for a body of any other kind having a title
_CLOSED = 3.0  # against a further title for a comment or notice that has its own
_NEVER = -99.0


@dataclass(frozen=True, slots=True)
class Assigned:
    """What a body got: its title lines in page order, and how sure that is (0 to 1)."""

    lines: tuple[Piece, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of the page's title lines, each by its numbers, and of its bodies."""

    likely: dict[tuple[int, ...], list[float]]  # by its wording, how likely a line is of each body
    together: dict[tuple[int, ...], float]  # for or against a line being of one article with the line above it
    below: float  # how surely titles stand below their bodies on this page, 0 to 1
    wants: list[float]

    def place(self, run: Run, begin: int, end: int) -> dict[int, float]:
        """What the place of some lines of a run says for the bodies above and below it."""
        close = min(1.0, _FEW / len(run.lines))
        near = {}
        if run.above >= 0 and begin == 0:
            near[run.above] = close * (_BESIDE + (_NEAR - _BESIDE) * self.below)
        if run.below >= 0 and end == len(run.lines):
            near[run.below] = close * (_NEAR - (_NEAR - _BESIDE) * self.below)
        return near

    def scores(self, run: Run, begin: int, end: int) -> list[float]:
        """How well lines of a run fit each body."""
        if run.label:
            return [2 * _NEAR if body == run.below else _NEVER for body in range(len(self.wants))]
        part = run.lines[begin:end]
        inner = sum(self.together[piece.numbers] for piece in part[1:])
        rows = [self.likely[piece.numbers] for piece in part]
        heard = map(sum, zip(*rows, strict=True))
        found = [inner + want + _WORDING * told for want, told in zip(self.wants, heard, strict=True)]
        for body, near in self.place(run, begin, end).items():
            found[body] += near
        return found


def deal(runs: Sequence[Run], bodies: Sequence[Body]) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """Title lines for bodies by index, and the lines that fit none, each with the body that it stands nearest to."""
    if not bodies:
        return {}, []
    if sum(len(run.lines) for run in runs) > _MANY or len(bodies) > _MANY:
        return _by_place(runs)
    table = _table(runs, bodies)
    own = {run.above if table.below > 0.5 else run.below for run in runs if not run.label and len(run.lines) <= _FEW}
    waiting = sum(1 << body for body, want in enumerate(table.wants) if want >= 0 and body not in own)
    return _collect(_rejoined(best_deal(runs, Page(table.scores, table.wants, waiting)), table), len(bodies))


def _by_place(runs: Sequence[Run]) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    """For what is no newspaper page: every run to the body below it."""
    given: dict[int, Assigned] = {}
    over: list[tuple[int, Piece]] = []
    for run in runs:
        if run.below >= 0 and run.below not in given and len(run.lines) <= _MOST:
            given[run.below] = Assigned(run.lines, 0.5)
        else:
            over += [(max(run.above, run.below, 0), piece) for piece in run.lines]
    return given, over


def _table(runs: Sequence[Run], bodies: Sequence[Body]) -> Table:
    lines = [piece for run in runs for piece in run.lines]
    wording = Wording([body.text for body in bodies], [piece.text for piece in lines])
    likely = {piece.numbers: wording.of(piece.text) for piece in lines}
    together = {below.numbers: _together(above, below) for run in runs for above, below in pairwise(run.lines)}
    return Table(likely, together, _stand_below(runs, likely), [_want(body) for body in bodies])


def _want(body: Body) -> float:
    if body.titles and body.kind in (Kind.COMMENT, Kind.NOTICE):  # has its own title already
        return -_CLOSED
    return _WANTS.get(body.kind, _WANT) if not body.titles else 0.0


def _together(above: Piece, below: Piece) -> float:
    """For or against two lines being of one article."""
    return _TOGETHER + odds("border", border(line_of(above), line_of(below)))


def _stand_below(runs: Sequence[Run], likely: dict[tuple[int, ...], list[float]]) -> float:
    """How surely titles stand below their bodies on this page."""
    score = 0.0
    for run in runs:
        if run.label:
            continue
        best = [max(column) for column in zip(*(likely[piece.numbers] for piece in run.lines), strict=True)]
        above = best[run.above] if run.above >= 0 else -2.0
        below = best[run.below] if run.below >= 0 else -2.0
        score += max(-2.0, above) - max(-2.0, below)
    return 1 / (1 + math.exp(-score))


def _rejoined(parts: Sequence[Part], table: Table) -> list[Part]:
    """The parts, lines of no body given to that of the line beside them where the two read as of one article."""
    found = list(parts)
    for place, part in enumerate(parts):
        if part.body >= 0:
            continue
        for at, line in ((place + 1, part.end), (place - 1, part.begin)):
            beside = found[at] if 0 <= at < len(found) else part
            if beside.run is part.run and beside.body >= 0 and table.together[part.run.lines[line].numbers] > 0:
                found[place] = part._replace(body=beside.body)
                break
    return found


def _collect(parts: Sequence[Part], count: int) -> tuple[dict[int, Assigned], list[tuple[int, Piece]]]:
    given: dict[int, Assigned] = {}
    over: list[tuple[int, Piece]] = []
    for part in parts:
        lines = part.run.lines[part.begin : part.end]
        if part.body < 0:
            near = next((body for body in (part.run.below, part.run.above) if body >= 0), count - 1)
            over += [(near, piece) for piece in lines]
            continue
        before = given.get(part.body, Assigned((), 1.0))
        rival = max((score for body, score in enumerate(part.scores) if body != part.body), default=0.0)
        sure = max(0.1, min(1.0, 0.45 + (part.scores[part.body] - max(rival, 0.0)) / 3))
        given[part.body] = Assigned((*before.lines, *lines), min(before.sure, sure))
    return given, over

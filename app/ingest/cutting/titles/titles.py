"""Which title lines belong to which body.

The evidence is the wording that a line shares with a body (:mod:`titles.wording`), where the lines stand
(above the body, below it as on some pages, or far away), and whether two lines read as of one article.  All lines of
the page are dealt together (:mod:`titles.dealing`).
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from app.ingest.cutting.articles.bodies import Body, Run
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.titles.border import border
from app.ingest.cutting.titles.dealing import Page, Part, best_deal
from app.ingest.cutting.titles.dealing_traits import Traits, of_far, of_kind, of_lines, of_place, of_stray, weighed
from app.ingest.cutting.titles.dealing_weights import WEIGHTS
from app.ingest.cutting.titles.extract_headline import line_of
from app.ingest.cutting.titles.role_odds import odds
from app.ingest.cutting.titles.wording import Wording
from app.ingest.values import Kind

_MANY = 150  # bodies or title lines; no newspaper page has so many
_MOST = 6  # title lines of one article
_FEW = 3  # title lines that stand together are rather of one article
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
    below: list[float]  # how surely titles stand below bodies of the kind of each, 0 to 1
    sole: frozenset[int]  # bodies that have titles on one side only
    bodies: list[tuple[Kind, bool]]  # its kind, and whether it has a title already
    gaps: list[int]  # empty lines above the text of each body
    edges: dict[tuple[int, ...], str]  # the first and the last title line of the page

    def traits(self, run: Run, begin: int, end: int, body: int) -> Iterator[tuple[str, float]]:
        """All that speaks for or against lines of a run being the titles of a body, or a line of no body's."""
        if body < 0:
            yield from self._stray(run, begin)
        elif run.label:
            yield "label", 1.0
        else:
            part = run.lines[begin:end]
            yield from of_lines([self.together[piece.numbers] for piece in part[1:]])
            yield from of_kind(*self.bodies[body], part)
            yield "wording", sum(self.likely[piece.numbers][body] for piece in part)
            beside = dict(self._places(run, begin, end))
            yield from beside.get(body, self._far(run, part))

    def scores(self, run: Run, begin: int, end: int) -> list[float]:
        """How well lines of a run fit each body."""
        if run.label:
            fits = weighed([("label", 1.0)])
            return [fits if body == run.below else _NEVER for body in range(len(self.bodies))]
        part = run.lines[begin:end]
        inner = weighed(of_lines([self.together[piece.numbers] for piece in part[1:]]))
        usual = {known: inner + weighed(of_kind(*known, part)) for known in set(self.bodies)}
        heard = map(sum, zip(*(self.likely[piece.numbers] for piece in part), strict=True))
        worth, far = WEIGHTS["wording"], weighed(self._far(run, part))
        found = [usual[known] + worth * told + far for known, told in zip(self.bodies, heard, strict=True)]
        for body, traits in self._places(run, begin, end):
            found[body] += weighed(traits) - far
        return found

    def stray(self, run: Run, at: int) -> float:
        """How likely a line of a run is of no body."""
        return weighed(self._stray(run, at))

    def _places(self, run: Run, begin: int, end: int) -> Iterator[tuple[int, Traits]]:
        after = run.lines[end].lines[0].gap if end < len(run.lines) else self.gaps[run.below] if run.below >= 0 else 0
        return of_place(run, begin, end, self.below, (run.lines[begin].lines[0].gap, after), self.sole)

    def _far(self, run: Run, part: Sequence[Piece]) -> Traits:
        return of_far(run, [self.edges[piece.numbers] for piece in part if piece.numbers in self.edges])

    def _stray(self, run: Run, at: int) -> Iterator[tuple[str, float]]:
        numbers = run.lines[at].numbers
        return of_stray(run, at, self.edges.get(numbers, ""), max(self.likely[numbers]))


class Dealt(NamedTuple):
    """Title lines by body, and the lines that are titles of none: by the body at whose head or foot they stay."""

    titles: dict[int, Assigned]
    heads: list[tuple[int, Piece]]
    feet: list[tuple[int, Piece]]


def deal(runs: Sequence[Run], bodies: Sequence[Body]) -> Dealt:
    """All title lines of a page."""
    if not bodies:
        return Dealt({}, [], [])
    if sum(len(run.lines) for run in runs) > _MANY or len(bodies) > _MANY:
        return _by_place(runs)
    table = table_of(runs, bodies)
    return _collect(best_deal(runs, Page(table.scores, table.stray, waiting(runs, table))), len(bodies))


def waiting(runs: Sequence[Run], table: Table) -> int:
    """The bodies without titles that no titles stand next to, as bits."""
    few = [run for run in runs if not run.label and len(run.lines) <= _FEW]
    own = {run.above if run.above >= 0 and table.below[run.above] > 0.5 else run.below for run in few}
    without = (body for body, (_, titled) in enumerate(table.bodies) if not titled and body not in own)
    return sum(1 << body for body in without)


def _by_place(runs: Sequence[Run]) -> Dealt:
    """For what is no newspaper page: every run to the body below it."""
    dealt = Dealt({}, [], [])
    for run in runs:
        if run.below >= 0 and run.below not in dealt.titles and len(run.lines) <= _MOST:
            dealt.titles[run.below] = Assigned(run.lines, 0.5)
        else:
            dealt.heads.extend((max(run.above, run.below, 0), piece) for piece in run.lines)
    return dealt


def table_of(runs: Sequence[Run], bodies: Sequence[Body]) -> Table:
    """What the page tells of its title lines and bodies."""
    lines = [piece for run in runs for piece in run.lines]
    wording = Wording([body.text for body in bodies], [piece.text for piece in lines])
    likely = {piece.numbers: wording.of(piece.text) for piece in lines}
    together = {below.numbers: _together(above, below) for run in runs for above, below in pairwise(run.lines)}
    below = [_stand_below(runs, bodies, likely, photo) for photo in (False, True)]
    sides = Counter(body for run in runs if not run.label for body in (run.above, run.below))
    edges = {lines[-1].numbers: "last", lines[0].numbers: "first"} if lines else {}
    return Table(
        likely,
        together,
        [below[body.kind is Kind.PHOTO] for body in bodies],
        frozenset(body for body, count in sides.items() if count == 1),
        [(body.kind, bool(body.titles)) for body in bodies],
        [_gap(body) for body in bodies],
        edges,
    )


def _gap(body: Body) -> int:
    first = [*body.opening[:1], *(pieces[0] for _, pieces in body.parts[:1])]
    return min(first, key=lambda piece: piece.numbers).lines[0].gap if first else 0


def _together(above: Piece, below: Piece) -> float:
    """For or against two lines being of one article."""
    return odds("border", border(line_of(above), line_of(below)))


def _stand_below(
    runs: Sequence[Run], bodies: Sequence[Body], likely: dict[tuple[int, ...], list[float]], photos: bool
) -> float:
    """How surely titles, of pictures or of texts, stand below their bodies on this page."""
    score = 0.0
    for run in runs:
        if run.label:
            continue
        best = [max(column) for column in zip(*(likely[piece.numbers] for piece in run.lines), strict=True)]
        above, below = (max(-2.0, best[body]) if body >= 0 else -2.0 for body in (run.above, run.below))
        body = run.above if above > below else run.below
        share = 1.0 if (bodies[body].kind is Kind.PHOTO) == photos else 0.5
        score += share * (above - below)
    return 1 / (1 + math.exp(-score))


def _collect(parts: Sequence[Part], count: int) -> Dealt:
    dealt = Dealt({}, [], [])
    below: Run | None = None  # the run of which nothing but what goes on with the text above has been seen
    for part in parts:
        lines = part.run.lines[part.begin : part.end]
        if part.begin == 0:
            below = part.run if part.run.above >= 0 else None
        if part.body >= 0:
            below = None
            before = dealt.titles.get(part.body, Assigned((), 1.0))
            dealt.titles[part.body] = Assigned((*before.lines, *lines), min(before.sure, _sure(part)))
        elif part.run is below:
            dealt.feet.extend((part.run.above, piece) for piece in lines)
        else:
            near = next((body for body in (part.run.below, part.run.above) if body >= 0), count - 1)
            dealt.heads.extend((near, piece) for piece in lines)
    return dealt


def _sure(part: Part) -> float:
    rival = max((score for body, score in enumerate(part.scores) if body != part.body), default=0.0)
    return max(0.1, min(1.0, 0.45 + (part.scores[part.body] - max(rival, 0.0)) / 3))

"""Runs of title lines cut into the titles of single articles and dealt to bodies: the best deal of the whole page."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from operator import attrgetter
from typing import NamedTuple

from app.ingest.cutting.articles.bodies import Run
from app.ingest.cutting.titles.dealing_weights import WEIGHTS

_BEAM = 24  # deals kept at each line
_WORK = 1200  # deals in all; of more title lines than a page has, fewer are kept at each
_HOPELESS = 4.0  # behind the best one; with 5.5 no page of 890 was dealt otherwise, with 3 one
_CHOICES = 4  # bodies weighed for a part, the likeliest by what speaks for each alone
_MOST = 6  # title lines of one article
_ORDER = {how: WEIGHTS.get(how, 0.0) for how in ("", "titled beside it", "titled elsewhere", "in turn", "back")}
_ORDERED = max(_ORDER.values())  # the most that the order may say for a body


class Part(NamedTuple):
    """Lines ``begin`` to ``end`` of a run and the body that gets them, -1 for none."""

    run: Run
    begin: int
    end: int
    body: int
    scores: Sequence[float]  # how well each body fits them


class Deal(NamedTuple):
    """One way to deal the lines up to here; bodies stand as bits."""

    score: float = 0.0
    titled: int = 0
    last: int = -1  # the body of the part above in the same run
    parts: tuple["Deal", Part] | None = None  # the last part, and the deal before it


class Page(NamedTuple):
    """What a deal asks of the page."""

    scores: Callable[[Run, int, int], Sequence[float]]  # how well lines of a run fit each body
    stray: Callable[[Run, int], float]  # how likely a line of a run is of no body
    waiting: int  # the bodies that no titles stand next to


def best_deal(runs: Sequence[Run], page: Page) -> list[Part]:
    """All title lines, in page order."""
    return parts_of(best_deals(runs, page)[0])


def best_deals(runs: Sequence[Run], page: Page) -> list[Deal]:
    """The likeliest ways to deal all title lines, the best one first."""
    deals = [Deal()]
    beam = max(1, min(_BEAM, _WORK // max(1, sum(len(run.lines) for run in runs))))
    for run in runs:
        stages: list[list[Deal]] = [[] for _ in range(len(run.lines) + 1)]
        stages[0] = [Deal(score, titled, parts=parts) for score, titled, _, parts in deals]
        for begin in range(len(run.lines)):
            here = [(deal, following(deal.titled, deal.last, page.waiting)) for deal in _narrow(stages[begin], beam)]
            for end in range(begin + 1, min(begin + _MOST, len(run.lines)) + 1):
                best = max((deal.score for deal in stages[end]), default=-inf)
                stages[end] += _further(here, run, begin, end, page, best)
        deals = _narrow(stages[-1], beam)
    return deals


def _further(
    deals: Sequence[tuple[Deal, int]], run: Run, begin: int, end: int, page: Page, best: float
) -> Iterator[Deal]:
    """The deals, each with the body that follows, with some more lines dealt; not far behind the ``best`` so far."""
    scores = page.scores(run, begin, end)
    likely = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:_CHOICES]
    likely = [body for body in dict.fromkeys((*likely, run.above, run.below)) if body >= 0]
    parts = {body: Part(run, begin, end, body, scores) for body in (*likely, *(body for _, body in deals))}
    stray = Part(run, begin, end, -1, scores), page.stray(run, begin) if end == begin + 1 else -inf
    for deal, follows in deals:
        before, titled, last, _ = deal
        bodies = likely if follows < 0 or follows in likely else (*likely, follows)
        for body in bodies:
            if body == last:
                continue
            score = before + scores[body]
            if score + _ORDERED < best - _HOPELESS:  # in whatever order
                continue
            score += _ORDER[order(run, body, titled, last, follows)]
            if score >= best - _HOPELESS:
                best = max(best, score)
                now = titled if run.label else titled | 1 << body  # a label is no title
                yield Deal(score, now, body, (deal, parts[body]))
        if end == begin + 1:
            yield Deal(before + stray[1], titled, last, (deal, stray[0]))


def order(run: Run, body: int, titled: int, last: int, follows: int) -> str:
    """How lines of a run come to a body after those above them went to others; "" where that says nothing.

    ``follows`` is the body whose turn it would be, -1 for none.
    """
    if titled >> body & 1:
        if body in (run.above, run.below) or run.above < 0 > run.below:  # one side of its text, or amid another text
            return "titled beside it"
        return "titled elsewhere"
    if last < 0:
        return ""
    return "in turn" if body == follows else "back" if body < last else ""


def following(titled: int, last: int, waiting: int) -> int:
    """The next body below that of the part above which waits for its title; -1 for none."""
    rest = (waiting & ~titled) >> (last + 1)
    return last + (rest & -rest).bit_length() if rest else -1


def _narrow(deals: Sequence[Deal], beam: int) -> list[Deal]:
    """The best deals, and of those that leave the same open only the best."""
    ranked = sorted(deals, key=attrgetter("score"), reverse=True)
    kept: dict[tuple[int, int], Deal] = {}
    for deal in ranked:
        if len(kept) == beam or deal.score < ranked[0].score - _HOPELESS:
            break
        kept.setdefault((deal.titled, deal.last), deal)
    return list(kept.values())


def parts_of(deal: Deal) -> list[Part]:
    """The parts of a deal, in page order."""
    parts = []
    while deal.parts:
        deal, part = deal.parts
        parts.append(part)
    return parts[::-1]

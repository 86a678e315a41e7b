"""Runs of title lines cut into the titles of single articles and dealt to bodies: the best deal of the whole page."""

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from app.ingest.cutting.bodies import Run

_BEAM = 24  # deals kept at each line
_WORK = 1200  # deals in all; of more title lines than a page has, fewer are kept at each
_HOPELESS = 5.5  # behind the best one; the deal that won was never more than 4.5 behind on 800 pages
_CHOICES = 4  # bodies weighed for a part, the likeliest by what speaks for each alone
_MOST = 6  # title lines of one article
_SECOND = 2.6  # against titles of one article from two places …
_BOTH = 5.0  # … one of them above its text and one below, or in the middle of another text, where rows are left over
_STRAY = 2.7  # against a line that is of no body
_NEXT, _BACK = 0.5, 0.3  # for titles that stand together in the order of their bodies; against the other order


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
    wants: Sequence[float]  # for each body how likely it has a title at all, already in its scores
    waiting: int  # the bodies that no titles stand next to


def best_deal(runs: Sequence[Run], page: Page) -> list[Part]:
    """All title lines, in page order."""
    deals = [Deal()]
    beam = max(1, min(_BEAM, _WORK // max(1, sum(len(run.lines) for run in runs))))
    for run in runs:
        stages: list[list[Deal]] = [[] for _ in range(len(run.lines) + 1)]
        stages[0] = [deal._replace(last=-1) for deal in deals]
        for begin in range(len(run.lines)):
            here = [(deal, _following(deal, page.waiting)) for deal in _narrow(stages[begin], beam)]
            for end in range(begin + 1, min(begin + _MOST, len(run.lines)) + 1):
                stages[end] += _further(here, run, begin, end, page)
        deals = _narrow(stages[-1], beam)
    return list(_parts(deals[0]))[::-1]


def _further(deals: Sequence[tuple[Deal, int]], run: Run, begin: int, end: int, page: Page) -> Iterator[Deal]:
    """The deals, each with the body that follows, with some more lines dealt."""
    scores = page.scores(run, begin, end)
    among = run.above >= 0 or run.below >= 0  # where other titles stand, too
    likely = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:_CHOICES]
    likely = [body for body in dict.fromkeys((*likely, run.above, run.below)) if body >= 0]
    parts = {body: Part(run, begin, end, body, scores) for body in (*likely, *(body for _, body in deals))}
    stray = Part(run, begin, end, -1, scores)
    best = -inf
    for deal, following in deals:
        before, titled, last, _ = deal
        bodies = likely if following < 0 or following in likely else (*likely, following)
        for body in bodies:
            if body == last:
                continue
            score = before + scores[body]
            if titled >> body & 1:
                score -= page.wants[body] + (_BOTH if body in (run.above, run.below) or not among else _SECOND)
            elif last >= 0:
                score += _NEXT if body == following else -_BACK if body < last else 0.0
            if score >= best - _HOPELESS:
                best = max(best, score)
                now = titled if run.label else titled | 1 << body  # a label is no title
                yield Deal(score, now, body, (deal, parts[body]))
        if end == begin + 1:
            yield Deal(before - _STRAY, titled, last, (deal, stray))


def _following(deal: Deal, waiting: int) -> int:
    """The next body below that of the part above which waits for its title; -1 for none."""
    rest = (waiting & ~deal.titled) >> (deal.last + 1)
    return deal.last + (rest & -rest).bit_length() if rest else -1


def _narrow(deals: Sequence[Deal], beam: int) -> list[Deal]:
    """The best deals, and of those that leave the same open only the best."""
    ranked = sorted(deals, key=lambda deal: deal.score, reverse=True)
    kept: dict[tuple[int, int], Deal] = {}
    for deal in ranked:
        if len(kept) == beam or deal.score < ranked[0].score - _HOPELESS:
            break
        kept.setdefault((deal.titled, deal.last), deal)
    return list(kept.values())


def _parts(deal: Deal) -> Iterator[Part]:
    while deal.parts:
        deal, part = deal.parts
        yield part

"""Runs of title lines cut into the titles of single articles and dealt to bodies: the best deal of the whole page."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from app.ingest.cutting.bodies import Run

_BEAM = 24  # deals kept at each line
_CHOICES = 4  # bodies weighed for a part, the likeliest by what speaks for each alone
_MOST = 6  # title lines of one article
_SECOND = 2.6  # against titles of one article from two places
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
    for run in runs:
        stages: list[list[Deal]] = [[] for _ in range(len(run.lines) + 1)]
        stages[0] = [deal._replace(last=-1) for deal in deals]
        for begin in range(len(run.lines)):
            here = _narrow(stages[begin])
            for end in range(begin + 1, min(begin + _MOST, len(run.lines)) + 1):
                stages[end] += _further(here, run, begin, end, page)
        deals = _narrow(stages[-1])
    return list(_parts(deals[0]))[::-1]


def _further(deals: Sequence[Deal], run: Run, begin: int, end: int, page: Page) -> Iterator[Deal]:
    scores = page.scores(run, begin, end)
    likely = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)[:_CHOICES]
    for deal in deals:
        following = _following(deal, page.waiting)
        for body in dict.fromkeys((*likely, run.above, run.below, following)):
            if body < 0 or body == deal.last:
                continue
            score = deal.score + scores[body]
            if deal.titled >> body & 1:
                score -= _SECOND + page.wants[body]
            elif deal.last >= 0:
                score += _NEXT if body == following else -_BACK if body < deal.last else 0.0
            part = Part(run, begin, end, body, scores)
            titled = deal.titled if run.label else deal.titled | 1 << body  # a label is no title
            yield Deal(score, titled, body, (deal, part))
        if end == begin + 1:
            yield Deal(deal.score - _STRAY, deal.titled, deal.last, (deal, Part(run, begin, end, -1, scores)))


def _following(deal: Deal, waiting: int) -> int:
    """The next body below that of the part above which waits for its title; -1 for none."""
    rest = (waiting & ~deal.titled) >> (deal.last + 1)
    return deal.last + (rest & -rest).bit_length() if rest else -1


def _narrow(deals: Sequence[Deal]) -> list[Deal]:
    """The best deals, and of those that leave the same open only the best."""
    kept: dict[tuple[int, int], Deal] = {}
    for deal in sorted(deals, key=lambda deal: deal.score, reverse=True):
        kept.setdefault((deal.titled, deal.last), deal)
        if len(kept) == _BEAM:
            break
    return list(kept.values())


def _parts(deal: Deal) -> Iterator[Part]:
    while deal.parts:
        deal, part = deal.parts
        yield part

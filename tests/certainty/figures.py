"""Figures of how true chances are: whether they tell right from wrong, and whether they mean what they say."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from tests.certainty.truth import Judged

BINS = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95)


class Bin(NamedTuple):
    """Chances from ``low`` up to the next bin: how many, their mean and the share that was right."""

    low: float
    articles: int
    sure: float
    right: float


class Flagged(NamedTuple):
    """What lies below a threshold: the share of the wrong ones, and of the right ones."""

    caught: float
    false: float


def area(cases: Sequence[Judged]) -> float:
    """The chance that a right one is surer than a wrong one (area under the ROC curve); 0.5 tells nothing."""
    right = sorted(case.sure for case in cases if case.right)
    wrong = [case.sure for case in cases if not case.right]
    if not right or not wrong:
        return 1.0
    above = sum(2 * len(right) - bisect_left(right, sure) - bisect_right(right, sure) for sure in wrong)
    return above / (2 * len(right) * len(wrong))


def brier(cases: Sequence[Judged]) -> float:
    """The mean squared distance of chance and truth (Brier 1950); 0 is best."""
    return sum((case.sure - case.right) ** 2 for case in cases) / max(1, len(cases))


def bins(cases: Sequence[Judged]) -> list[Bin]:
    """The cases by how sure they are."""
    found = []
    for low, high in zip(BINS, (*BINS[1:], 1.01), strict=True):
        inside = [case for case in cases if low <= case.sure < high]
        if inside:
            count = len(inside)
            sure, right = sum(case.sure for case in inside), sum(case.right for case in inside)
            found.append(Bin(low, count, sure / count, right / count))
    return found


def off(cases: Sequence[Judged]) -> float:
    """How far chances lie from the share that is right, the mean over bins by their size (calibration error)."""
    return sum(found.articles * abs(found.sure - found.right) for found in bins(cases)) / max(1, len(cases))


def flagged(cases: Sequence[Judged], below: float) -> Flagged:
    """How many of the wrong and of the right ones are told to be unsure."""
    wrong = [case.sure < below for case in cases if not case.right]
    right = [case.sure < below for case in cases if case.right]
    return Flagged(sum(wrong) / max(1, len(wrong)), sum(right) / max(1, len(right)))

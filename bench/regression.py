"""Logistic regression, by which all that is so or not so is fitted, and its figures on papers left out."""

import math
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import numpy as np

ROUNDS, PENALTY, FOLDS = 25, 1.0, 8
_SUREST = 30.0  # odds, either way
Weights = dict[str, float]  # by trait; "" for the bias
Found = TypeVar("Found", bound=Hashable)


class Case(NamedTuple):
    """What is known of one case, and whether it is right."""

    paper: str
    traits: Mapping[str, float]
    right: bool
    rivals: Hashable = None  # shared by the cases of which one at most is right


def fit(cases: Sequence[Case]) -> Weights:
    """The weights under which the cases are the likeliest, large ones penalised, by Newton's method.

    Cases that are rivals share one chance, with the chance that none of them is right (McFadden 1974).
    """
    names = ["", *sorted({name for case in cases for name in case.traits})]
    rows = np.array([[1.0, *(case.traits.get(name, 0.0) for name in names[1:])] for case in cases])
    right = np.array([float(case.right) for case in cases])
    among = np.array(_numbered(cases))
    penalty = np.full(len(names), PENALTY)
    penalty[0] = 0
    weights = np.zeros(len(names))
    for _ in range(ROUNDS):
        odds = np.exp(np.clip(rows @ weights, -_SUREST, _SUREST))
        chances = odds / (1 + np.bincount(among, odds))[among]
        expected = rows * chances[:, None]
        means = np.zeros((among.max() + 1, len(names)))
        np.add.at(means, among, expected)
        slope = rows.T @ (right - chances) - penalty * weights
        curve = rows.T @ expected - means.T @ means + np.diag(penalty + 1e-6)
        weights += np.linalg.solve(curve, slope)
    return dict(zip(names, weights.tolist(), strict=True))


def _numbered(cases: Sequence[Case]) -> list[int]:
    """For each case the number that it shares with its rivals alone."""
    numbers: dict[Hashable, int] = {}
    return [
        numbers.setdefault(place if case.rivals is None else ("rivals", case.rivals), len(numbers))
        for place, case in enumerate(cases)
    ]


def left_out(cases: Sequence[Case]) -> list[float]:
    """For each case its odds by a fit to other papers."""
    papers = sorted({case.paper for case in cases})
    odds = [0.0] * len(cases)
    for fold in range(FOLDS):
        if out := set(papers[fold::FOLDS]):
            weights = fit([case for case in cases if case.paper not in out])
            for place, case in enumerate(cases):
                if case.paper in out:
                    odds[place] = weights[""] + sum(
                        weights.get(name, 0.0) * value for name, value in case.traits.items()
                    )
    return odds


def chance(odds: float) -> float:
    """The chance that logarithmic odds give."""
    return 1 / (1 + math.exp(-max(-_SUREST, min(_SUREST, odds))))


def chosen_by_page(
    spots: Iterable[tuple[Hashable, Found]],
    odds: Iterable[float],
    choose: Callable[[list[tuple[Found, float]]], Iterable[Found]],
) -> set[tuple[Hashable, Found]]:
    """What is chosen of each page, where one choice may shut out another: each by its page."""
    pages: defaultdict[Hashable, list[tuple[Found, float]]] = defaultdict(list)
    for (page, spot), likely in zip(spots, odds, strict=True):
        pages[page].append((spot, likely))
    return {(page, spot) for page, found in pages.items() for spot in choose(found)}

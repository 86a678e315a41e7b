"""Odds of one step in chains of labels, fitted while all else that is said of the labels stands as it is.

A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) of which most is given; where an annotation
leaves several labels open, all of them count (Tsuboi and others 2008).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

Array = NDArray[np.float64]
Marks = NDArray[np.bool_]
PENALTY, ROUNDS = 1.0, 80
_NEVER = -1e9


class Chain(NamedTuple):
    """A page: what is given of its labels, what shows the step, and what the annotation allows."""

    alone: Array  # lines × labels: what speaks for each label of a line by itself; -inf where it cannot be one
    steps: Array  # borders × labels above × labels: what speaks for each step
    shown: Array  # borders × traits
    true: Marks  # lines × labels


class Chains:
    """Chains side by side, the longest first, so that a step of the recursion takes all of them at once."""

    def __init__(self, chains: Sequence[Chain], step: Marks) -> None:
        """``step``: labels above × labels, for which steps the traits speak."""
        ordered = sorted(chains, key=lambda chain: -len(chain.alone))
        longest = range(len(ordered[0].alone))
        at = [[chain for chain in ordered if len(chain.alone) > place] for place in longest]
        self._ends = np.cumsum([0, *map(len, at)])
        alone = np.concatenate([[chain.alone[place] for chain in at[place]] for place in longest])
        true = np.concatenate([[chain.true[place] for chain in at[place]] for place in longest])
        possible = np.isfinite(alone)
        open_to = true & possible
        open_to = np.where(open_to.any(axis=1, keepdims=True), open_to, possible)
        self._alone = [np.where(allowed, alone, _NEVER) for allowed in (open_to, possible)]
        below = [(place - 1, chain) for place in longest if place for chain in at[place]]
        self._steps = np.array([chain.steps[border] for border, chain in below])
        self._shown = np.array([chain.shown[border] for border, chain in below])
        self._step = step

    def likelihood(self, weights: Array) -> tuple[float, Array]:
        """The logarithmic likelihood of what is annotated, and its slope."""
        steps = self._steps + (self._shown @ weights)[:, None, None] * self._step
        total, taken = 0.0, np.zeros(len(steps))
        for sign, alone in zip((1, -1), self._alone, strict=True):
            whole, crossed = self._expected(alone, steps)
            total += sign * whole
            taken += sign * crossed[:, self._step].sum(axis=1)
        return total, self._shown.T @ taken

    def _expected(self, alone: Array, steps: Array) -> tuple[float, Array]:
        """The sum over all labellings, and how likely each pair of labels is (forward, backward)."""
        ends, first = self._ends, self._ends[1]
        rows = [alone[begin:end] for begin, end in pairwise(ends)]
        pairs = [steps[begin - first : end - first] for begin, end in pairwise(ends[1:])]
        forward = [rows[0]]
        for row, pair in zip(rows[1:], pairs, strict=True):
            forward.append(_sum(forward[-1][: len(row), :, None] + pair, 1) + row)
        crossed = np.zeros_like(steps)
        rest = np.zeros_like(rows[-1])
        for place in range(len(pairs) - 1, -1, -1):
            way = pairs[place] + (rows[place + 1] + rest)[:, None, :]
            both = forward[place][: len(way), :, None] + way
            crossed[ends[place + 1] - first : ends[place + 2] - first] = _shares(both)
            rest = np.zeros_like(rows[place])
            rest[: len(way)] = _sum(way, 2)
        return float(_sum(rows[0] + rest, 1).sum()), crossed


def _sum(scores: Array, axis: int) -> Array:
    """The logarithm of a sum of what is given by its logarithms."""
    highest = scores.max(axis=axis, keepdims=True)
    total: Array = np.log(np.exp(scores - highest).sum(axis=axis)) + highest.squeeze(axis)
    return total


def _shares(scores: Array) -> Array:
    found: Array = np.exp(scores - scores.max(axis=(1, 2), keepdims=True))
    found /= found.sum(axis=(1, 2), keepdims=True)
    return found


def fit(chains: Sequence[Chain], step: Marks) -> Array:
    """The weights of traits under which what is annotated is the likeliest, large ones penalised; by L-BFGS."""
    side_by_side = Chains(chains, step)

    def loss(weights: Array) -> tuple[float, Array]:
        total, slope = side_by_side.likelihood(weights)
        return float(PENALTY * weights @ weights / 2 - total), PENALTY * weights - slope

    start = np.zeros(chains[0].shown.shape[1])
    found: Array = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x
    return found

"""Chains of labels: the slope by which a step is fitted, and that what is fitted labels as annotated."""

import numpy as np
import pytest

from bench.chains import Chain, Chains, fit

LABELS, TRAITS = 3, 2
STEP = np.zeros((LABELS, LABELS), dtype=bool)
STEP[:2, 1] = True  # the second label below the first or itself


def page(rng: np.random.Generator, length: int) -> Chain:
    """A page of the first two labels, of which the first trait of a border mostly tells the second; a line is open."""
    second = rng.integers(0, 2, length)
    second[0] = 0
    true = np.eye(LABELS, dtype=bool)[second]
    true[rng.integers(0, length)] = True
    alone = rng.normal(size=(length, LABELS), scale=0.1)
    alone[:, 2] = -np.inf
    shown = np.column_stack([2.0 * second[1:] - 1, rng.normal(size=length - 1)])
    return Chain(alone, rng.normal(size=(length - 1, LABELS, LABELS), scale=0.1), shown, true)


@pytest.fixture
def pages() -> list[Chain]:
    rng = np.random.default_rng(5)
    return [page(rng, length) for length in (1, 2, 5, 9)]


def test_the_slope_is_that_of_the_likelihood(pages: list[Chain]) -> None:
    rng = np.random.default_rng(7)
    chains, weights, way = Chains(pages, STEP), rng.normal(size=TRAITS), rng.normal(size=TRAITS)
    _, slope = chains.likelihood(weights)
    up, down = (chains.likelihood(weights + by * way)[0] for by in (1e-5, -1e-5))
    assert (up - down) / 2e-5 == pytest.approx(float(slope @ way), rel=1e-4)


def test_the_trait_that_tells_the_step_gets_the_weight(pages: list[Chain]) -> None:
    telling, chance = fit(pages, STEP)
    assert telling > 1.0 > abs(chance)

"""Sureness: chances between bounds, and above all that they tell right from wrong on pages outside of the fit."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ingest.certainty import chance, near
from app.ingest.certainty_weights import WEIGHTS
from app.ingest.cut import cut_pages
from app.ingest.values import Source
from app.places import Gazetteer
from app.queries.article import DOUBTFUL
from tests.certainty.figures import area, brier, flagged, off
from tests.certainty.truth import WHAT, Judged, judged
from tests.damage.corpus import SPLITS, read_papers
from tests.damage.page import make_page
from tests.damage.profiles import PROFILES

SEED = 5  # the weights were fitted to others


@given(st.sampled_from(WHAT), st.floats(-1e6, 1e6))
def test_nothing_that_is_inferred_is_beyond_doubt(what: str, value: float) -> None:
    assert 0 < chance(what, dict.fromkeys(WEIGHTS[what], value)) < 1


@given(st.floats(-5, 50), st.floats(-5, 50))
def test_a_greater_lead_leaves_rivals_farther_behind(one: float, other: float) -> None:
    assert 0 <= near(max(one, other)) <= near(min(one, other)) <= 1


@pytest.fixture(scope="module")
def cases() -> Mapping[str, Sequence[Judged]]:
    """Every article of a page of each kind of damage, of papers of both halves."""
    found: list[Judged] = []
    for split in SPLITS:
        papers = read_papers(split)
        for profile in PROFILES:
            paper = Random(profile).choice(papers)  # which does not change when another kind is added
            made = make_page(paper, profile, SEED)
            (page,) = cut_pages([Source(f"{made.name}.txt", made.text)], Gazetteer(()), ())
            found += judged(page, made.gold)
    return {what: [case for case in found if case.what == what] for what in WHAT}


@pytest.mark.parametrize("what", ["cut", "title"])
def test_sureness_tells_right_from_wrong(cases: Mapping[str, Sequence[Judged]], what: str) -> None:
    assert area(cases[what]) > 0.78


@pytest.mark.parametrize("what", ["cut", "title"])
def test_chances_mean_what_they_say(cases: Mapping[str, Sequence[Judged]], what: str) -> None:
    wrong = sum(not case.right for case in cases[what]) / len(cases[what])
    assert off(cases[what]) < 0.06
    assert brier(cases[what]) < max(0.01, wrong)  # better than to call everything right


@pytest.mark.parametrize("what", ["cut", "title"])
def test_readers_are_told_of_much_that_is_wrong_and_of_little_that_is_right(
    cases: Mapping[str, Sequence[Judged]], what: str
) -> None:
    caught, false = flagged(cases[what], DOUBTFUL)
    assert caught > 0.3
    assert false < 0.07

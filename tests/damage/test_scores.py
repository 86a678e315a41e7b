"""How well damaged pages are cut: the shared scorer's measures, over every kind of damage and for each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from types import ModuleType

import pytest

from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.values import Source
from app.places import Gazetteer
from tests.damage.corpus import Paper, read_papers
from tests.damage.page import make_page
from tests.damage.profiles import PROFILES

SEED = 7
# What the cutting reaches, rounded down: a change that loses something shows.  Raise them when it gets better.
OVERALL = {
    "artF1": 0.97,
    "head": 0.965,
    "kick": 0.905,
    "deck": 0.91,
    "parF1": 0.985,
    "bodyR": 0.99,
    "bodyP": 0.99,
    "rep": 0.97,
    "cor": 0.99,
    "pho": 0.96,
    "cap": 0.915,
    "date": 0.99,
    "str": 0.99,
    "com": 0.99,
    "vil": 0.99,
}
# The same over papers of rare forms: tables that nothing announces, notices signed by office and day, briefs by place.
RARE = {
    "artF1": 0.89,
    "head": 0.915,
    "kick": 0.695,
    "deck": 0.85,
    "parF1": 0.965,
    "bodyR": 0.96,
    "bodyP": 0.96,
    "rep": 0.97,
    "cor": 0.99,
    "pho": 0.98,
    "cap": 0.77,
    "date": 0.99,
    "str": 0.95,
    "com": 0.965,
    "vil": 0.895,
}
# Eight pages each, so that one fault weighs more.
EACH = {"artF1": 0.9, "head": 0.78, "parF1": 0.95, "bodyR": 0.96, "bodyP": 0.965}


@pytest.fixture(scope="module")
def counts(score: ModuleType) -> Mapping[str, Counter[str]]:
    """Raw counts by profile: a page of every open paper, each cut alone and without a gazetteer of its city."""
    return _by_profile(score, rare=False)


@pytest.fixture(scope="module")
def rare(score: ModuleType) -> Mapping[str, Counter[str]]:
    """The same of the papers of rare forms."""
    return _by_profile(score, rare=True)


def _by_profile(score: ModuleType, *, rare: bool) -> dict[str, Counter[str]]:
    papers = [paper for paper in read_papers("open") if paper.rare == rare]
    return {profile: _counts(score, profile, papers) for profile in PROFILES}


def _counts(score: ModuleType, profile: str, papers: Sequence[Paper]) -> Counter[str]:
    total: Counter[str] = Counter()
    for paper in papers:
        made = make_page(paper, profile, SEED)
        (page,) = cut_pages([Source(f"{made.name}.txt", made.text)], Gazetteer(()), ())
        total.update(score.score_doc(page_json(page), made.gold, made.text))
    return total


def below(measures: Mapping[str, float | None], floors: Mapping[str, float]) -> dict[str, float]:
    """The measures that miss their floor."""
    return {name: value for name in floors if (value := measures[name]) is not None and value < floors[name]}


def test_all_damage_together(score: ModuleType, counts: Mapping[str, Counter[str]]) -> None:
    total = sum(counts.values(), Counter())
    assert not below(score.ratios(total), OVERALL)


def test_rare_forms(score: ModuleType, rare: Mapping[str, Counter[str]]) -> None:
    assert not below(score.ratios(sum(rare.values(), Counter())), RARE)


@pytest.mark.parametrize("profile", PROFILES)
def test_each_kind_of_damage(score: ModuleType, counts: Mapping[str, Counter[str]], profile: str) -> None:
    assert not below(score.ratios(counts[profile]), EACH)


@pytest.mark.parametrize("profile", PROFILES)
def test_no_text_is_lost(counts: Mapping[str, Counter[str]], rare: Mapping[str, Counter[str]], profile: str) -> None:
    assert counts[profile]["lost"] == rare[profile]["lost"] == 0

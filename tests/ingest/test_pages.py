"""The sample pages, cut together as an archive would cut them, against their hand annotation."""

import json
from collections import Counter
from types import ModuleType
from typing import Any

import pytest

from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.read import read
from app.ingest.read_milestones import read_milestones
from app.ingest.values import Page
from app.places import load_gazetteer
from app.settings import ROOT, get_settings

# What the cutting reaches, rounded down: a change that loses something shows.  Raise them when it gets better.
FLOORS = {
    "artF1": 0.98,
    "head": 0.94,
    "kick": 0.75,
    "deck": 0.8,
    "parF1": 0.98,
    "bodyR": 0.995,
    "bodyP": 0.995,
    "rep": 1.0,
    "cor": 1.0,
    "pho": 1.0,
    "cap": 0.99,
    "date": 1.0,
    "str": 0.99,
    "com": 0.99,
    "vil": 0.99,
}
GOLD = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "tests" / "pages").glob("*.json")}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """Every sample page, cut."""
    settings = get_settings()
    sources = [read(ROOT / "seeds" / "pages" / f"{stem}.txt", 10**6) for stem in sorted(GOLD)]
    milestones = read_milestones(settings.milestone_files()[:1])
    gazetteer = load_gazetteer(settings.place_files()[:1])
    return {page.source.name.removesuffix(".txt"): page for page in cut_pages(sources, gazetteer, milestones)}


def test_every_line_of_a_page_is_kept_once(pages: dict[str, Page]) -> None:
    for page in pages.values():
        used = sorted([*page.furniture, *(number for article in page.articles for number in article.lines)])
        assert used == [n for n, line in enumerate(page.source.text.split("\n"), 1) if line.strip()]


@pytest.mark.parametrize("stem", sorted(GOLD))
def test_district_and_year_are_those_of_the_page(pages: dict[str, Page], stem: str) -> None:
    gold = GOLD[stem]["page"]
    assert (pages[stem].district, pages[stem].year) == (gold["district"], gold["year"])


def test_kinds_are_those_of_the_annotation(pages: dict[str, Page]) -> None:
    right = wrong = 0
    for stem, gold in GOLD.items():
        cut = Counter(str(article.kind) for article in pages[stem].articles)
        true = Counter(article["kind"] for article in gold["articles"])
        right += (cut & true).total()
        wrong += (cut - true).total() + (true - cut).total()
    assert right >= 0.95 * (right + wrong)


def test_scores_reach_their_floors(pages: dict[str, Page], score: ModuleType) -> None:
    total: Counter[str] = Counter()
    for stem, gold in GOLD.items():
        total.update(score.score_doc(page_json(pages[stem]), gold, pages[stem].source.text))
    measures: dict[str, Any] = score.ratios(total)
    below = {name: measures[name] for name, floor in FLOORS.items() if (measures[name] or 0) < floor}
    assert not below
    assert total["lost"] == 0

"""The real pages, cut together as an archive would, against the hand annotation of three of them."""

import json
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.read import read
from app.ingest.read_milestones import read_milestones
from app.ingest.values import Page
from app.places import load_gazetteer
from app.settings import ROOT

FLOORS = {
    "artF1": 1.0,
    "head": 0.95,
    "kick": 0.85,
    "deck": 0.85,
    "parF1": 0.97,
    "bodyR": 0.995,
    "bodyP": 0.995,
    "rep": 1.0,
    "cor": 1.0,
    "pho": 1.0,
    "cap": 0.9,
    "date": 1.0,
    "str": 0.97,
    "com": 0.97,
    "vil": 0.97,
}


@pytest.fixture(scope="module")
def pages(shared: Path) -> dict[str, Page]:
    sources = [read(path, 10**6) for path in sorted((shared / "seeds").glob("*.txt"))]
    milestones = read_milestones([ROOT / "seeds" / "milestones.csv"])
    gazetteer = load_gazetteer([ROOT / "seeds" / "places.csv", *sorted((shared / "places").glob("*.csv"))])
    return {page.source.name: page for page in cut_pages(sources, gazetteer, milestones)}


def test_every_line_is_kept_once(pages: dict[str, Page]) -> None:
    for page in pages.values():
        used = sorted([*page.furniture, *(number for article in page.articles for number in article.lines)])
        assert used == [number for number, line in enumerate(page.source.text.split("\n"), 1) if line.strip()]


def test_measures_reach_their_floors(pages: dict[str, Page], shared: Path, score: ModuleType) -> None:
    total: Counter[str] = Counter()
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        page = pages[gold["source"]]
        total.update(score.score_doc(page_json(page), gold, page.source.text))
    measures = score.ratios(total)
    assert {name: measures[name] for name, floor in FLOORS.items() if (measures[name] or 0) < floor} == {}
    assert total["lost"] == 0


def test_kinds_are_those_of_the_annotation(pages: dict[str, Page], shared: Path) -> None:
    for path in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        wanted = Counter(article["kind"] for article in gold["articles"])
        assert Counter(str(article.kind) for article in pages[gold["source"]].articles) == wanted

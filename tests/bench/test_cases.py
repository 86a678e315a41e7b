"""Fits learn from annotated pages what is right and what is not, by the traits that the tables weigh."""

from pathlib import Path

import pytest

from app.ingest.cutting.pictures import caption_weights, owner_weights
from app.ingest.cutting.tears import weights
from bench.annotated import Annotated, annotated
from bench.fit_captions import pictures_on, runs_on, spans
from bench.fit_tears import seen_on
from tests.damage.corpus import read_papers
from tests.damage.page import make_page

PROFILES = ("pictures", "pictures-wrapped", "interrupted", "interrupted-wrapped")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Annotated]:
    folder: Path = tmp_path_factory.mktemp("annotated")
    for paper in read_papers("open")[:2]:
        for profile in PROFILES:
            make_page(paper, profile, 3).write(folder)
    return list(annotated(folder))


def test_papers_are_told_by_the_names_of_pages(pages: list[Annotated]) -> None:
    assert len(pages) == 2 * len(PROFILES)
    assert {page.paper for page in pages} == {paper.slug for paper in read_papers("open")[:2]}


def test_tears_are_right_and_wrong_in_broken_lines_and_in_whole_ones(pages: list[Annotated]) -> None:
    seen = [pair for page in pages for pair in seen_on(page)]
    assert {(pair.whole, pair.case.right) for pair in seen} == {(a, b) for a in (True, False) for b in (True, False)}
    for whole, table in ((True, weights.WHOLE), (False, weights.IN_COLUMNS)):
        known = {name for pair in seen if pair.whole is whole for name in pair.case.traits}
        assert len(known & table.keys()) > len(table) // 2


def test_most_captions_are_among_the_runs_each_once_among_its_rivals(pages: list[Annotated]) -> None:
    runs = [run for page in pages for run in runs_on(page)]
    right = [run.case.rivals for run in runs if run.case.right]
    assert len(right) == len(set(right)) >= 0.9 * sum(len(spans(page.gold)) for page in pages)
    assert sum(run.case.rivals in right for run in runs) > len(right), "some overlap a caption and are none"
    known = {name for run in runs for name in run.case.traits}
    assert len(known & caption_weights.WEIGHTS.keys()) > len(caption_weights.WEIGHTS) // 2


def test_pictures_stand_by_themselves_or_illustrate(pages: list[Annotated]) -> None:
    cases = [case for page in pages for case in pictures_on(page)]
    assert {case.right for case in cases} == {True, False}
    assert len({name for case in cases for name in case.traits} & owner_weights.WEIGHTS.keys()) > 12

"""Fit what tells the beginning of an article from a section: ``python -m bench.fit_openings [--write] [FOLDER…]``.

Logistic regression over the texts without a lead that stand below a title: on the damage generator's open papers, the
sample pages, and folders of annotated pages (:mod:`bench.annotated`).  Of each city a few places are drawn by lot.
Prints the share told rightly in cross-validation with whole cities left out.  ``--write`` renews
``app/ingest/cutting/articles/opening_weights.py``.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import app.ingest.cutting.articles.opening_weights as table
from app.ingest.cutting.articles.opening_traits import places, traits
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece
from bench.annotated import annotated, pieces_in, samples
from bench.regression import Case, fit, left_out
from bench.tables import save
from tests.damage.corpus import read_papers
from tests.damage.page import make_page

PROFILES = ("plain", "briefs", "photos", "wrap18", "titles-after", "interrupted")
MOST = 16  # places of one city
Page = tuple[str, str, Mapping[str, Any]]  # city, text, annotation


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("folders", nargs="*", type=Path)
    given = parser.parse_args()
    known = ((page.paper, page.text, page.gold) for page in (*samples(), *annotated(*given.folders)))
    cases = evened([case for page in (*_generated(), *known) for case in cases_of(*page)])
    right = sum((odds > 0) == case.right for odds, case in zip(left_out(cases), cases, strict=True))
    print(f"{len(cases)} places, {100 * right / len(cases):.1f} % right on cities left out")
    if given.write:
        weights = fit(cases)
        save(table, BIAS=weights.pop(""), WEIGHTS=weights)


def _generated() -> Iterator[Page]:
    for paper in read_papers("open"):
        for profile in PROFILES:
            made = make_page(paper, profile, 5)
            yield paper.slug, made.text, made.gold


def cases_of(city: str, text: str, gold: Mapping[str, Any]) -> Iterator[Case]:
    """The texts below titles of an annotated page."""
    pieces, pairs = pieces_in(text)
    texts = [_text_lines(article) for article in gold["articles"]]
    known, first = set().union(*texts), {min(lines) for lines in texts if lines}
    yield from _cases(city, pieces, pairs, known, first)


def _cases(city: str, pieces: Sequence[Piece], pairs: Pairs, known: set[int], first: set[int]) -> Iterator[Case]:
    for place in places(pieces):
        number = pieces[place.at].numbers[0]
        if number in known:
            found = {name: float(value) for name, value in traits(pieces, place, pairs) if value}
            yield Case(city, found, number in first)


def _text_lines(article: Mapping[str, Any]) -> set[int]:
    return {line for block in article["body"] for line in block["lines"]}.union(*article["captions"])


def evened(cases: Sequence[Case]) -> list[Case]:
    """The cases, of a city no more than a few drawn by lot, so that none tells more than the others."""
    rng = Random(1)
    cities: defaultdict[str, list[Case]] = defaultdict(list)
    for case in cases:
        cities[case.paper].append(case)
    return [case for city in cities.values() for case in rng.sample(city, min(MOST, len(city)))]


if __name__ == "__main__":
    main()

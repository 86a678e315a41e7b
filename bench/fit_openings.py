"""Fit what tells the beginning of an article from a section: ``python -m bench.fit_openings [--write] [FOLDER…]``.

Logistic regression (:func:`bench.fit_certainty.fit`) over the texts without a lead that stand below a title: on the
damage generator's open papers, the sample pages, and folders of annotated pages (``pages`` with texts, ``gold`` with
annotations of the same names).  What stands in a page's name before the first dot or hyphen is its city, of which a
few places are drawn by lot.  Prints the share told rightly in cross-validation with whole cities left out.
``--write`` renews ``app/ingest/cutting/opening_weights.py``.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import app.ingest.cutting.opening_weights as table
from app.ingest.clean import clean
from app.ingest.cutting.captions import captioned
from app.ingest.cutting.evidence import weigh
from app.ingest.cutting.label import Label, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.opening_traits import places, traits
from app.ingest.cutting.pieces import Piece, pieces_of
from app.ingest.cutting.torn import torn
from bench.fit_certainty import Case, Weights, fit, left_out
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
    root = Path(__file__).parents[1]
    pages = [*_generated(), *_annotated(root / "seeds/pages", root / "tests/pages")]
    for folder in given.folders:
        pages += _annotated(folder / "pages", folder / "gold")
    cases = evened([case for page in pages for case in cases_of(*page)])
    right = sum((judged.sure > 0.5) == judged.right for judged in left_out(cases))
    print(f"{len(cases)} places, {100 * right / len(cases):.1f} % right on cities left out")
    if given.write:
        save(fit(cases), Path(table.__file__))


def _generated() -> Iterator[Page]:
    for paper in read_papers("open"):
        for profile in PROFILES:
            made = make_page(paper, profile, 5)
            yield paper.slug, made.text, made.gold


def _annotated(texts: Path, gold: Path) -> Iterator[Page]:
    for file in sorted(gold.glob("*.json")):
        annotation = json.loads(file.read_text(encoding="utf-8"))
        text = next(path for path in (texts / f"{file.stem}.txt", texts / annotation["source"]) if path.exists())
        yield file.stem.replace("-", ".").split(".")[0], text.read_text(encoding="utf-8"), annotation


def cases_of(city: str, text: str, gold: Mapping[str, Any]) -> Iterator[Case]:
    """The texts below titles of an annotated page."""
    lines = clean(text)
    pairs = Pairs(lines)
    evidence = weigh(lines, pairs)
    weighed, labelling = torn(*captioned(evidence, label(evidence), pairs), pairs)
    pieces = [piece for piece in pieces_of(weighed, labelling.labels) if piece.label is not Label.FURNITURE]
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


def save(weights: Weights, path: Path) -> None:
    """Write the weights as a table of traits."""
    head = path.read_text(encoding="utf-8").split("BIAS")[0]
    rows = "".join(f'    "{name}": {value:.2f},\n' for name, value in weights.items() if name)
    path.write_text(f"{head}BIAS = {weights['']:.2f}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

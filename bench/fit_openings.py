"""Fit what tells the beginning of an article from a section: ``python -m bench.fit_openings [--write] [FOLDER…]``.

Logistic regression with a penalty on large weights, by Newton's method, over the texts without a lead that stand
below a title: on the damage generator's open papers, the sample pages, and folders of annotated pages (``pages`` with
texts, ``gold`` with annotations of the same names).  What stands in a page's name before the first dot or hyphen is
its city; layouts of the same page, and generated pages, count less.  Prints the share told rightly in ten-fold
cross-validation with whole cities left out.  ``--write`` renews ``app/ingest/cutting/opening_weights.py``.
"""

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import app.ingest.cutting.opening_weights as table
from app.ingest.clean import clean
from app.ingest.cutting.captions import captioned
from app.ingest.cutting.evidence import weigh
from app.ingest.cutting.label import Label, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.opening_traits import places, traits
from app.ingest.cutting.pieces import Piece, pieces_of
from app.ingest.cutting.torn import torn
from tests.damage.corpus import read_papers
from tests.damage.page import make_page

PROFILES = ("plain", "briefs", "photos", "wrap18", "titles-after", "interrupted")
PENALTY, ROUNDS, FOLDS = 1.0, 12, 10
BIAS = "bias"
Page = tuple[str, str, Mapping[str, Any]]  # city, text, annotation
Weights = dict[str, float]


class Case(NamedTuple):
    """One text below a title: its city, its traits, whether an article begins with it, how much it counts."""

    city: str
    traits: Mapping[str, float]
    begins: bool
    counts: float = 1.0


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
    right = sum(case.counts for case, odds in left_out(cases) if (odds > 0) == case.begins)
    print(f"{len(cases)} places, {100 * right / sum(case.counts for case in cases):.1f} % right on cities left out")
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
    every = pieces_of(*torn(*captioned(evidence, label(evidence), pairs), pairs))
    pieces = [piece for piece in every if piece.label is not Label.FURNITURE]
    texts = [_text_lines(article) for article in gold["articles"]]
    known, first = set().union(*texts), {min(lines) for lines in texts if lines}
    yield from _cases(city, pieces, pairs, known, first)


def _cases(city: str, pieces: Sequence[Piece], pairs: Pairs, known: set[int], first: set[int]) -> Iterator[Case]:
    for place in places(pieces):
        number = pieces[place.at].numbers[0]
        if number in known:
            found = {name: float(value) for name, value in traits(pieces, place, pairs) if value}
            yield Case(city, found | {BIAS: 1.0}, number in first)


def _text_lines(article: Mapping[str, Any]) -> set[int]:
    return {line for block in article["body"] for line in block["lines"]}.union(*article["captions"])


def evened(cases: Sequence[Case]) -> list[Case]:
    """The cases, those of cities of which there are many counting less, so that no city tells more than a few pages."""
    many = Counter(case.city for case in cases)
    return [case._replace(counts=min(1.0, math.sqrt(4 / many[case.city]))) for case in cases]


def left_out(cases: Sequence[Case]) -> Iterator[tuple[Case, float]]:
    """Every case with the odds that the cases of other cities give it."""
    cities = sorted({case.city for case in cases})
    Random(1).shuffle(cities)
    for fold in range(FOLDS):
        out = set(cities[fold::FOLDS])
        weights = fit([case for case in cases if case.city not in out])
        yield from ((case, odds(weights, case)) for case in cases if case.city in out)


def odds(weights: Weights, case: Case) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in case.traits.items())


def fit(cases: Sequence[Case]) -> Weights:
    """The weights under which what was found is likeliest."""
    names = sorted({name for case in cases for name in case.traits})
    weights = dict.fromkeys(names, 0.0)
    for _ in range(ROUNDS):
        slope = {name: (PENALTY if name != BIAS else 0.0) * weights[name] for name in names}
        bend = {(name, other): PENALTY * (name == other) for name in names for other in names}
        for case in cases:
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds(weights, case)))))
            for name, value in case.traits.items():
                slope[name] += case.counts * (chance - case.begins) * value
                for other, beside in case.traits.items():
                    bend[name, other] += case.counts * chance * (1 - chance) * value * beside
        step = solved([[bend[name, other] for other in names] + [slope[name]] for name in names])
        for name, change in zip(names, step, strict=True):
            weights[name] -= change
    return weights


def solved(rows: list[list[float]]) -> list[float]:
    """The solution of linear equations, the right side last in each row (Gauss, the largest pivot first)."""
    size = len(rows)
    for at in range(size):
        most = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[most] = rows[most], rows[at]
        for row in range(size):
            if row != at and rows[row][at]:
                part = rows[row][at] / rows[at][at]
                rows[row] = [value - part * above for value, above in zip(rows[row], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def save(weights: Weights, path: Path) -> None:
    """Write the weights as a table of traits."""
    head = path.read_text(encoding="utf-8").split("BIAS")[0]
    rows = _rows((name, value) for name, value in weights.items() if name != BIAS)
    path.write_text(f"{head}BIAS = {weights[BIAS]:.2f}\nWEIGHTS: dict[str, float] = {{\n{rows}}}\n", encoding="utf-8")


def _rows(weights: Iterable[tuple[str, float]]) -> str:
    return "".join(f'    "{name}": {value:.2f},\n' for name, value in weights)


if __name__ == "__main__":
    main()

"""Fit how sure the archive is: ``python -m bench.fit_certainty FOLDER… [--write cut title …]``.

Each folder holds pages and their annotation: ``NAME.txt`` beside ``NAME.json``, or in ``pages/`` and ``gold/``.
Logistic regression by Newton's method with a small penalty, in plain Python.  Prints for cut, title, date and place
the figures of ``bench/certainty.py`` in cross-validation with papers left out (a paper is what stands before the first
``.`` or ``-`` of a page's name); ``--write`` renews what it names of ``app/ingest/certainty_weights.py``.
Dates and places are told from the chance of the cut, so that a change of that wants a second run.
"""

import argparse
import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import app.ingest.certainty_weights as table
from app.ingest import certainty, extract, extract_year, segment
from bench.certainty import annotated, report
from tests.certainty.truth import WHAT, Judged, closest, rights

ROUNDS, PENALTY, FOLDS = 25, 1.0, 8
Weights = dict[str, float]  # by trait; "" for the bias


class Case(NamedTuple):
    """What is known of one article, and whether it is right."""

    paper: str
    traits: Mapping[str, float]
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", nargs="*", choices=WHAT, default=[])
    arguments = parser.parse_args()
    cases: dict[str, list[Case]] = defaultdict(list)
    for folder in arguments.folders:
        for what, case in observed(folder):
            cases[what].append(case)
    for what in WHAT:
        report(what, list(left_out(cases[what])))
    if arguments.write:
        save({what: fit(cases[what]) for what in arguments.write}, Path(table.__file__))


def observed(folder: Path) -> Iterator[tuple[str, Case]]:
    """Every article of the folder's pages, with the traits that its chances are told from."""
    seen: dict[str, list[dict[str, float]]] = {}

    def chance(what: str, traits: Mapping[str, float]) -> float:
        seen[what].append({name: float(value) for name, value in traits.items()})
        weighed = table.WEIGHTS.get(what, {})  # a trait that is new has no weight yet
        return certainty.chance(what, {name: value for name, value in traits.items() if name in weighed})

    with (
        patch.object(segment, "chance", chance),
        patch.object(extract, "chance", chance),
        patch.object(extract_year, "chance", chance),
    ):
        seen.update({what: [] for what in WHAT})
        for name, page, gold in annotated(folder):
            for place, article in enumerate(page.articles):
                if like := closest(article, gold, page.source.lines):
                    right = rights(article, like, page.source.lines)
                    for what in WHAT:
                        yield what, Case(re.split(r"[.\-]", name)[0], seen[what][place], right[what])
            seen.update({what: [] for what in WHAT})


def left_out(cases: Sequence[Case]) -> Iterator[Judged]:
    """Every case with its chance by a fit to other papers."""
    papers = sorted({case.paper for case in cases})
    for fold in range(FOLDS):
        out = set(papers[fold::FOLDS])
        weights = fit([case for case in cases if case.paper not in out])
        for case in cases:
            if case.paper in out:
                yield Judged("", _chance(case.traits, weights), case.right)


def fit(cases: Sequence[Case]) -> Weights:
    """The weights under which the cases are the likeliest, large ones penalised."""
    names = ["", *sorted({name for case in cases for name in case.traits})]
    rows = [[1.0, *(case.traits.get(name, 0.0) for name in names[1:])] for case in cases]
    weights = [0.0] * len(names)
    for _ in range(ROUNDS):
        slope = [-PENALTY * weight * (place > 0) for place, weight in enumerate(weights)]
        curve = [[PENALTY * (i == j) + 1e-6 for j in range(len(names))] for i in range(len(names))]
        for row, case in zip(rows, cases, strict=True):
            chance = _logistic(sum(map(float.__mul__, weights, row)))
            spread = chance * (1 - chance)
            for i, value in enumerate(row):
                slope[i] += (case.right - chance) * value
                for j in range(i + 1):
                    curve[i][j] += spread * value * row[j]
        weights = [weight + step for weight, step in zip(weights, _solved(curve, slope), strict=True)]
    return dict(zip(names, weights, strict=True))


def _solved(lower: list[list[float]], right: Sequence[float]) -> list[float]:
    """The solution of a symmetric positive system, given by its lower half: Cholesky's way."""
    size = len(right)
    root = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = lower[i][j] - sum(root[i][k] * root[j][k] for k in range(j))
            root[i][j] = math.sqrt(rest) if i == j else rest / root[j][j]
    half: list[float] = []
    for i in range(size):
        half.append((right[i] - sum(root[i][k] * half[k] for k in range(i))) / root[i][i])
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (half[i] - sum(root[k][i] * found[k] for k in range(i + 1, size))) / root[i][i]
    return found


def _chance(traits: Mapping[str, float], weights: Weights) -> float:
    return _logistic(weights[""] + sum(weights.get(name, 0.0) * value for name, value in traits.items()))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def save(fitted: Mapping[str, Weights], path: Path) -> None:
    """Write the table of weights, with those newly fitted in it."""
    head = path.read_text(encoding="utf-8").split("BIAS")[0]
    bias, rows = dict(table.BIAS), dict(table.WEIGHTS)
    for what, found in fitted.items():
        bias[what] = round(found[""], 2)
        rows[what] = {name: round(weight, 2) for name, weight in found.items() if name}
    body = "".join(f"    {what!r}: {row!r},\n" for what, row in rows.items())
    text = f"{head}BIAS = {bias!r}\nWEIGHTS: dict[str, dict[str, float]] = {{\n{body}}}\n"
    path.write_text(text.replace("'", '"'), encoding="utf-8")


if __name__ == "__main__":
    main()

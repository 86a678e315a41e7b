"""Fit how sure the archive is: ``python -m bench.fit_certainty FOLDER… [--write cut title …]``.

Logistic regression on the pages of :mod:`bench.annotated`.  Prints for cut, title, date and place the figures of
``bench/certainty.py`` in cross-validation with papers left out; ``--write`` renews what it names of
``app/ingest/certainty_weights.py``.  Dates and places are told from the chance of the cut, so that a change of that
wants a second run.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from unittest.mock import patch

import app.ingest.certainty_weights as table
from app.ingest import certainty, extract, segment
from app.ingest.dates import extract_year
from bench.certainty import cut, report
from bench.regression import Case, Weights, chance, fit, left_out
from bench.tables import save
from tests.certainty.truth import WHAT, Judged, closest, rights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--write", nargs="*", choices=WHAT, default=[])
    arguments = parser.parse_args()
    cases: dict[str, list[Case]] = defaultdict(list)
    for what, case in observed(*arguments.folders):
        cases[what].append(case)
    for what in WHAT:
        odds = left_out(cases[what])
        report(what, [Judged("", chance(sure), case.right) for sure, case in zip(odds, cases[what], strict=True)])
    if arguments.write:
        write({what: fit(cases[what]) for what in arguments.write})


def observed(*folders: Path) -> Iterator[tuple[str, Case]]:
    """Every article of the folders' pages, with the traits that its chances are told from."""
    seen: dict[str, list[dict[str, float]]] = {}

    def noted(what: str, traits: Mapping[str, float]) -> float:
        seen[what].append({name: float(value) for name, value in traits.items()})
        weighed = table.WEIGHTS.get(what, {})  # a trait that is new has no weight yet
        return certainty.chance(what, {name: value for name, value in traits.items() if name in weighed})

    with (
        patch.object(segment, "chance", noted),
        patch.object(extract, "chance", noted),
        patch.object(extract_year, "chance", noted),
    ):
        seen.update({what: [] for what in WHAT})
        for known, page in cut(*folders):
            for place, article in enumerate(page.articles):
                if like := closest(article, known.gold, page.source.lines):
                    right = rights(article, like, page.source.lines)
                    for what in WHAT:
                        yield what, Case(known.paper, seen[what][place], right[what])
            seen.update({what: [] for what in WHAT})


def write(fitted: Mapping[str, Weights]) -> None:
    """Write the table of weights, with those newly fitted in it."""
    bias, weights = dict(table.BIAS), dict(table.WEIGHTS)
    for what, found in fitted.items():
        bias[what] = found[""]
        weights[what] = {name: weight for name, weight in found.items() if name}
    save(table, BIAS=bias, WEIGHTS=weights)


if __name__ == "__main__":
    main()

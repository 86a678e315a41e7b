"""How true the archive's sureness is: ``python -m bench.certainty FOLDER…``.

Folders of annotated pages are those of :mod:`bench.annotated`.  Prints for cut, title, date and place: how many are
wrong, whether sureness tells them from the right ones (the area under the ROC curve), the Brier score, the share that
is right by bins, and what is caught below several thresholds.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.cli.archive import rules
from app.ingest.cut import cut_pages
from app.ingest.read import read
from app.ingest.values import Page
from app.settings import get_settings
from bench.annotated import Annotated, annotated
from tests.certainty.figures import area, bins, brier, flagged, off
from tests.certainty.truth import WHAT, Judged, judged

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    cases = [case for known, page in cut(*parser.parse_args().folders) for case in judged(page, known.gold)]
    for what in WHAT:
        report(what, [case for case in cases if case.what == what])


def cut(*folders: Path) -> Iterator[tuple[Annotated, Page]]:
    """The annotated pages of folders, each cut by itself."""
    by = rules(get_settings())
    for known in annotated(*folders):
        (page,) = cut_pages([read(known.file, by.max_bytes)], by.gazetteer, by.milestones)
        yield known, page


def report(what: str, cases: Sequence[Judged]) -> None:
    """Print the figures of one thing that the archive is more or less sure of."""
    wrong = sum(not case.right for case in cases)
    print(
        f"{what}: {wrong} of {len(cases)} wrong, AUC {area(cases):.3f}, Brier {brier(cases):.4f}, off {off(cases):.3f}"
    )
    print("  sure of  articles  right")
    for found in bins(cases):
        print(f"  {found.low:4.2f} ({found.sure:.2f}) {found.articles:5d}   {found.right:.3f}")
    told = ", ".join(f"{low} {one.caught:.2f}/{one.false:.3f}" for low in THRESHOLDS for one in [flagged(cases, low)])
    print(f"  share of the wrong and of the right ones below: {told}")


if __name__ == "__main__":
    main()

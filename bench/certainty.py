"""How true the archive's sureness is: ``python -m bench.certainty FOLDER…``.

Each folder holds pages and their annotation: ``NAME.txt`` beside ``NAME.json``, or in ``pages/`` and ``gold/``.
Prints for cut, title, date and place: how many are wrong, whether sureness tells them from the right ones (the area
under the ROC curve), the Brier score, the share that is right by bins, and what is caught below several thresholds.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from app.cli.archive import rules
from app.ingest.cut import cut_pages
from app.ingest.read import read
from app.ingest.values import Page
from app.settings import get_settings
from tests.certainty.figures import area, bins, brier, flagged, off
from tests.certainty.truth import WHAT, Judged, judged, read_gold

THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    cases = [
        case
        for folder in parser.parse_args().folders
        for _, page, gold in annotated(folder)
        for case in judged(page, gold)
    ]
    for what in WHAT:
        report(what, [case for case in cases if case.what == what])


def annotated(folder: Path) -> Iterator[tuple[str, Page, dict[str, Any]]]:
    """The pages of a folder, each cut by itself, with their annotation."""
    by = rules(get_settings())
    gold = folder / "gold" if (folder / "gold").is_dir() else folder
    pages = folder / "pages" if (folder / "pages").is_dir() else folder
    for path in sorted(gold.glob("*.json")):
        text = pages / f"{path.stem}.txt"
        if text.exists():
            (page,) = cut_pages([read(text, by.max_bytes)], by.gazetteer, by.milestones)
            yield path.stem, page, read_gold(path)


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

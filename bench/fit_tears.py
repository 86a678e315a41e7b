"""Fit what shows that a paragraph is torn in two: ``python -m bench.fit_tears FOLDER… [--write]``.

Logistic regression over the traits of pairs of lines (:mod:`tears.traits`), on the pages of
:mod:`bench.annotated`: a tear is where lines that follow one another in a paragraph or a caption do not on the page.
Prints for broken lines and for whole paragraphs what fits with papers left out find; ``--write`` renews
``app/ingest/cutting/tears/weights.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import app.ingest.cutting.tears.weights as table
from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.cutting.tears.torn import chosen
from app.ingest.cutting.tears.traits import Tear, Traits, candidates
from bench.annotated import Annotated, asked
from bench.regression import Case, Weights, chosen_by_page, fit, left_out
from bench.tables import save


class Seen(NamedTuple):
    """A pair of lines that may be a tear."""

    page: Path
    tear: Tear
    whole: bool  # whether lines are whole paragraphs there
    case: Case


def main() -> None:
    pages, write = asked(__doc__)
    seen = [pair for page in pages for pair in seen_on(page)]
    whole, broken = ([pair for pair in seen if pair.whole is wanted] for wanted in (True, False))
    report("broken lines", broken)
    report("whole paragraphs", whole)
    if write:
        save(table, write, IN_COLUMNS=fitted(broken), WHOLE=fitted(whole))


def seen_on(page: Annotated) -> Iterator[Seen]:
    """All pairs of an annotated page that the archive weighs."""
    lines = clean(page.text)
    pairs = Pairs(lines)
    first = weigh(lines, pairs)
    evidence, labelling = captioned(first, label(first), pairs)
    true = tears(page.gold, [line.number for line in lines])
    for tear, noted in candidates(evidence, labelling.labels, pairs, _note):
        traits = dict(noted)
        case = Case(page.paper, {name: value for name, value in traits.items() if name and value}, tear in true)
        yield Seen(page.file, tear, not (evidence[tear[0] - 1].column and evidence[tear[1]].column), case)


def _note(_: bool, traits: Traits) -> list[tuple[str, float]]:
    return [*traits]


def tears(gold: Mapping[str, Any], numbers: Sequence[int]) -> set[Tear]:
    """The tears of an annotated page, by the places of its lines, whose numbers are given."""
    places = {number: place for place, number in enumerate(numbers)}
    blocks = [
        [places[number] for number in block if number in places]
        for article in gold["articles"]
        for block in (*(part["lines"] for part in article["body"]), *article["captions"])
    ]
    return {(above + 1, below) for block in blocks for above, below in pairwise(block) if below > above + 1}


def report(what: str, seen: Sequence[Seen]) -> None:
    """Print how many tears a fit to other papers finds, and how many that are none."""
    true = {(pair.page, pair.tear) for pair in seen if pair.case.right}
    odds = left_out([pair.case for pair in seen])
    found = chosen_by_page(((pair.page, pair.tear) for pair in seen), odds, chosen)
    print(f"{what}: {len(found & true)} of {len(true)} found, {len(found - true)} that are none; {len(seen)} pairs")


def fitted(seen: Sequence[Seen]) -> Weights:
    return fit([pair.case for pair in seen])


if __name__ == "__main__":
    main()

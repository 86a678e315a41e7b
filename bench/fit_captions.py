"""Fit what shows a caption, and whose picture it tells of: ``python -m bench.fit_captions FOLDER… [--write]``.

Two logistic regressions on the pages of :mod:`bench.annotated`.  Which runs of lines are captions: each annotated one
against all runs that overlap it, and every other run by itself (:mod:`pictures.caption_traits`).  Whether
the picture of an annotated caption stands by itself (:mod:`pictures.owner_traits`).  Prints what fits with
papers left out tell rightly; ``--write`` renews ``caption_weights.py`` and ``owner_weights.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import app.ingest.cutting.pictures.caption_weights as captions
import app.ingest.cutting.pictures.owner_weights as owners
from app.ingest.clean import clean
from app.ingest.cutting.articles.story import told
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label, label
from app.ingest.cutting.lines.links import Kinship, Pairs
from app.ingest.cutting.pictures import owner_traits
from app.ingest.cutting.pictures.caption_traits import Span, candidates
from app.ingest.cutting.pictures.captions import LIKELY, chosen
from bench.annotated import Annotated, asked, pieces_in
from bench.regression import Case, chosen_by_page, fit, left_out
from bench.tables import save


class Run(NamedTuple):
    """A run of lines that may be a caption."""

    page: Path
    span: Span  # numbers of the first and the last line
    case: Case


def main() -> None:
    pages, write = asked(__doc__)
    runs = [run for page in pages for run in runs_on(page)]
    pictures = [case for page in pages for case in pictures_on(page)]
    report(runs, {(page.file, span) for page in pages for span in spans(page.gold)})
    report_owners(pictures)
    if write:
        for table, cases in ((captions, [run.case for run in runs]), (owners, pictures)):
            weights = fit(cases)
            save(table, write, BIAS=weights.pop(""), WEIGHTS=weights)


def runs_on(page: Annotated) -> Iterator[Run]:
    """All runs of an annotated page that the archive weighs; those that overlap one caption are rivals."""
    lines = clean(page.text)
    pairs = Pairs(lines)
    evidence = weigh(lines, pairs)
    true = spans(page.gold)
    for run in candidates(evidence, label(evidence).labels, pairs):
        (first, last), setting, alike, begins, ends = run.met(evidence, pairs)
        found = alike | {setting + name: value for name, value in (begins | ends).items()}
        traits = {name: float(value) for name, value in found.items() if value}
        span = begin, end = lines[first].number, lines[last].number
        over = span if span in true else next((one for one in sorted(true) if begin <= one[1] and one[0] <= end), None)
        rivals = over and (page.file, over)
        yield Run(page.file, span, Case(page.paper, traits, span in true, rivals))


def pictures_on(page: Annotated) -> Iterator[Case]:
    """The annotated captions of a page that are pieces by themselves: right where the picture is an item of its own."""
    pieces, _ = pieces_in(page.text)
    kinship = Kinship([told(piece) for piece in pieces])
    own = {line: of_its_own for block, of_its_own in blocks(page.gold) for line in block}
    for place, piece in enumerate(pieces):
        if piece.label is Label.OPENING and own.keys() >= set(piece.numbers):
            traits = {name: float(value) for name, value in owner_traits.traits(pieces, place, kinship) if value}
            yield Case(page.paper, traits, own[piece.numbers[0]])


def blocks(gold: Mapping[str, Any]) -> Iterator[tuple[Sequence[int], bool]]:
    """The lines of each annotated caption, and whether its picture is an item of its own; a body may be its caption."""
    for article in gold["articles"]:
        alone = article["kind"] == "photo"
        parts = [part["lines"] for part in article["body"]] if alone else []
        yield from ((lines, alone) for lines in (*article["captions"], *parts) if lines)


def spans(gold: Mapping[str, Any]) -> set[Span]:
    """The annotated captions by their first and last line."""
    return {(min(lines), max(lines)) for lines, _ in blocks(gold)}


def report(runs: Sequence[Run], true: set[tuple[Path, Span]]) -> None:
    """Print how many captions a fit to other papers finds, and how many that are none."""
    odds = left_out([run.case for run in runs])
    found = chosen_by_page(((run.page, run.span) for run in runs), odds, _likely)
    print(
        f"captions: {len(found & true)} of {len(true)} found ({len(found & true) / len(true):.2f}), "
        f"{len(found - true)} that are none ({len(found & true) / len(found):.2f} right); {len(runs)} runs"
    )


def _likely(runs: Sequence[tuple[Span, float]]) -> list[Span]:
    return [span for odds, span in chosen((odds, span) for span, odds in runs) if odds >= LIKELY]


def report_owners(cases: Sequence[Case]) -> None:
    """Print how often a fit to other papers tells whether a picture stands by itself."""
    right = [(odds > 0) == case.right for odds, case in zip(left_out(cases), cases, strict=True)]
    alone = sum(case.right for case in cases)
    print(f"whose picture: {100 * sum(right) / len(right):.1f} % right of {len(right)}, {alone} of them by themselves")


if __name__ == "__main__":
    main()

"""Fit what shows that a line goes on with the paragraph above: ``python -m bench.fit_paragraphs FOLDER… [--write]``.

The odds of all other steps stand as they are; those of this one (:mod:`lines.paragraph_traits`) are fitted to the
pages of :mod:`bench.annotated` by :mod:`bench.chains`.  Prints how many lines are labelled wrongly as it is, and by a
fit with their papers left out; ``--write`` renews ``paragraph_weights.py``.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np

import app.ingest.cutting.lines.paragraph_weights as table
from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import Evidence, weigh
from app.ingest.cutting.lines.label import Label, Labelling, flow, label
from app.ingest.cutting.lines.lattice import OPENING, WITHIN, Border, courses, likeliest
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.paragraph_traits import traits
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.cutting.tears.torn import torn
from bench.annotated import Annotated, asked
from bench.chains import Chain, fit
from bench.tables import save

FOLDS = 4
_SMALL = 0.05  # odds; less is no weight
_TEXT = frozenset({Label.OPENING, Label.WITHIN})
_SIGNED = frozenset({Label.TITLE, Label.OPENING})  # who signs, in a line that looks no credit
_STEP = np.zeros((len(Label), len(Label)), dtype=bool)
_STEP[[OPENING, WITHIN], WITHIN] = True
Weights = dict[str, float]


class Seen(NamedTuple):
    """A page as it is labelled for the last time, and the labels that its annotation leaves open to each line."""

    paper: str
    labelling: Labelling
    right: Sequence[frozenset[Label]]

    @property
    def borders(self) -> Iterator[tuple[Evidence, Evidence, Evidence | None]]:
        """Each line but the first between those beside it."""
        lines = self.labelling.evidence
        return zip(lines, lines[1:], [*lines[2:], None], strict=False)


def main() -> None:
    pages, write = asked(__doc__)
    seen = [seen_on(page) for page in pages]
    papers = sorted({page.paper for page in seen})
    wrong = 0
    for fold in range(FOLDS):
        out = set(papers[fold::FOLDS])
        weights = fitted([page for page in seen if page.paper not in out])
        wrong += sum(mislabelled(page, weights) for page in seen if page.paper in out)
    now = sum(mislabelled(page, table.WEIGHTS) for page in seen)
    print(f"of {sum(len(page.right) for page in seen)} lines {now} are labelled wrongly, papers left out {wrong}")
    if write:
        save(table, write, WEIGHTS=fitted(seen))


def seen_on(page: Annotated) -> Seen:
    lines = clean(page.text)
    pairs = Pairs(lines)
    first = weigh(lines, pairs)
    evidence, labelling = torn(*captioned(first, label(first), pairs), pairs)
    return Seen(page.paper, labelling, right(page.gold, evidence))


def right(gold: Mapping[str, Any], evidence: Sequence[Evidence]) -> list[frozenset[Label]]:
    """The labels that an annotation leaves open to lines; what looks a credit within an article is labelled as one."""
    places = {here.line.number: place for place, here in enumerate(evidence)}
    found = dict(chain.from_iterable(labels_of(article, places, evidence) for article in gold["articles"]))
    found = {place: frozenset({Label.CREDIT}) if evidence[place].credit else names for place, names in found.items()}
    found |= {places[number]: frozenset({Label.FURNITURE}) for number in gold.get("noise", ()) if number in places}
    return [found.get(place, frozenset(Label)) for place in range(len(evidence))]


def labels_of(
    article: Mapping[str, Any], places: Mapping[int, int], evidence: Sequence[Evidence]
) -> Iterator[tuple[int, frozenset[Label]]]:
    """The labels of an article's lines, by their places.

    Paragraphs of one line or two that end no sentence are rows where two of them stand together; below what is set
    into a paragraph, its rest opens anew; of the paragraphs of a caption an annotation says nothing.
    """
    titles = [article[role] for role in ("column", "kicker", "headline", "deck")]
    titles += [part["lines"] for part in article["body"] if part["role"] == "section"]
    yield from ((places[number], frozenset({Label.TITLE})) for block in titles for number in block)
    yield from ((places[number], _SIGNED) for number in article["byline"])
    for lines in article["captions"]:
        block = [places[number] for number in lines]
        yield block[0], frozenset({Label.OPENING})
        for above, place in pairwise(block):
            one = Label.OPENING if place > above + 1 else Label.WITHIN
            yield place, _TEXT if evidence[above].ends else frozenset({one})
    blocks = [[places[number] for number in part["lines"]] for part in article["body"] if part["role"] != "section"]
    short = [len(block) <= 2 and not evidence[block[-1]].ends for block in blocks]
    for at, block in enumerate(blocks):
        row = short[at] and any(short[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(blocks))
        yield block[0], frozenset({Label.ROW if row else Label.OPENING})
        for above, place in pairwise(block):
            yield place, frozenset({Label.OPENING if place > above + 1 else Label.TAIL if row else Label.WITHIN})


def fitted(seen: Sequence[Seen]) -> Weights:
    """The weights of traits under which the annotated labels are the likeliest, but those that say next to nothing."""
    shown = [[dict(traits(*border)) for border in page.borders] for page in seen]
    names = sorted({name for page in shown for border in page for name in border})
    chains = []
    for page, borders in zip(seen, shown, strict=True):
        given = page.labelling
        steps = [[border.steps(below) for below in range(len(Label))] for border in without(page)]
        rows = [[border.get(name, 0.0) for name in names] for border in borders]
        true = [[name in allowed for name in Label] for allowed in page.right]
        chains.append(
            Chain(
                np.array([*courses(given.alone[:1], []), *given.alone[1:]]),
                np.array(steps).reshape(-1, len(Label), len(Label)).transpose(0, 2, 1),
                np.array(rows).reshape(-1, len(names)),
                np.array(true),
            )
        )
    weights = dict(zip(names, fit(chains, _STEP).tolist(), strict=True))
    return {name: weight for name, weight in weights.items() if abs(weight) >= _SMALL}


def without(page: Seen) -> list[Border]:
    """What is said of the steps of a page but for what is fitted here."""
    given = zip(page.labelling.borders, page.borders, strict=True)
    return [said._replace(within_text=said.within_text - flow(*border)) for said, border in given]


def mislabelled(page: Seen, weights: Mapping[str, float]) -> int:
    """How many lines weights label otherwise than the annotation allows."""
    both = zip(without(page), page.borders, strict=True)
    borders = [said._replace(within_text=said.within_text + flow(*border, weights)) for said, border in both]
    places = likeliest(courses(page.labelling.alone, borders), borders)
    order = list(Label)
    return sum(order[place] not in right for place, right in zip(places, page.right, strict=True))


if __name__ == "__main__":
    main()

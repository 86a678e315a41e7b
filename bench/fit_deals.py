"""Fit how title lines are dealt to bodies: ``python -m bench.fit_deals FOLDER… [--write]``.

A log-linear model over whole deals of a page (:mod:`titles.dealing`), on annotated pages
(:mod:`bench.annotated`): the true deal against those that the beam finds likely, found anew with each round's weights.
Prints the share of title lines dealt rightly with papers left out.  ``--write`` renews ``dealing_weights.py``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

import app.ingest.cutting.titles.dealing_weights as weights_table
from app.ingest.cutting.articles.bodies import Body, Run, gather
from app.ingest.cutting.articles.reading import read
from app.ingest.cutting.titles.dealing import Page, Part, best_deals, following, order, parts_of
from app.ingest.cutting.titles.titles import Table, table_of, waiting
from app.ingest.values import Role
from bench.annotated import Annotated, asked, pieces_in
from bench.fit_titles import Case, climb
from bench.tables import save

ROUNDS, LIKELY, FOLDS = 5, 6, 5
TITLES = (Role.COLUMN, Role.KICKER, Role.HEADLINE, Role.DECK)
Weights = dict[str, float]


class Known(NamedTuple):
    """A page whose titles are to be dealt, and how."""

    paper: str
    runs: Sequence[Run]
    table: Table
    waiting: int
    truth: Mapping[tuple[int, ...], int]  # for each line its body, -1 for none


def main() -> None:
    pages, write = asked(__doc__)
    known = [page for page in map(known_of, pages) if page]
    papers = sorted({page.paper for page in known})
    right = total = 0
    for fold in range(FOLDS):
        out = set(papers[fold::FOLDS])
        use(fit([page for page in known if page.paper not in out]))
        found = [rightly(page) for page in known if page.paper in out]
        right, total = right + sum(one for one, _ in found), total + sum(all_ for _, all_ in found)
    print(f"{len(known)} pages; with papers left out {right} of {total} title lines dealt rightly")
    if write:
        found_weights = fit(known)
        save(weights_table, write, WEIGHTS={name: found_weights[name] for name in sorted(found_weights)})


def known_of(page: Annotated) -> Known | None:
    """What is known of an annotated page; None if the cutting lost an article that has a title."""
    pieces, pairs = pieces_in(page.text)
    bodies, runs = gather(pieces, *read(pieces, pairs))
    return known_page(page.paper, page.gold, bodies, runs) if bodies and runs else None


def known_page(paper: str, gold: Mapping[str, Any], bodies: Sequence[Body], runs: Sequence[Run]) -> Known | None:
    """The true deal of runs to bodies."""
    at = {number: place for place, body in enumerate(bodies) for number in _numbers(body)}
    truth: dict[int, int] = {}
    for article in gold["articles"]:
        text = [number for part in article["body"] for number in part["lines"]]
        text += [number for caption in article.get("captions") or () for number in caption]
        votes = Counter(at[number] for number in text if number in at)
        for number in (number for role in TITLES for number in article.get(role.value) or ()):
            truth[number] = votes.most_common(1)[0][0] if votes else -2
    lines = [piece.numbers for run in runs for piece in run.lines]
    if any(truth.get(number) == -2 for numbers in lines for number in numbers):
        return None
    table = table_of(runs, bodies)
    return Known(paper, runs, table, waiting(runs, table), {line: truth.get(line[0], -1) for line in lines})


def _numbers(body: Body) -> Iterator[int]:
    for pieces in (body.titles, body.opening, *(pieces for _, pieces in body.parts)):
        yield from (number for piece in pieces for number in piece.numbers)


def fit(pages: Sequence[Known]) -> Weights:
    """Weights under which the true deals are the likeliest."""
    copies = Counter(page.paper for page in pages)
    pools: list[dict[frozenset[tuple[str, float]], None]] = [{} for _ in pages]
    true = [traits_of(page, true_parts(page)) for page in pages]
    weights: Weights = dict(weights_table.WEIGHTS)
    for _ in range(ROUNDS):
        use(weights)
        for page, pool, right in zip(pages, pools, true, strict=True):
            for deal in best_deals(page.runs, Page(page.table.scores, page.table.stray, page.waiting))[:LIKELY]:
                pool[_beyond(traits_of(page, parts_of(deal)), right)] = None
        cases: list[Case] = [
            ([[], *(sorted(_keyed(found)) for found in pool if found)], frozenset([0]), 1 / copies[page.paper] ** 0.5)
            for page, pool in zip(pages, pools, strict=True)
            if any(pool)
        ]
        weights = {name: weight for (_, name), weight in climb(cases, Random(1)).items() if abs(weight) >= 0.01}
    return weights


def _keyed(found: Iterable[tuple[str, float]]) -> Iterator[tuple[tuple[str, str], float]]:
    return ((("deal", name), value) for name, value in found)


def _beyond(found: Mapping[str, float], right: Mapping[str, float]) -> frozenset[tuple[str, float]]:
    """What a deal has more or less than the true one."""
    names = {*found, *right}
    differs = ((name, round(found.get(name, 0.0) - right.get(name, 0.0), 4)) for name in names)
    return frozenset((name, value) for name, value in differs if value)


def true_parts(page: Known) -> list[Part]:
    """The true deal, lines of one body that stand together as one part."""
    parts: list[Part] = []
    for run in page.runs:
        for at, piece in enumerate(run.lines):
            body = page.truth[piece.numbers]
            if at and body >= 0 and parts[-1].body == body:
                parts[-1] = parts[-1]._replace(end=at + 1)
            else:
                parts.append(Part(run, at, at + 1, body, ()))
    return parts


def traits_of(page: Known, parts: Sequence[Part]) -> Mapping[str, float]:
    """All that speaks for or against a deal."""
    found: defaultdict[str, float] = defaultdict(float)
    titled, last, run = 0, -1, None
    for part in parts:
        last = last if part.run is run else -1
        run = part.run
        for name, value in page.table.traits(run, part.begin, part.end, part.body):
            found[name] += value
        if part.body >= 0:
            found[order(run, part.body, titled, last, following(titled, last, page.waiting))] += 1
            titled, last = titled if run.label else titled | 1 << part.body, part.body
    found.pop("", None)
    return found


def use(weights: Weights) -> None:
    """Deal by these weights from now on."""
    weights_table.WEIGHTS.clear()
    weights_table.WEIGHTS.update(weights)


def rightly(page: Known) -> tuple[int, int]:
    """How many title lines of a page are dealt rightly, and how many there are."""
    best = best_deals(page.runs, Page(page.table.scores, page.table.stray, page.waiting))[0]
    given = {piece.numbers: part.body for part in parts_of(best) for piece in part.run.lines[part.begin : part.end]}
    return sum(given[line] == body for line, body in page.truth.items()), len(page.truth)


if __name__ == "__main__":
    main()

"""Fit how much each trait of a title line speaks for each role: ``python -m bench.fit_titles [FOLDER…] [--write]``.

A log-linear model over the readings of whole title blocks (Lafferty, McCallum and Pereira 2001, here with all readings
counted one by one), fitted by AdaGrad with a penalty on large weights, to the invented blocks of ``tests/titles``,
the damage generator's open papers, the sample pages and the annotated pages of folders (:mod:`bench.annotated`).
Prints the share of blocks read rightly: with papers left out, and on the held-out papers.  ``--write`` renews
``app/ingest/cutting/titles/weights.py``.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

import rjieba

import app.ingest.cutting.titles.weights as table
from app.ingest.cutting.lines.title_form import TitleLine
from app.ingest.cutting.titles import column_label
from app.ingest.cutting.titles.border import border
from app.ingest.cutting.titles.extract_headline import readings
from app.ingest.cutting.titles.traits import Story, story, texts, traits_beside, traits_of_order, traits_of_text
from app.ingest.values import Role
from bench.annotated import Annotated, asked, samples
from bench.tables import save
from tests.titles.corpus import TitleBlock, page_blocks, paper_blocks, read_blocks

ROUNDS, RATE, PENALTY = 20, 0.25, 1.0
FOLDS, FITS = 5, 3
MOST = 6  # title lines that are weighed
ROLES = tuple(role.value for role in (Role.COLUMN, Role.KICKER, Role.HEADLINE, Role.DECK))
BORDER = "border"  # stands for a role where lines of one article are told from lines of two
LABEL = "label"  # … where recurring labels are told from titles
Weights = dict[tuple[str, str], float]
Traits = list[tuple[tuple[str, str], float]]
Case = tuple[list[Traits], frozenset[int], float]  # the traits of each reading, the right ones, how much it counts


def main() -> None:
    pages, how = asked(__doc__, least="*")
    known = blocks_of(pages)
    papers = sorted({paper for paper, _ in known})
    Random(1).shuffle(papers)
    right = 0
    for part in range(FOLDS):
        out = set(papers[part::FOLDS])
        weights = fit([block for paper, block in known if paper not in out])
        right += sum(is_right(block, weights) for paper, block in known if paper in out and len(block.lines) > 1)
    several = [block for _, block in known if len(block.lines) > 1]
    print(f"papers left out: {right} of {len(several)} blocks")
    weights = fit([block for _, block in known])
    held_out = [block for block in paper_blocks("held_out") if len(block.lines) > 1]
    print(f"held-out papers: {sum(is_right(block, weights) for block in held_out)} of {len(held_out)} blocks")
    if how:
        write(weights, how)


def blocks_of(pages: Iterable[Annotated]) -> list[tuple[str, TitleBlock]]:
    """All title blocks, each once, with their papers; an invented block is a paper of its own."""
    invented = [*read_blocks(), *paper_blocks("open")]
    found = [(page.paper, block) for page in (*samples(), *pages) for block in page_blocks(page.text, page.gold)]
    found += [(str(place), block) for place, block in enumerate(invented)]
    return list({block.lines: (paper, block) for paper, block in found if len(block.lines) <= MOST}.values())


def fit(blocks: Sequence[TitleBlock]) -> Weights:
    """Weights under which the right readings are the likeliest: the mean of some fits, as each one strays a little."""
    fits = [_fit_once(blocks, Random(seed)) for seed in range(FITS)]
    return {key: sum(weights.get(key, 0.0) for weights in fits) / FITS for key in set().union(*fits)}


def _fit_once(blocks: Sequence[TitleBlock], rng: Random) -> Weights:
    variants = [pair for whole in blocks for pair in varied(whole, rng)]
    cases = [case(block, weight) for block, weight in variants if len(block.lines) > 1]
    whole = [block for block, weight in variants if weight == 1.0]
    cases += [border_case(above, below, same) for above, below, same in borders(whole, rng)]
    return climb(cases, rng) | climb([found for block in whole for found in label_cases(block)], rng)


def climb(cases: list[Case], rng: Random) -> Weights:
    """Weights of the greatest likelihood less the penalty, by steps that grow smaller with each trait's slopes."""
    weights: Weights = defaultdict(float)
    steps: Weights = defaultdict(lambda: 1e-6)
    often: Weights = defaultdict(float)  # how much the cases of a trait count
    for readings_, _, weight in cases:
        for key in {key for found in readings_ for key, _ in found}:
            often[key] += weight
    for _ in range(ROUNDS):
        rng.shuffle(cases)
        for readings_, right, weight in cases:
            scores = [sum(weights[key] * value for key, value in found) for found in readings_]
            most = max(scores)
            odds = [math.exp(score - most) for score in scores]
            total, good = sum(odds), sum(odds[place] for place in right)
            slope: Weights = defaultdict(float)
            for place, found in enumerate(readings_):
                pull = (odds[place] / good if place in right else 0.0) - odds[place] / total
                for key, value in found:
                    slope[key] += weight * pull * value
            for key, pull in slope.items():
                pull -= PENALTY * weight * weights[key] / often[key]
                steps[key] += pull * pull
                weights[key] += RATE * pull / math.sqrt(steps[key])
    return weights


def case(block: TitleBlock, weight: float) -> Case:
    """The traits of every reading of a block, and which readings are right."""
    told = story(block.kind, block.text)
    choices = list(readings(len(block.lines)))
    found: list[Traits] = [
        [((str(role), name), value) for role, name, value in traits(block.lines, roles, told)] for roles in choices
    ]
    return found, frozenset(place for place, roles in enumerate(choices) if accepts(block, roles)), weight


def traits(lines: Sequence[TitleLine], roles: Sequence[Role], told: Story) -> Iterator[tuple[Role, str, float]]:
    """All that speaks for or against a reading."""
    yield from traits_of_order(lines, roles)
    (_, title), *others = texts(lines, roles)
    yield from traits_of_text(Role.HEADLINE, title, told)
    for role, text in others:
        yield from traits_of_text(role, text, told)
        yield from traits_beside(role, text, title, told)


def borders(blocks: Sequence[TitleBlock], rng: Random) -> Iterator[tuple[TitleLine, TitleLine, bool]]:
    """Lines that stand together within blocks, and ends of blocks and lone headlines with the beginnings of others."""
    pairs = [pair for block in blocks for pair in zip(block.lines, block.roles, strict=True)]
    heads = [line for line, role in pairs if role is Role.HEADLINE]
    for block in blocks:
        yield from ((above, below, True) for above, below in pairwise(block.lines))
        yield block.lines[-1], rng.choice(blocks).lines[0], False
        yield rng.choice(heads), block.lines[0], False
        yield block.lines[-1], rng.choice(heads), False


def border_case(above: TitleLine, below: TitleLine, same: bool) -> Case:
    """Two lines read as of one article, or as of two."""
    together: Traits = [((BORDER, name), 1.0) for name in border(above, below)]
    return [together, []], frozenset([0 if same else 1]), 1.0 if same else 0.5


def label_cases(block: TitleBlock) -> Iterator[Case]:
    """Each line of a block read as a recurring label, or as none; a label that stands last is told by its place."""
    for place, (line, role) in enumerate(zip(block.lines, block.roles, strict=True)):
        below = block.lines[place + 1].text if place + 1 < len(block.lines) else ""
        found: Traits = [((LABEL, name), 1.0) for name in column_label.traits(line.text, below, block.text)]
        if place == 0 or role is not Role.COLUMN:
            yield [found, []], frozenset([0 if role is Role.COLUMN else 1]), 1.0


def accepts(block: TitleBlock, roles: tuple[Role, ...]) -> bool:
    """Whether a reading is the true one, or a second one that readers may hold."""
    if roles == block.roles:
        return True
    heads = [line for line, role in zip(block.lines, block.roles, strict=True) if role is Role.HEADLINE]
    other = (Role.KICKER, Role.HEADLINE) if block.roles[-1] is Role.DECK else (Role.HEADLINE, Role.DECK)
    return block.either and len(heads) == 1 and len(block.lines) == 2 and roles == other


def is_right(block: TitleBlock, weights: Weights) -> bool:
    found, right, _ = case(block, 1.0)
    scores = [sum(weights.get(key, 0.0) * value for key, value in reading) for reading in found]
    return scores.index(max(scores)) in right


def varied(block: TitleBlock, rng: Random) -> Iterator[tuple[TitleBlock, float]]:
    """A block as printed, and in the forms that pages damage it into, which count less."""
    yield block, 1.0
    heads = [place for place, role in enumerate(block.roles) if role is Role.HEADLINE]
    if len(heads) == 1:
        yield from ((broken, 0.2) for broken in _broken(block, heads[0], rng))
    if len(block.lines) > 2 and len(heads) == 1:
        yield _part(block, slice(1, None)), 0.3
        yield _part(block, slice(0, -1)), 0.3
    marked = heads[0] if heads and rng.random() < 0.7 else 0
    if heads and len(block.lines) > 1:
        yield _part(block, slice(heads[0], heads[-1] + 1)), 0.3
    lines = tuple(replace(line, marked=place == marked) for place, line in enumerate(block.lines))
    yield replace(block, lines=lines), 0.2


def _part(block: TitleBlock, part: slice) -> TitleBlock:
    return replace(block, lines=block.lines[part], roles=block.roles[part])


def _broken(block: TitleBlock, head: int, rng: Random) -> Iterator[TitleBlock]:
    """The block with its headline over two lines: at a word near the middle, and anywhere near it."""
    text = block.lines[head].text
    if len(text) < 9:
        return
    place, borders = 0, []
    for word in rjieba.cut(text):
        place += len(word)
        borders.append(place)
    middle = len(text) / 2
    near = sorted(borders, key=lambda border: abs(border - middle))[:2]
    for at in {near[0], rng.choice(near), rng.randint(4, len(text) - 4)}:
        halves = (TitleLine(text[:at].strip()), TitleLine(text[at:].strip(), tight=rng.random() < 0.3))
        if all(half.text for half in halves):
            yield replace(
                block,
                lines=(*block.lines[:head], *halves, *block.lines[head + 1 :]),
                roles=(*block.roles[:head], Role.HEADLINE, *block.roles[head:]),
                either=False,
            )


def write(weights: Weights, how: str) -> None:
    """Write the weights as a table of traits."""
    names = sorted({name for _, name in weights})
    kept = {key: weight for key, weight in weights.items() if abs(weight) >= 0.05}
    rows = {
        name: {role: kept[role, name] for role in (*ROLES, BORDER, LABEL) if (role, name) in kept} for name in names
    }
    save(table, how, WEIGHTS={name: row for name, row in rows.items() if row})


if __name__ == "__main__":
    main()

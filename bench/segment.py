"""How fast pages are cut: ``python -m bench.segment [FILE…]``.

Without files, pages of the damage generator are cut.  Prints pages a second and milliseconds for 6,000 characters, the
share of each step, and how the time grows when a page is printed again and again under itself.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from app.ingest.clean import clean
from app.ingest.cutting.bodies import gather
from app.ingest.cutting.evidence import weigh
from app.ingest.cutting.label import Label, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.pieces import pieces_of
from app.ingest.cutting.reading import read
from app.ingest.cutting.titles import deal
from app.ingest.cutting.torn import torn
from app.ingest.segment import segment
from tests.damage.corpus import read_papers
from tests.damage.page import make_page
from tests.damage.profiles import PROFILES

ROUNDS = 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    texts = [path.read_text(encoding="utf-8") for path in files] or generated()
    segment(texts[0])  # dictionaries are loaded
    seconds = statistics.median(timed(lambda: [segment(text) for text in texts]) for _ in range(ROUNDS))
    characters = sum(map(len, texts))
    print(f"{len(texts)} pages of {characters // len(texts)} characters: {len(texts) / seconds:.1f} pages/s, ", end="")
    print(f"{seconds / characters * 6e6:.1f} ms for 6,000 characters")
    for name, share in shares(texts).items():
        print(f"  {name:<8} {share:5.1%}")
    for times in (1, 2, 4, 8):
        long = texts[0] * times
        print(f"  {times} × the first page: {1000 * timed(partial(segment, long)):.0f} ms")


def generated() -> list[str]:
    """One page of each kind of damage."""
    papers = read_papers("open")
    return [make_page(papers[place % len(papers)], profile, 1).text for place, profile in enumerate(PROFILES)]


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def shares(texts: Sequence[str]) -> dict[str, float]:
    """The share of each step in the whole."""
    spent = dict.fromkeys(("clean", "weigh", "label", "read", "deal"), 0.0)

    def step(name: str, started: float) -> float:
        now = time.perf_counter()
        spent[name] += now - started
        return now

    for text in texts:
        now = time.perf_counter()
        lines = clean(text)
        now = step("clean", now)
        pairs = Pairs(lines)
        evidence = weigh(lines, pairs)
        now = step("weigh", now)
        pieces = [
            piece for piece in pieces_of(*torn(evidence, label(evidence), pairs)) if piece.label is not Label.FURNITURE
        ]
        now = step("label", now)
        bodies, runs = gather(pieces, read(pieces, pairs))
        now = step("read", now)
        deal(runs, bodies)
        step("deal", now)
    whole = sum(spent.values())
    return {name: seconds / whole for name, seconds in spent.items()}


if __name__ == "__main__":
    main()

"""How fast pages are cut: ``python -m bench.segment [FILE…]``.

Prints pages a second, the share of each step, and processor time beside its target: for 6,000 characters with a
paragraph a line and in broken columns, for ten times as long a text, for real pages where there are any (as the tests
find them), and for texts that are no newspaper pages.  Without files, pages are made by the damage generator: their
articles are a quarter as long as real ones, so that there is far more to tell of their characters; how dense a text is
stands beside its time.
"""

import argparse
import gc
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper, partial
from pathlib import Path

from app.ingest.clean import clean
from app.ingest.cutting.articles.bodies import gather
from app.ingest.cutting.articles.reading import read
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label, label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import pieces_of
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.cutting.tears.torn import torn
from app.ingest.cutting.titles.titles import deal
from app.ingest.segment import segment
from tests.conftest import SHARED
from tests.damage.corpus import read_papers
from tests.damage.page import make_page
from tests.damage.profiles import PROFILES

PAPERS = read_papers("open")
ROUNDS = 5
PAGE = 6000  # characters
TARGET = 30.0  # milliseconds for such a page
LONGER = 10  # times, for which the time of a character should stay the same
HOSTILE = 100  # kilobytes
WORST = 10.0  # milliseconds for each of them


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    files = parser.parse_args().files
    texts = [path.read_text(encoding="utf-8") for path in files] or [printed(name) for name in PROFILES]
    segment(texts[0])  # dictionaries are loaded
    seconds = spent(texts)
    print(f"{len(texts)} pages of {sum(map(len, texts)) // len(texts)} characters: {len(texts) / seconds:.1f} pages/s")
    for name, share in shares(texts).items():
        print(f"  {name:<8} {share:5.1%}")
    for name, profile in {"a paragraph a line": "plain", "broken columns": "wrap18"}.items():
        page, long = filled(profile, PAGE), filled(profile, LONGER * PAGE)
        each = report(name, page)
        ratio = spent([long]) / len(long) / each
        print(f"  a character of {LONGER} times as long a text: {ratio:.2f} × the time (target 1)")
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        report(f"real page {path.stem[:3]}", path.read_text(encoding="utf-8"))
    print(f"texts that are no pages, ms/KB (target {WORST:.0f}):")
    for name, text in hostile().items():
        print(f"  {name:<24} {1e3 * spent([text], 1) / (len(text.encode()) / 1024):5.1f}")


def report(name: str, text: str) -> float:
    """Print the time for so many characters of a text and how dense it is; seconds a character."""
    each = spent([text]) / len(text)
    articles, lines = len(segment(text)[0]), sum(1 for line in text.splitlines() if line.strip())
    density = f"{len(text) // articles} characters an article, {len(text) // lines} a line"
    print(f"{name}: {1e3 * PAGE * each:.1f} ms for {PAGE} characters (target {TARGET:.0f}); {density}")
    return each


def printed(profile: str, seed: int = 1) -> str:
    """A page of one kind of damage."""
    return make_page(PAPERS[(seed + list(PROFILES).index(profile)) % len(PAPERS)], profile, seed).text


def filled(profile: str, length: int) -> str:
    """Pages of one kind of damage, one below the other, of so many characters at least."""
    pages: list[str] = []
    while sum(map(len, pages)) < length:
        pages.append(printed(profile, len(pages) + 1))
    return "\n".join(pages)


def hostile() -> dict[str, str]:
    """Texts that are no pages: one kind of line again and again, or broken as no column is."""
    prose = "".join(filled("plain", 4 * PAGE).split())
    lines = {
        "dates": "10月27日上午，\n",
        "leads": "本报讯（记者 张三）\n",
        "credits": "王二 摄\n",
        "figures": "1234567890\n",
        "marks": "▲▼▶◀\n",
        "headings": "## \n#\n######## 标题\n**\n",
        "exclamations": "“咦？”\n\n哗啦——\n\n咚！\n\n",
        "figures and words": "\n".join(f"{place} 个 {place * place} 家" for place in range(50)) + "\n",
    }
    texts = {name: line * (HOSTILE * 1024 // len(line.encode())) for name, line in lines.items()}
    cuts = {"a character a line": 1, "four characters a line": 4, "a line of all": len(prose)}
    return texts | {
        name: "\n".join(prose[place : place + size] for place in range(0, len(prose), size))
        for name, size in cuts.items()
    }


def spent(texts: Sequence[str], rounds: int = ROUNDS) -> float:
    """Seconds of processor time for cutting all of the texts, the least of some rounds: other work only adds to it."""
    return min(timed(partial(list, map(segment, texts))) for _ in range(rounds))


def timed(work: Callable[[], object]) -> float:
    forget()
    start = time.process_time()
    work()
    return time.process_time() - start


def forget() -> None:
    """Empty what remembers texts: an archive cuts each page once."""
    for found in gc.get_objects():
        if isinstance(found, _lru_cache_wrapper) and found.__module__.startswith("app.ingest"):
            found.cache_clear()


def shares(texts: Sequence[str]) -> dict[str, float]:
    """The share of each step in the whole."""
    seconds = dict.fromkeys(("clean", "weigh", "label", "read", "deal"), 0.0)

    def step(name: str, started: float) -> float:
        now = time.process_time()
        seconds[name] += now - started
        return now

    for text in texts:
        now = time.process_time()
        lines = clean(text)
        now = step("clean", now)
        pairs = Pairs(lines)
        evidence = weigh(lines, pairs)
        now = step("weigh", now)
        weighed, labelling = torn(*captioned(evidence, label(evidence), pairs), pairs)
        labelling.leads()
        pieces = [piece for piece in pieces_of(weighed, labelling.labels) if piece.label is not Label.FURNITURE]
        now = step("label", now)
        bodies, runs = gather(pieces, *read(pieces, pairs))
        now = step("read", now)
        deal(runs, bodies)
        step("deal", now)
    whole = sum(seconds.values())
    return {name: value / whole for name, value in seconds.items()}


if __name__ == "__main__":
    main()

"""How fast the search is: ``python -m bench.search [COUNT] [--cpu] [--folder PATH]``.

Builds archives of COUNT (100,000) and of 10,000 recombined articles (kept in the folder for the next run), and prints
every figure that is promised of the search with its target.  Of each kind of query there are the median and the 95th
percentile in milliseconds of

* bare: the calls into Tantivy alone, with the same query objects and aggregations, no code of the project around them;
* page: ``queries.search.search``: 20 hits with rows and snippets, the exact total, all counts with their labels;

nothing kept from earlier queries.  With ``--cpu`` they are of processor time, for a machine that is busy otherwise;
work that goes on in two threads then counts in full.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from app.database import Database
from app.queries.search import search
from app.queries.suggest import suggest
from app.search.find import engine_query
from app.search.opening import open_engine
from app.search.parse import parse
from app.search.request import FILTERS, SearchRequest
from app.search.tantivy_engine import TantivyEngine
from bench.memory import memory
from bench.search_queries import HOSTILE, kinds
from bench.search_server import asked, digested, server

SMALL = 10_000
ALL = (*FILTERS, "undated")
TYPED = ["中", "中国", "公司", "工作", "王", "东", "z", "zh", "zhongguo", "zg", "gongsi", "gz", "wang", "shichang"]

now: Callable[[], float] = time.perf_counter
Times = list[float]


def main() -> None:
    """Build what is missing, then measure."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    arguments.add_argument("count", type=int, nargs="?", default=100_000)
    arguments.add_argument("--folder", type=Path, default=Path("/tmp/archive-bench"))
    arguments.add_argument("--cpu", action="store_true", help="processor time, for a machine that is busy otherwise")
    options = arguments.parse_args()
    global now
    now = time.process_time if options.cpu else time.perf_counter
    building(options.folder, options.count)
    queries(options.folder, options.count)
    serving(options.folder / str(options.count), options.count)
    held_promises()


def line(name: str, figure: float, target: float, unit: str = "", *, least: bool = False) -> None:
    """One figure, its target, and whether it is met."""
    met = figure >= target if least else figure <= target
    sign = "≥" if least else "≤"
    print(f"{name:44}{figure:10.1f}{sign:>4}{target:7.0f} {unit:8}{'met' if met else 'MISSED'}", flush=True)


def building(folder: Path, count: int) -> None:
    """Make both archives, and import the smaller one's articles into a third."""
    for name, size, *more in ((str(SMALL), SMALL), ("imported", SMALL, "import"), (str(count), count)):
        (folder / name).mkdir(parents=True, exist_ok=True)
        if more:
            for file in (folder / name).glob("archive.sqlite3*"):
                file.unlink()
        command = [sys.executable, "-m", "bench.search_build", str(folder / name), str(size), *more]
        printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        if printed:
            figures = json.loads(printed)
            what = f"rows and index of {size}" if more else f"index of {size}"
            print(f"{what}: {figures['wall']:.0f}/s by the clock, {figures['rows']:.2f} ms CPU an article for its row")
            line(f"{what}, articles a second of CPU", figures["cpu"], 500, "1/s", least=True)
            line(f"{what}, memory", figures["memory"], 500, "MB")


def queries(folder: Path, count: int) -> None:
    """Each kind of query at both sizes."""
    small, large = (measured(folder / str(size)) for size in (SMALL, count))
    print(f"{'ms, p50/p95':24}{'bare':>14}{'page':>14}{'page/bare':>11}{f'page, {SMALL}':>16}{'growth':>8}{'hits':>8}")
    for kind, (bare, page, hits) in large.items():
        before = small[kind][1]
        growth = statistics.median(page) / statistics.median(before)
        ratio = statistics.median(page) / statistics.median(bare)
        verdict = "met" if statistics.median(page) <= 12 and tail(page) <= 30 and growth <= count / SMALL else "MISSED"
        print(f"{kind:24}{pair(bare)}{pair(page)}{ratio:11.1f}{pair(before):>16}{growth:8.1f}{hits:8} {verdict}")


def measured(folder: Path) -> dict[str, tuple[Times, Times, int]]:
    """By kind: times of the bare calls and of the page, and the median of hits; suggestions besides."""
    database = Database(folder / "archive.sqlite3")
    engine = open_engine(folder / "index", "tantivy")
    if not isinstance(engine, TantivyEngine):
        raise SystemExit("this benchmark measures Tantivy")
    found = {}
    with database.reading() as session:
        for kind, requests in kinds(database):
            search(session, engine, requests[0])
            bare = bare_times(engine, requests)
            page = [cold(engine, lambda r=request: search(session, engine, r)) for request in requests]  # type: ignore[misc]
            hits = [search(session, engine, request).total for request in requests]
            found[kind] = bare, page, int(statistics.median(hits))
        suggestions(session, engine, folder.name)
    database.close()
    return found


def suggestions(session: Session, engine: TantivyEngine, size: str) -> None:
    suggest(session, engine, "a")
    times = [clock(lambda t=typed: suggest(session, engine, t)) for typed in TYPED * 4]  # type: ignore[misc]
    line(f"suggestions at {size}, p95", tail(times), 10, "ms")


def bare_times(engine: TantivyEngine, requests: list[SearchRequest]) -> Times:
    """How long the calls take that the engine makes of each request; the calls are made out beforehand."""
    times = []
    for request in requests:
        query = engine_query(request, parse(request.q).where)[0]
        plan, counts, searcher = engine.plan(query), engine.counting(query, ALL), engine.searcher()
        started = now()
        searcher.search(plan.wanted, query.limit, offset=query.offset, **plan.order)
        for count in counts:
            searcher.aggregate(count.matching, count.spec)
        times.append((now() - started) * 1000)
    return times


def serving(folder: Path, count: int) -> None:
    """What readers meet: the whole answers of the site, by the clock."""
    database = Database(folder / "archive.sqlite3")
    digested(database, count)
    with server(folder) as (process, port, seconds):
        line("start-up until the first answer", seconds, 2, "s")
        (first,) = asked(port, [SearchRequest(q="的")])  # beside it the server loads what searching needs
        print(f"the first search: {first:.0f} ms")
        times = {kind: asked(port, requests) for kind, requests in kinds(database)}
        every = [time for some in times.values() for time in some]
        print(f"/search: p50 {statistics.median(every):.0f} ms; worst kinds by their p95:", end=" ")
        print(", ".join(f"{kind} {tail(times[kind]):.0f}" for kind in sorted(times, key=lambda k: -tail(times[k]))[:4]))
        line("/search, whole answer, p95", tail(every), 50, "ms")
        line("hostile queries, slowest", max(asked(port, [SearchRequest(q=query) for query in HOSTILE])), 300, "ms")
        line("memory of the server (RssAnon)", memory(process), 300, "MB")
    database.close()


def held_promises() -> None:
    """No miss, 2,000 strings of printed pages on both engines, and the order of the evaluation's answers: tests."""
    for name in ("no_miss", "evaluation"):
        command = [sys.executable, "-m", "pytest", "-q", f"tests/search/test_{name}.py"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
        print(f"{name}: {done.stdout.splitlines()[-1]} {'MISSED' if done.returncode else 'met'}", flush=True)


def cold(engine: TantivyEngine, call: Callable[[], object]) -> float:
    """Milliseconds of a call without what the engine keeps from calls before."""
    engine.forget()
    return clock(call)


def clock(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = now()
    call()
    return (now() - start) * 1000


def tail(times: Times) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95) - 1] if len(times) > 1 else times[0]


def pair(times: Times) -> str:
    return f"{statistics.median(times):7.1f}/{tail(times):6.1f}"


if __name__ == "__main__":
    main()

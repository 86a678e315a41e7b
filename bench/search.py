"""How fast the search is: ``python -m bench.search [COUNT] [--engine NAME] [--folder PATH]``.

Builds an archive of COUNT recombined articles (kept in the folder for the next run), indexes it, and prints for each
kind of query the median and the 95th percentile in milliseconds of

* bare: the calls into Tantivy alone, with the same query objects and aggregations, no code of the project around them;
* engine: ``Engine.search``;
* page: ``queries.search.search``, with rows, snippets and labels,

and the ratios of engine and page to bare.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.chinese import folded
from app.database import Database
from app.models import Article
from app.queries.search import search
from app.search.analysis import units
from app.search.catchup import catch_up
from app.search.engine import Engine, EngineQuery
from app.search.find import engine_query
from app.search.opening import open_engine
from app.search.parse import parse
from app.search.request import FILTERS, SearchRequest, Sort
from app.search.tantivy_engine import Count, Plan, TantivyEngine
from bench.corpus import build

now: Callable[[], float] = time.perf_counter
REPEATS = 40  # queries of each kind


def main() -> None:
    """Build what is missing, then measure."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    arguments.add_argument("count", type=int, nargs="?", default=10_000)
    arguments.add_argument("--engine", default="tantivy")
    arguments.add_argument("--folder", type=Path, default=Path("/tmp/archive-bench"))
    arguments.add_argument("--cpu", action="store_true", help="processor time, for a machine that is busy otherwise")
    options = arguments.parse_args()
    global now
    now = time.process_time if options.cpu else time.perf_counter
    folder = options.folder / str(options.count)
    path = folder / "archive.sqlite3"
    database = Database(path) if path.exists() else build(path, options.count)
    started = time.perf_counter()
    engine = open_engine(folder / "index", options.engine)
    opened = time.perf_counter()
    cpu = time.process_time()
    count = catch_up(database, engine)
    print(f"opened in {opened - started:.2f} s; memory {memory()} MB")
    if count:
        wall = time.perf_counter() - opened
        print(f"indexed {count} in {wall:.0f} s, {count / wall:.0f}/s, {count / (time.process_time() - cpu):.0f}/s CPU")
    size = sum(file.stat().st_size for file in (folder / "index").rglob("*") if file.is_file())
    print(f"index {size / 1e6:.0f} MB, rows {path.stat().st_size / 1e6:.0f} MB")
    measure(database, engine)
    print(f"memory {memory()} MB")


def measure(database: Database, engine: Engine) -> None:
    """Print one line for each kind of query."""
    print(f"{'':24}{'bare':>14}{'engine':>14}{'page':>14}{'engine/bare':>13}{'page/bare':>11}  hits")
    for kind, requests in kinds(database):
        with database.reading() as session:
            search(session, engine, requests[0])
            bare = bare_times(engine, requests)
            alone = [cold(engine, lambda r=r: both(engine, r)) for r in requests]  # type: ignore[misc]
            page = [cold(engine, lambda r=r: search(session, engine, r)) for r in requests]  # type: ignore[misc]
            hits = [search(session, engine, request).total for request in requests]
        middle = [statistics.median(times) for times in (bare, alone, page)]
        ratios = (middle[1] / middle[0], middle[2] / middle[0]) if middle[0] else (0.0, 0.0)
        figures = "".join(f"{m:7.1f}/{tail(t):6.1f}" for m, t in zip(middle, (bare, alone, page), strict=True))
        print(f"{kind:24}{figures}{ratios[0]:13.1f}{ratios[1]:11.1f}  {statistics.median(hits):.0f}")


def both(engine: Engine, request: SearchRequest) -> None:
    """Hits and counts, one after the other."""
    engine.search(query_of(request))
    engine.count(query_of(request), ALL)


def query_of(request: SearchRequest) -> EngineQuery:
    """The request as the engine gets it, without any widening."""
    return engine_query(request, parse(request.q).where)[0]


def cold(engine: Engine, call: Callable[[], object]) -> float:
    """Milliseconds of a call without what the engine keeps from calls before."""
    if isinstance(engine, TantivyEngine):
        engine.forget()
    return clock(call)


def clock(call: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = now()
    call()
    return (now() - start) * 1000


def tail(times: list[float]) -> float:
    """The 95th percentile."""
    return sorted(times)[int(len(times) * 0.95) - 1] if len(times) > 1 else times[0]


def memory() -> int:
    """Memory of this process that no file stands behind, in MB (RssAnon)."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("RssAnon:")[2].split()[0]) // 1024


_plans: dict[SearchRequest, tuple[Plan, list[Count], int, int]] = {}
ALL = (*FILTERS, "undated")


def bare_calls(engine: TantivyEngine, request: SearchRequest) -> None:
    """What the default engine asks of Tantivy for a request, and nothing else: the plan is made beforehand."""
    plan, counts, limit, offset = _plans[request]
    searcher = engine.searcher()
    searcher.search(plan.wanted, limit, offset=offset, **plan.order)
    for count in counts:
        searcher.aggregate(count.matching, count.spec)


def bare_times(engine: Engine, requests: list[SearchRequest]) -> list[float]:
    """How long the bare calls take; no time at all for another engine than Tantivy."""
    if not isinstance(engine, TantivyEngine):
        return [0.0]
    for request in requests:
        query = query_of(request)
        _plans[request] = engine.plan(query), engine.counting(query, ALL), query.limit, query.offset
    return [clock(lambda r=r: bare_calls(engine, r)) for r in requests]  # type: ignore[misc]


def kinds(database: Database) -> Iterator[tuple[str, list[SearchRequest]]]:
    """Queries of each kind, made from what stands in the archive."""
    chance = random.Random(3)
    with database.reading() as session:
        rows = session.execute(select(Article.id, Article.blocks).order_by(Article.id).limit(3000)).all()
    texts = ["".join(units(folded(block["text"]))) for row in rows for block in row.blocks if len(block["text"]) > 30]

    def strings(low: int, high: int) -> list[str]:
        found: list[str] = []
        while len(found) < REPEATS:
            text = chance.choice(texts)
            start = chance.randrange(len(text) - high)
            piece = text[start : start + chance.randint(low, high)]
            if piece.isalpha() and not piece.isascii():
                found.append(piece)
        return found

    def of(queries: list[str], **more: Any) -> list[SearchRequest]:
        return [SearchRequest(q=query, **more) for query in queries]

    frequent = ["工作", "中国", "公司", "我们", "一个", "问题", "进行", "记者", "时间", "社会"] * (REPEATS // 10)
    yield "frequent word", of(frequent)
    yield "frequent word, newest", of(frequent, sort=Sort.NEWEST)
    yield "one character", of(["的", "人", "区", "水", "桥", "鹤"] * 6)
    yield "random 2-6", of(strings(2, 6))
    yield "phrase of 8-12", of([f'"{text}"' for text in strings(8, 12)])
    yield "two words", of([f"{a} {b}" for a, b in zip(frequent, strings(2, 2), strict=True)])
    yield "two frequent words", of([f"{a} {b}" for a, b in zip(frequent, frequent[3:] + frequent[:3], strict=True)])
    yield "word and filters", of(frequent, district=("p2", "p3"), month=("2016",), kind=("news",))
    yield "word and days", of(frequent, since="2014-03", until="2018-06")
    yield "everything", of([""] * 10)
    yield "everything, 2016", of([""] * 10, month=("2016",))
    yield "either or", of([f"{a} OR {b}" for a, b in zip(frequent, strings(2, 3), strict=True)])
    yield "without", of([f"{a} -{b}" for a, b in zip(frequent, frequent[1:] + frequent[:1], strict=True)])
    yield "in titles", of([f"标题:{text}" for text in frequent])
    yield "pattern", of([f"{text[0]}*{text[2]}" for text in strings(3, 3)])
    yield "sentence", of([f"{a}{b}是什么时候" for a, b in zip(strings(2, 3), strings(2, 3), strict=True)])
    yield "no answer", of([text[::-1] + "囧" for text in strings(4, 6)])
    yield "tenth page", [replace(request, page=10) for request in of(frequent)]
    hostile = [
        "的 " * 3000,
        "*",
        "(" * 900 + "的",
        "的" * 1000,
        "a*b*c*d",
        "的*的",
        "的 OR 是 OR 在 OR 和",
        "-的",
        "1*",
    ]
    hostile.append("\U0001f600" * 400)
    yield "hostile", of(hostile)


if __name__ == "__main__":
    main()

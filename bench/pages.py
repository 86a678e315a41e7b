"""How fast the site answers: ``python -m bench.pages [COUNT] [--folder PATH] [--only WORD]``.

Builds an archive of COUNT recombined articles with its digest and index (kept in the folder for the next run; a few
minutes at 100,000), starts a server process over it, asks for every kind of page, and prints for each kind the SQL
statements, and in milliseconds the server's processor time (which a busy machine does not stretch), the median, the
95th percentile and the longest answer; and the size as sent.
"""

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

from fastapi.testclient import TestClient
from sqlalchemy import event, func, select
from sqlalchemy.orm import Session

from app.database import Database
from app.digest.job import refresh
from app.models import CreditCount, Filing, Place, Thread
from app.search.catchup import catch_up
from app.search.opening import open_engine
from app.settings import ROOT, Settings
from app.web.app import create_app
from bench.corpus import build

REPEATS = 40
"""Answers measured of each kind."""
WARM = 5.0
"""Seconds in which a server loads dictionaries beside its first answers; ``bench.search`` tells how long those take."""
LIMIT = 50.0
"""Milliseconds that the 95th percentile may take."""


def main() -> None:
    """Build what is missing, then measure."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    arguments.add_argument("count", type=int, nargs="?", default=10_000)
    arguments.add_argument("--folder", type=Path, default=Path("/tmp/archive-bench"))
    arguments.add_argument("--only", default="", help="kinds whose name holds this")
    options = arguments.parse_args()
    data = options.folder / str(options.count)
    kinds = {kind: found for kind, found in prepare(data, options.count).items() if options.only in kind}
    statements = count_statements(data, kinds)
    print(f"{'':28}{'SQL':>4}{'CPU':>8}{'p50':>8}{'p95':>8}{'most':>8}{'KB':>7}")
    with serving(data) as (address, server):
        for kind, paths in kinds.items():
            before = processor_time(server)
            times, size = measure(address, paths)
            cpu = (processor_time(server) - before) / (len(times) + 1)
            p95 = sorted(times)[int(len(times) * 0.95) - 1]
            slow = " <- slow" if p95 > LIMIT else ""
            line = f"{cpu:8.1f}{statistics.median(times):8.1f}{p95:8.1f}{max(times):8.1f}{size / 1000:7.0f}{slow}"
            print(f"{kind:28}{statements[kind]:4}{line}", flush=True)


def prepare(data: Path, count: int) -> dict[str, list[str]]:
    """Make the archive in this folder if it is missing, bring digest and index up to date; the addresses by kind."""
    path = data / "archive.sqlite3"
    database = Database(path) if path.exists() else build(path, count)
    started = time.process_time()
    report = refresh(database)
    digested = time.process_time()
    engine = open_engine(data / "index")
    catch_up(database, engine)
    engine.close()
    print(
        f"digest {digested - started:.0f} s, index {time.process_time() - digested:.0f} s of processor time; {report}"
    )
    with database.reading() as session:
        kinds = addresses(session)
    database.close()
    return kinds


def addresses(session: Session) -> dict[str, list[str]]:
    """Some addresses of each kind of page."""
    filed = func.count().label("n")
    places = select(Place.level, Place.slug, filed).join(Filing, Filing.place_id == Place.id).group_by(Place.id)
    rows = session.execute(places.order_by(filed.desc())).all()
    by_level = {
        level: [row.slug for row in rows if row.level == level] for level in ("district", "street", "community")
    }
    districts, streets, communities = (by_level[level] for level in ("district", "street", "community"))
    dense, sparse = streets[0], streets[-10:]
    threads = session.execute(select(Thread.slug).order_by(Thread.count.desc())).scalars().all()
    people = session.execute(
        select(CreditCount.name).where(CreditCount.period == "all").order_by(CreditCount.count.desc())
    ).scalars().all()  # fmt: skip
    years, words = range(2013, 2024), ["工作", "中国", "公司", "社区", "记者", "市场", "交通违法", "学生"]
    return {
        "home": ["/"],
        "search, empty": ["/search"],
        "search, a word": [f"/search?q={quote(word)}" for word in words],
        "search, filtered": [f"/search?q={quote(word)}&district={districts[1]}&kind=news&from=2016" for word in words],
        "district": [f"/districts/{slug}" for slug in districts],
        "district, a year": [f"/districts/{districts[0]}/{year}" for year in years],
        "district, a month": [f"/districts/{slug}/2016-0{month}" for slug in districts[:3] for month in range(1, 10)],
        "district, undated": [f"/districts/{districts[0]}/undated"],
        "district, a street, a kind": [f"/districts/{districts[0]}/{year}?street={dense}&kind=photo" for year in years],
        "district, last page": [f"/districts/{districts[0]}/2016?page=50"],
        "matrix": [f"/districts/{slug}/streets" for slug in districts],
        "matrix, a year": [f"/districts/{districts[0]}/streets/{year}" for year in years],
        "street, dense": [f"/streets/{dense}"],
        "street, dense, a year": [f"/streets/{dense}/{year}" for year in years],
        "street, dense, a month": [f"/streets/{dense}/{year}-06" for year in years],
        "street, sparse": [f"/streets/{slug}" for slug in sparse],
        "report, dense, a year": [f"/streets/{dense}/report?from={year}&to={year}" for year in years],
        "report, dense, all years": [f"/streets/{dense}/report?from=2012&to=2025"],
        "report, sparse": [f"/streets/{slug}/report" for slug in sparse],
        "report, a year as CSV": [f"/streets/{slug}/report.csv?from=2016&to=2016" for slug in streets[:8]],
        "community": [f"/places/{slug}" for slug in communities[:5] + communities[-5:]],
        "places": ["/places"],
        "threads": [f"/threads?sort={order}&page={page}" for order in ("score", "recent", "long") for page in (1, 5)],
        "threads of a district": [f"/threads?district={slug}" for slug in districts],
        "thread, long": [f"/threads/{slug}" for slug in threads[:10]],
        "thread, short": [f"/threads/{slug}" for slug in threads[-10:]],
        "calendar": ["/calendar"],
        "calendar, a year": [f"/calendar/{year}" for year in years],
        "calendar, a month": [f"/calendar/{year}-06" for year in years],
        "today": [f"/today?date=0{month}-12" for month in range(1, 10)],
        "reporters": [f"/reporters?page={page}" for page in (1, 2, 3)],
        "reporter, busy": [f"/reporters/{quote(name)}" for name in people[:5]],
        "reporter, seldom": [f"/reporters/{quote(name)}" for name in people[-10:]],
        "article": [f"/articles/{number}" for number in range(1, 2000, 97)],
        "newspaper page": [f"/pages/{number}" for number in range(1, 190, 17)],
        "feed of a district": [f"/districts/{slug}.atom" for slug in districts],
        "feed of a street": [f"/streets/{slug}.atom" for slug in [dense, *sparse]],
        "feed of a thread": [f"/threads/{slug}.atom" for slug in threads[:10]],
        "feed of a search": [f"/search.atom?q={quote(word)}" for word in words],
        "API search": [f"/api/v1/search?q={quote(word)}" for word in words],
        "API suggest": [f"/api/v1/suggest?q={quote(word[:1])}" for word in words],
        "API districts": ["/api/v1/districts"],
        "API streets": ["/api/v1/streets"],
        "API reporters": ["/api/v1/reporters"],
        "API threads": ["/api/v1/threads"],
        "API thread": [f"/api/v1/threads/{slug}" for slug in threads[:5]],
        "API counts": ["/api/v1/counts"],
        "API holdings": ["/api/v1/holdings"],
    }


def count_statements(data: Path, kinds: dict[str, list[str]]) -> dict[str, int]:
    """The most SQL statements of an answer of each kind, counted in this process."""
    database, engine = Database(data / "archive.sqlite3"), open_engine(data / "index")
    seen: list[str] = []

    @event.listens_for(database.engine, "before_cursor_execute")
    def _note(_c: object, _k: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            seen.append(statement)

    counts = {}
    with TestClient(create_app(Settings(data=data), database, engine), follow_redirects=False) as client:
        for kind, paths in kinds.items():
            counts[kind] = 0
            for path in dict.fromkeys((paths[0], *paths[:2])):
                client.get(path)
                seen.clear()
                client.get(path, headers={"If-None-Match": "none"})
                counts[kind] = max(counts[kind], len(seen))
    engine.close()
    database.close()
    return counts


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, int]]:
    """The address and the process id of a server over the archive in this folder."""
    environment = os.environ | {"ARCHIVE_DATA": str(data), "ARCHIVE_PORT": "0", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "app", "serve"]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(word for word in process.stdout.readline().split() if word.startswith("http"))
        time.sleep(WARM)
        yield address, process.pid
        process.terminate()


def processor_time(process: int) -> float:
    """Milliseconds that all threads of a process have run."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text(encoding="ascii").split()[0]) for thread in threads) / 1e6


def measure(address: str, paths: list[str]) -> tuple[list[float], int]:
    """Milliseconds of each answer, after one that warms up, and the size of the largest in bytes as sent."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    times, largest = [], 0
    for number in range(-1, max(REPEATS, len(paths))):
        started = time.perf_counter()
        connection.request("GET", paths[number % len(paths)], headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        if number >= 0:
            times.append((time.perf_counter() - started) * 1000)
        if answer.status != 200:
            raise SystemExit(f"{paths[number % len(paths)]}: {answer.status}")
        largest = max(largest, len(body))
    connection.close()
    return times, largest


if __name__ == "__main__":
    main()

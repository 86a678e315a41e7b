"""The site over a benchmark's archive, as ``bench.search`` asks it: how soon, how fast, how large."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.database import Database
from app.digest.job import RULES
from app.models import Digest
from app.search.request import SearchRequest
from bench.corpus import NOW

Server = tuple[int, int, float]
"""Its process, its port, and after how many seconds it answered."""


def digested(database: Database, count: int) -> None:
    """Note that the digest is up to date, though it is empty: it is no part of what is measured here."""
    with database.writing() as session:
        state = {"generation": 1, "whole_generation": 1, "read_generation": 1, "read_id": count}
        fresh = Digest(id=1, key="bench", rules=RULES, computed_at=NOW, **state)
        session.merge(fresh)


@contextmanager
def server(folder: Path) -> Iterator[Server]:
    """``python -m app serve`` over the archive in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"ARCHIVE_DATA": str(folder), "ARCHIVE_SEEDS": "", "ARCHIVE_PORT": str(port)}
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "app", "serve"], env=environment, stdout=subprocess.DEVNULL)
    try:
        while True:
            try:
                ask(port, "/healthz")
                break
            except OSError:
                time.sleep(0.01)
        yield process.pid, port, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()


def ask(port: int, address: str) -> float:
    """Milliseconds until the whole answer is there."""
    started = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", address, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{address}: {answer.status}")
    return (time.perf_counter() - started) * 1000


def asked(port: int, requests: list[SearchRequest]) -> list[float]:
    """Milliseconds of each request, no two the same, so that nothing kept from one serves another."""
    return [ask(port, f"/search?{request.query_string()}") for request in dict.fromkeys(requests)]

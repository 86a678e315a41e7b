"""The command line as an operator uses it: real commands over real files, in an archive of its own."""

import json
import os
import shutil
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import update

from app.database import Database
from app.models import Digest
from app.settings import ROOT
from tests.cli.conftest import Run


def test_ingest_counts_and_a_second_run_adds_nothing(filled: Run) -> None:
    pages = len(list((ROOT / "seeds" / "pages").glob("*.txt")))
    row = next(line.split() for line in filled("ingest").stdout.splitlines() if "pages" in line)
    assert row == ["pages", "0", str(pages), "0", "0", "0"]


def test_ingest_with_a_bad_file_says_so_and_exits_with_1(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert "empty.txt: the file is empty" in filled("ingest", tmp_path, code=1).stderr


def test_check_is_clean_after_ingest_recut_and_reindex(filled: Run) -> None:
    for before in ("recut", "reindex"):
        filled(before)
        assert " 0 faults" in filled("check").stdout


def test_check_finds_an_index_that_lacks_articles(filled: Run, environment: dict[str, str]) -> None:
    index = Path(environment["ARCHIVE_DATA"]) / "index"
    shutil.rmtree(index)
    assert "articles (1, 2, 3" in filled("check", code=1).stderr
    filled("reindex")
    assert " 0 faults" in filled("check").stdout


def test_segment_prints_what_would_be_stored(filled: Run, tmp_path: Path) -> None:
    pages = sorted((ROOT / "seeds" / "pages").glob("*.txt"))
    one = json.loads(filled("segment", "--json", pages[0]).stdout)
    assert one["source"] == pages[0].name
    assert {"kind", "headline", "paragraphs", "roles", "captions", "reporters", "date", "streets", "lines"} <= set(
        one["articles"][0]
    )
    filled("segment", *pages, "--out", tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").glob("*.json")} == {page.stem for page in pages}


def test_segment_of_several_files_as_json_says_what_to_do(command: Run) -> None:
    pages = sorted((ROOT / "seeds" / "pages").glob("*.txt"))[:2]
    assert "--out DIR" in command("segment", "--json", *pages, code=2).stderr


def test_search_shows_hits_in_the_terminal(filled: Run) -> None:
    assert "社区" in filled("search", "社区").stdout


def test_a_whole_archive_goes_through_a_file(filled: Run, tmp_path: Path) -> None:
    filled("export", tmp_path / "all.jsonl")
    copy = str(tmp_path / "copy")
    filled("import", tmp_path / "all.jsonl", data=copy)
    assert " 0 faults" in filled("check", data=copy).stdout
    assert filled("export", "-", data=copy).stdout == (tmp_path / "all.jsonl").read_text(encoding="utf-8")


def test_segment_names_what_it_cannot_read_and_shows_the_rest(command: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    shutil.copy(ROOT / "seeds" / "pages" / "qingxi-02.txt", tmp_path)
    done = command("segment", tmp_path, code=1)
    assert "empty.txt: the file is empty" in done.stderr
    assert "qingxi-02.txt" in done.stdout


def test_segment_overwrites_no_file_of_its_own(command: Run, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "p.txt").write_text("桥修好了。\n", encoding="utf-8")
    assert "p.json would be written more than once" in command("segment", tmp_path, "--out", tmp_path, code=2).stderr


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[str]:
    """The address of a server in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "serve"],
        env=os.environ | environment | {"PYTHONUNBUFFERED": "1"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    yield next(word for word in line.split() if word.startswith("http"))
    process.terminate()
    process.wait(10)
    process.stdout.close()


@pytest.fixture
def server(filled: Run, environment: dict[str, str]) -> Iterator[str]:
    with serving(environment) as address:
        yield address


def total(server: str, query: str) -> int:
    with urllib.request.urlopen(f"{server}api/v1/search?q={urllib.parse.quote(query)}") as answer:
        return int(json.load(answer)["total"])


def test_a_server_shows_what_another_process_ingests(server: str, filled: Run, tmp_path: Path) -> None:
    assert total(server, "“鲸鱼雕塑”") == 0
    (tmp_path / "new.txt").write_text(
        "广场添了雕塑\n本报讯（记者李明远）6月3日，一座鲸鱼雕塑在中心广场落成。\n", encoding="utf-8"
    )
    filled("ingest", tmp_path)
    deadline = time.monotonic() + 3
    while total(server, "“鲸鱼雕塑”") != 1:
        assert time.monotonic() < deadline, "the server does not see what was ingested"
        time.sleep(0.1)


def test_a_server_answers_while_it_mends_a_digest_left_undone(filled: Run, environment: dict[str, str]) -> None:
    database = Database(Path(environment["ARCHIVE_DATA"]) / "archive.sqlite3")
    with database.writing() as session:
        session.execute(update(Digest).values(generation=-1))
    database.close()
    with serving(environment) as address:
        deadline = time.monotonic() + 60
        while True:
            with urllib.request.urlopen(f"{address}healthz") as answer:
                health = json.load(answer)
            if health["digest"]["generation"] == health["generation"]:
                break
            assert time.monotonic() < deadline, health
            time.sleep(0.1)
    assert "nothing had changed" in filled("digest").stdout


def test_a_single_article_is_counted_as_one(filled: Run) -> None:
    assert filled("search", "停水通知").stdout.split("\n")[0].strip() == "1 article"

"""What an operator can mend is said in a sentence that names the thing and the remedy: no traceback, nothing lost."""

import errno
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from app import database
from app.cli.failures import explained
from app.cli.terminal import Advance
from app.ingest.job import BATCH
from app.settings import ROOT
from tests.cli.conftest import Run


@pytest.fixture
def damaged(filled: Run, environment: dict[str, str], tmp_path: Path) -> Path:
    """A copy of the filled archive's folder, to be damaged."""
    filled("migrate")
    shutil.copytree(environment["ARCHIVE_DATA"], tmp_path / "data")
    return tmp_path / "data"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"port": "eighty"}, "ARCHIVE_PORT: "),
        ({"engine": "google"}, "ARCHIVE_ENGINE: "),
        ({"places": "/nowhere.csv"}, "ARCHIVE_PLACES: .*nowhere.csv is no file"),
        ({"data": str(ROOT / "README.md")}, "README.md: .*a folder is wanted here"),
    ],
)
def test_a_wrong_setting_is_named(command: Run, settings: dict[str, str], said: str) -> None:
    assert re.search(said, command("migrate", code=2, **settings).stderr)


def test_a_port_in_use_is_named_with_the_remedy(command: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = command("serve", code=2, port=str(taken.getsockname()[1]))
    assert "set ARCHIVE_HOST or ARCHIVE_PORT" in done.stderr


def test_a_database_of_a_newer_version_is_left_alone(damaged: Path, command: Run) -> None:
    with closing(sqlite3.connect(damaged / "archive.sqlite3")) as newer, newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "update the program" in command("ingest", code=2, data=str(damaged)).stderr


def test_a_damaged_database_is_named_with_the_remedy(damaged: Path, command: Run) -> None:
    (damaged / "archive.sqlite3").write_bytes(b"no database at all" * 500)
    said = command("check", code=2, data=str(damaged)).stderr
    assert "archive.sqlite3: " in said
    assert "`restore`" in said


def test_a_database_that_another_holds_is_waited_for_and_named(
    damaged: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PRAGMAS", ("PRAGMA busy_timeout = 300", *database.PRAGMAS[1:]))
    with closing(sqlite3.connect(damaged / "archive.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        (damaged.parent / "new.txt").write_text("桥修好了。\n", encoding="utf-8")
        done = command("ingest", damaged.parent / "new.txt", code=2, data=str(damaged))
    assert "in use by another process" in done.stderr


def test_a_full_disk_is_named_with_the_remedy(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "small.sqlite3")) as small:
        small.execute("PRAGMA max_page_count = 2")
        small.execute("CREATE TABLE t (x)")
        with pytest.raises(sqlite3.Error) as full:
            small.execute("INSERT INTO t VALUES (?)", ["x" * 10_000])
    assert "no space is left; make room" in str(explained(full.value))
    assert "no space is left; make room" in str(explained(OSError(errno.ENOSPC, "No space left on device", "/x")))


def test_a_defect_is_not_explained_away() -> None:
    assert explained(FileNotFoundError("no reason given")) is None
    assert explained(ValueError("a defect")) is None


def test_a_terminal_that_lacks_characters_is_served_all_the_same(filled: Run) -> None:
    assert "?" in filled("search", "社区", encoding="ascii").stdout
    assert "社区" in filled("search", "社区", encoding="gb18030").stdout


@pytest.mark.parametrize("harm", ["truncate", "unlink"])
def test_an_index_with_a_harmed_file_is_made_anew(damaged: Path, command: Run, harm: str) -> None:
    positions = next((damaged / "index").rglob("*.pos"), None) or pytest.skip("no index of Tantivy's make")
    os.truncate(positions, 7) if harm == "truncate" else positions.unlink()
    assert int(command("search", "“社区”", data=str(damaged)).stdout.split()[0]) > 0
    assert " 0 faults" in command("check", data=str(damaged)).stdout


def test_an_export_that_cannot_be_written_leaves_what_was_there(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for command in ("export", "backup"):
        told = filled(command, tmp_path / "no" / "all", code=2).stderr
        assert f"{tmp_path}/no: there is no such folder; make it first" in told
        assert (
            f"{tmp_path}/folder: is a folder; name a file in it" in filled(command, tmp_path / "folder", code=2).stderr
        )
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    for number in range(100):
        (tmp_path / "pages" / f"{number:03}.txt").write_text(f"第{number}座桥修好了。\n", encoding="utf-8")
    return tmp_path / "pages"


def test_an_ingest_that_is_killed_goes_on(
    command: Run, environment: dict[str, str], pages: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "ingest", str(pages)],
        env=os.environ | environment | {"ARCHIVE_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    while process.poll() is None and stored(data) == 0:
        time.sleep(0.02)
    process.kill()
    process.wait()
    assert stored(data) > 0
    command("ingest", pages, data=str(data))
    assert stored(data) == 100
    assert " 0 faults" in command("check", data=str(data)).stdout


def test_an_ingest_that_is_stopped_says_so_and_goes_on(
    command: Run, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_bar: Advance, done: int, _total: int) -> None:
        if done:
            raise KeyboardInterrupt  # what Ctrl-C after the first batch does

    data = str(tmp_path / "data")
    with monkeypatch.context() as patch:
        patch.setattr(Advance, "__call__", interrupt)
        assert "goes on from there" in command("ingest", pages, data=data, code=130).stderr
    assert stored(tmp_path / "data") == BATCH
    command("ingest", pages, data=data)
    assert stored(tmp_path / "data") == 100
    assert " 0 faults" in command("check", data=data).stdout


def stored(data: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{data}/archive.sqlite3?mode=ro", uri=True)) as rows:
            return int(rows.execute("SELECT count(*) FROM pages").fetchone()[0])
    except sqlite3.OperationalError:
        return 0

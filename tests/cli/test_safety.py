"""Backups: taken while others write, put back whole, and never lost to a file that is none."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAGE = "广场添了雕塑\n本报讯（记者李明远）6月3日，一座{}雕塑在中心广场落成。\n"


def add(run: Run, folder: Path, what: str) -> None:
    page = folder / f"{what}.txt"
    page.write_text(PAGE.format(what), encoding="utf-8")
    run("ingest", page)


def exported(run: Run) -> str:
    return run("export", "-").stdout


@pytest.mark.usefixtures("filled")
def test_a_backup_brings_back_rows_and_index(command: Run, tmp_path: Path) -> None:
    before = exported(command)
    command("backup", tmp_path / "copy.sqlite3")
    add(command, tmp_path, "鲸鱼")
    after = exported(command)
    told = command("restore", tmp_path / "copy.sqlite3").stdout
    assert exported(command) == before
    assert command("search", "“鲸鱼雕塑”").stdout.split()[0] == "0"
    assert " 0 faults" in command("check").stdout
    former = re.search(r"what was there before is in (\S+)", told)
    assert former
    command("restore", former[1])
    assert exported(command) == after


@pytest.mark.usefixtures("filled")
def test_an_old_file_copied_back_by_hand_is_told_by_its_index(
    command: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    command("backup", tmp_path / "copy.sqlite3")
    add(command, tmp_path, "海豚")
    database = Path(environment["ARCHIVE_DATA"], "archive.sqlite3")
    database.write_bytes((tmp_path / "copy.sqlite3").read_bytes())
    add(command, tmp_path, "白鹤")
    add(command, tmp_path, "锦鲤")
    assert " 0 faults" in command("check").stdout
    assert "白鹤" in command("search", "“白鹤雕塑”").stdout
    assert command("search", "“海豚雕塑”").stdout.split()[0] == "0"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("what", ["text", "other", "newer", "nothing"])
def test_what_is_no_backup_changes_nothing(
    command: Run, environment: dict[str, str], tmp_path: Path, what: str
) -> None:
    before = exported(command)
    file = tmp_path / "copy.sqlite3"
    if what == "text":
        file.write_text("a picture of a whale")
    elif what == "other":
        with closing(sqlite3.connect(file)) as other:
            other.execute("CREATE TABLE whales (name)")
    elif what == "newer":
        command("backup", file)
        with closing(sqlite3.connect(file)) as other, other:
            other.execute("UPDATE alembic_version SET version_num = '9999'")
    assert str(file) in command("restore", file, code=2).stderr
    assert exported(command) == before
    assert len(list(Path(environment["ARCHIVE_DATA"]).glob("*.part*"))) == 0

"""Settings come from the environment, and the README lists every one."""

import os
import re
from pathlib import Path

import pytest

from app.settings import ROOT, Settings


def test_the_readme_lists_every_setting_and_no_other() -> None:
    listed = re.findall(r"^\| `ARCHIVE_(\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert sorted(name.lower() for name in listed) == sorted(Settings.model_fields)


def test_an_operator_adds_files_to_the_projects_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "more.csv").touch()
    monkeypatch.setenv("ARCHIVE_PLACES", os.pathsep.join([str(tmp_path / "more.csv"), "README.md"]))
    assert Settings().place_files() == [ROOT / "seeds" / "places.csv", tmp_path / "more.csv", ROOT / "README.md"]


@pytest.mark.parametrize("name", ["PLACES", "MILESTONES", "SYNONYMS"])
def test_a_file_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(f"ARCHIVE_{name}", os.pathsep.join(["README.md", "/nowhere.csv"]))
    with pytest.raises(ValueError, match="/nowhere.csv is no file"):
        Settings()


def test_relative_paths_count_from_the_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ARCHIVE_DATA", "elsewhere")
    monkeypatch.setenv("ARCHIVE_SEEDS", "pages")
    assert Settings().database_path == ROOT / "elsewhere" / "archive.sqlite3"
    assert Settings().seed_paths() == [ROOT / "pages"]
    monkeypatch.setenv("ARCHIVE_DATA", "")
    with pytest.raises(ValueError, match="must name a folder"):
        Settings()


def test_a_wrong_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_PORT", "eighty")
    with pytest.raises(ValueError, match="port"):
        Settings()

"""Settings come from the environment, and the README lists every one."""

import os
import re
from pathlib import Path

import pytest

from app.settings import ROOT, Settings


def test_the_readme_lists_every_setting_and_no_other() -> None:
    listed = re.findall(r"^\| `ARCHIVE_(\w+)` \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert sorted(name.lower() for name in listed) == sorted(Settings.model_fields)


def test_an_operator_adds_files_to_the_projects_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_PLACES", os.pathsep.join(["/a.csv", "/b.csv"]))
    assert Settings().place_files() == [ROOT / "seeds" / "places.csv", Path("/a.csv"), Path("/b.csv")]


def test_a_wrong_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVE_PORT", "eighty")
    with pytest.raises(ValueError, match="port"):
        Settings()

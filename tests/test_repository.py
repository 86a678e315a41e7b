"""What must not stand in this repository."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.settings import ROOT

RUN = 16
"""Characters running that make a sentence of a real page; shorter ones are names and common phrases."""


def files() -> list[Path]:
    if shutil.which("git") is None:
        pytest.skip("no git")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = [ROOT / name for name in listed.split("\0") if name]
    if not found:
        pytest.skip("not a git checkout")
    return [path for path in found if path.is_file()]


def text_of(path: Path) -> str:
    try:
        return re.sub(r"\s+", "", path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        return ""


def test_no_sentence_of_the_real_pages_stands_here(shared: Path) -> None:
    real: set[str] = set()
    for page in (shared / "seeds").glob("*.txt"):
        text = text_of(page)
        real.update(text[start : start + RUN] for start in range(len(text) - RUN + 1))
    for path in files():
        text = text_of(path)
        copied = next((text[i : i + RUN] for i in range(len(text) - RUN + 1) if text[i : i + RUN] in real), None)
        assert copied is None, f"{path}: {copied}"

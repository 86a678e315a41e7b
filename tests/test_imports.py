"""Who may import whom, read from the syntax trees."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.settings import ROOT

# A room may import from the rooms named here, and from itself.
ALLOWED = {
    "settings": set(),
    "chinese": set(),
    "divisions": set(),
    "committees": set(),
    "places": {"chinese", "divisions", "committees"},
    "database": {"settings"},
    "models": {"database", "settings", "chinese", "places"},
    "search": {"models", "database", "settings", "chinese", "places"},
    "queries": {"search", "models", "database", "settings", "chinese", "places"},
    "digest": {"search", "models", "database", "settings", "chinese", "places"},
    "ingest": {"models", "database", "settings", "chinese", "places", "divisions"},
    "web": {"queries", "search", "models", "database", "settings", "chinese", "places"},
    "cli": {"web", "ingest", "digest", "queries", "search", "database", "settings", "chinese", "places"},
    "__main__": {"cli"},
    "__init__": set(),
}
STORING = {"job", "exchange", "store"}  # modules and rooms


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted((ROOT / "app").rglob("*.py")):
        yield path.relative_to(ROOT / "app").with_suffix("").as_posix(), path


def imported(path: Path) -> set[str]:
    """Names of what a module imports of app: ``search.engine`` for ``from app.search.engine import …``."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return {name.removeprefix("app.") for name in names if name.startswith("app.")}


@pytest.mark.parametrize(("module", "path"), list(modules()), ids=lambda value: str(value))
def test_a_room_imports_only_downwards(module: str, path: Path) -> None:
    room = module.split("/")[0]
    found = {name.split(".")[0] for name in imported(path)} - {room}
    assert found <= ALLOWED[room], f"{module} may not import {', '.join(sorted(found - ALLOWED[room]))}"


def test_only_job_and_store_know_the_database_in_ingest() -> None:
    for module, path in modules():
        room, _, name = module.partition("/")
        if room == "ingest" and name.split("/")[0] not in STORING:
            rooms = {found.split(".")[0] for found in imported(path)}
            assert not rooms & {"database", "models", "settings"}, module


def test_handlers_build_no_statements() -> None:
    for module, path in modules():
        if module.startswith("web/"):
            text = path.read_text(encoding="utf-8")
            assert "from sqlalchemy import" not in text, f"{module}: statements belong to queries"

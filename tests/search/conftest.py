"""Both engines, each in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.search.engine import Engine
from app.search.opening import open_engine

ENGINES = ("tantivy", "whoosh")


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    if request.param == "tantivy":
        pytest.importorskip("tantivy")
    engine = open_engine(tmp_path / "index", request.param)
    yield engine
    engine.close()

"""Export and import: a round trip gives the same archive; wrong lines are named and cost nothing else."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from app import models
from app.database import Database, migrate
from app.ingest import exchange
from app.ingest.exchange import BATCH, import_file
from app.ingest.job import Report
from app.ingest.store.articles import Outcome
from app.ingest.values import Correction, Sidecar
from app.queries.export import export_records
from tests.ingest.store.test_pages import LIGHTS, PAGE, PATH, store, street_of


def exported(database: Database) -> list[dict[str, Any]]:
    with database.reading() as session:
        return list(export_records(session))


def write(folder: Path, records: list[Any]) -> Path:
    path = folder / "archive.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in records) + "\n", encoding="utf-8")
    return path


def load(database: Database, path: Path) -> Report:
    return import_file(database, path, street_of)


@pytest.fixture
def other(tmp_path: Path) -> Database:
    database = Database(tmp_path / "other" / "archive.sqlite3")
    migrate(database.engine)
    return database


def test_a_round_trip_gives_the_same_archive(database: Database, other: Database, tmp_path: Path) -> None:
    store(database, PAGE)
    one = replace(PATH, blocks=PATH.blocks + LIGHTS.blocks, corrected=("headline",))
    source = replace(PAGE.source, sidecar=Sidecar(edition="城区版", articles=(Correction(1, headline=PATH.headline),)))
    store(database, replace(PAGE, source=source, articles=(one,)))  # an address that redirects goes along too
    records = exported(database)
    assert [record["type"] for record in records].count("redirect") == 1
    report = load(other, write(tmp_path, records))
    assert not report.failures
    assert exported(other) == records
    other.close()


def test_the_same_file_again_changes_nothing(database: Database, other: Database, tmp_path: Path) -> None:
    store(database, PAGE)
    path = write(tmp_path, exported(database))
    load(other, path)
    before = exported(other)
    assert load(other, path).articles == {Outcome.UNCHANGED: 2}
    assert exported(other) == before
    other.close()


def test_ids_of_another_archive_are_not_taken_over(database: Database, other: Database, tmp_path: Path) -> None:
    store(database, PAGE)
    store(other, replace(PAGE, source=replace(PAGE.source, text=PAGE.source.text + "\n别的一版")))
    path = write(tmp_path, exported(database))
    assert load(other, path).articles == {Outcome.ADDED: 2}
    assert load(other, path).articles == {Outcome.UNCHANGED: 2}
    with other.reading() as session:
        assert session.scalar(select(func.count()).select_from(models.Page)) == 2
    other.close()


def test_a_page_that_is_here_from_elsewhere_keeps_the_articles_it_has(
    database: Database, other: Database, tmp_path: Path
) -> None:
    for archive in (database, other):
        store(archive, PAGE)
    assert load(other, write(tmp_path, exported(database))).articles == {Outcome.UNCHANGED: 2}
    with other.reading() as session:
        assert session.scalar(select(func.count()).select_from(models.Article)) == 2
    other.close()


def test_an_import_that_is_stopped_keeps_what_it_has_and_goes_on(database: Database, tmp_path: Path) -> None:
    path = write(tmp_path, [{"paragraphs": [f"第{number}篇。"]} for number in range(3 * BATCH)])
    steps: list[float] = []

    def stop(done: int, total: int) -> None:
        steps.append(done / total)
        if len(steps) == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_file(database, path, street_of, stop)
    assert steps == sorted(steps)
    assert load(database, path).articles == {Outcome.UNCHANGED: 2 * BATCH, Outcome.ADDED: BATCH}


def test_a_line_without_end_is_not_kept_in_memory(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange, "LONGEST", 1000)
    report = load(database, write(tmp_path, [{"paragraphs": ["长" * 5000]}, {"paragraphs": ["短。"]}, "{"]))
    assert report.articles == {Outcome.ADDED: 1}
    assert [failure.name for failure in report.failures] == ["line 1", "line 3"]
    assert "longer than" in report.failures[0].reason


def test_flat_articles_go_in_once_each(database: Database, tmp_path: Path) -> None:
    flat = {
        "headline": "桥修好了",
        "paragraphs": ["经过", "今天，桥修好了。"],
        "roles": ["section", "p"],
        "date": "2023-06-03",
    }
    path = write(tmp_path, [flat, {**flat, "headline": "路也修好了", "reporters": ["李明远"]}])
    assert load(database, path).articles == {Outcome.ADDED: 2}
    assert load(database, path).articles == {Outcome.UNCHANGED: 2}
    with database.reading() as session:
        rows = session.scalars(select(models.Article).order_by(models.Article.id)).all()
    assert [row.headline for row in rows] == ["桥修好了", "路也修好了"]
    assert [block["role"] for block in rows[0].blocks] == ["headline", "section", "p"]
    assert str(rows[0].earliest) == "2023-06-03"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ({"paragraphs": ["\ud800"]}, "cannot be stored|surrogate"),
        ({"paragraphs": ["x"], "confidence": {"cut": 2}}, "confidence.cut: "),
        ({"paragraphs": ["x"], "id": 10**30}, "id: "),
        ("[1]", "not a JSON object"),
        ({"headline": 3, "paragraphs": ["x"]}, "headline: .*string"),
        ({"headlin": "x"}, "headlin: Extra"),
        ({"headline": " "}, "without any text"),
        ({"paragraphs": ["x"], "roles": ["p", "p"]}, "1 paragraphs, but 2 roles"),
        ({"paragraphs": ["x"], "blocks": [{"role": "p", "text": "x"}]}, "not both"),
        ({"paragraphs": ["x"], "date": "soon"}, "date: .*EDTF"),
        ({"paragraphs": ["x"], "kind": "poem"}, "kind: "),
        ({"type": "song"}, "type: "),
    ],
)
def test_a_wrong_line_is_named_and_the_rest_goes_in(
    database: Database, tmp_path: Path, line: object, reason: str
) -> None:
    report = load(database, write(tmp_path, [{"paragraphs": ["前一篇。"]}, line, {"paragraphs": ["后一篇。"]}]))
    assert report.articles == {Outcome.ADDED: 2}
    assert [failure.name for failure in report.failures] == ["line 2"]
    assert re.search(reason, report.failures[0].reason), report.failures[0].reason


def test_an_unknown_year_may_be_imported(database: Database, tmp_path: Path) -> None:
    assert not load(database, write(tmp_path, [{"paragraphs": ["x"], "date": "XXXX-11-08"}])).failures

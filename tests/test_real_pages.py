"""The whole path on real pages, where they are at hand: nothing lost, everything found, addresses kept.

What is looked for is read from the pages and their annotation, so that none of their text stands here.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.database import Database, migrate
from app.ingest.job import Report, Rules, ingest, recut
from app.ingest.read_milestones import read_milestones
from app.ingest.store.articles import Outcome
from app.models import Article
from app.places import load_gazetteer
from app.queries.check import check_archive
from app.queries.search import search
from app.search.catchup import catch_up
from app.search.engine import Engine
from app.search.opening import open_engine
from app.search.request import SearchRequest
from app.settings import ROOT

ARTICLES = 44
PAGES = 5


@dataclass(frozen=True)
class Real:
    database: Database
    engine: Engine
    rules: Rules
    report: Report
    folder: Path


@pytest.fixture(scope="module")
def real(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Real]:
    folder = tmp_path_factory.mktemp("real")
    database = Database(folder / "archive.sqlite3")
    migrate(database.engine)
    rules = Rules(
        load_gazetteer([ROOT / "seeds" / "places.csv"], ROOT / "seeds" / "divisions.csv"),
        read_milestones([ROOT / "seeds" / "milestones.csv"]),
    )
    report = ingest(database, [shared / "seeds"], rules)
    engine = open_engine(folder / "index", "auto")
    catch_up(database, engine)
    yield Real(database, engine, rules, report, shared)
    engine.close()
    database.close()


def texts(real: Real) -> dict[int, str]:
    """Every article's text as a reader reads it, blocks apart."""
    with real.database.reading() as session:
        rows = session.execute(select(Article.id, Article.blocks))
        return {id_: "\n".join(block["text"] for block in blocks) for id_, blocks in rows}


def found(real: Real, request: SearchRequest) -> set[int]:
    with real.database.reading() as session:
        results = search(session, real.engine, request)
    assert results.total == len(results.hits)
    return {hit.article.id for hit in results.hits}


def annotated(real: Real) -> list[dict[str, Any]]:
    pages = [json.loads(path.read_text(encoding="utf-8")) for path in sorted((real.folder / "gold").glob("*.json"))]
    return [article for page in pages for article in page["articles"]]


def test_every_page_and_article_is_in(real: Real) -> None:
    assert not real.report.failures
    assert (real.report.pages[Outcome.ADDED], real.report.articles[Outcome.ADDED]) == (PAGES, ARTICLES)


def test_again_adds_nothing_and_a_recut_changes_nothing(real: Real) -> None:
    again = ingest(real.database, [real.folder / "seeds"], real.rules)
    assert (again.pages, again.articles) == ({Outcome.UNCHANGED: PAGES}, {})
    assert recut(real.database, real.rules).articles == {Outcome.UNCHANGED: ARTICLES}


def test_the_archive_is_whole(real: Real) -> None:
    with real.database.reading() as session:
        findings = check_archive(session, real.engine)
    assert (findings.faults, findings.articles) == ((), ARTICLES)


def test_a_quoted_search_finds_what_a_plain_scan_finds(real: Real) -> None:
    stored = texts(real)
    names = {
        name
        for article in annotated(real)
        for key in ("streets", "communities", "correspondents")
        for name in article[key]
    }
    pick = random.Random(20)
    cuts = [
        (text, pick.randrange(len(text)), pick.randint(2, 6)) for text in pick.choices(list(stored.values()), k=100)
    ]
    strings = {text[start : start + length] for text, start, length in cuts}
    for string in sorted(names | {s for s in strings if s.isalpha() and not s.isascii() and "\n" not in s}):
        wanted = {id_ for id_, text in stored.items() if string in text}
        assert found(real, SearchRequest(q=f"“{string}”", per_page=100)) == wanted, string


def test_a_street_office_filters_to_the_articles_that_name_it(real: Real) -> None:
    stored = texts(real)
    for street in sorted({name for article in annotated(real) for name in article["streets"]}):
        with real.database.reading() as session:
            values = search(session, real.engine, SearchRequest(per_page=100)).facets["street"]
        slug = next(value.value for value in values if value.label == street)
        hits = found(real, SearchRequest(street=(slug,), per_page=100))
        assert {id_ for id_, text in stored.items() if street in text} <= hits, street


def test_a_month_filters_to_the_articles_of_that_month(real: Real) -> None:
    months = {article["date"][:7] for article in annotated(real) if article["date"]}
    for month in sorted(months):
        hits = found(real, SearchRequest(month=(month,), per_page=100))
        with real.database.reading() as session:
            days = session.execute(
                select(Article.id, Article.earliest, Article.latest).where(Article.earliest.is_not(None))
            )
            wanted = {id_ for id_, first, last in days if f"{first:%Y-%m}" <= month <= f"{last:%Y-%m}"}
        assert hits == wanted
        assert hits

"""见报情况 on screen and in print: a page of the list, or the whole of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.database import Database
from app.queries.report import PER_PAGE
from app.search.opening import open_engine
from app.settings import Settings
from app.web.app import create_app
from tests.queries.pages import article, store

MANY = PER_PAGE + 3
STREET = "柏树街道"


@pytest.fixture
def busy(database: Database, tmp_path: Path) -> Iterator[TestClient]:
    """A street office that was printed about more often than one page of the report has rows."""
    store(database, *(article(f"第{n}篇", f"2022-03-{n % 28 + 1:02}", streets=(STREET,)) for n in range(MANY)))
    settings = Settings(data=tmp_path, _env_file=None)
    engine = open_engine(settings.index_path, settings.engine)
    with TestClient(create_app(settings, database, engine)) as client:
        yield client
    engine.close()


def test_the_whole_list_can_be_printed(busy: TestClient) -> None:
    (street,) = busy.get("/api/v1/streets").json()
    address = f"/streets/{street['slug']}/report"
    page = busy.get(f"{address}?from=2022&to=2022").text
    assert len(titles(page)) == PER_PAGE
    assert f"本页列出第 1 至 {PER_PAGE} 篇，共 {MANY} 篇" in page
    link = re.search(r'href="([^"]+whole=true[^"]+)"', page)
    assert link
    whole = busy.get(link[1].replace("&amp;", "&")).text
    assert len(set(titles(whole))) == MANY
    assert "上一页" not in whole
    assert "下一页" not in whole
    rest = busy.get(f"{address}?from=2022&to=2022&page=2").text
    assert titles(page) + titles(rest) == titles(whole)


def titles(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/articles/\d+">([^<]+)<', page)

"""Every address of the site answers, in few statements and with the right headers."""

import re
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.database import Database
from app.search.catchup import catch_up
from app.search.engine import Engine
from app.search.opening import open_engine
from app.settings import Settings
from app.web.app import API, PAGES, create_app
from tests.web.conftest import Statements

ADDRESSES = (
    "/",
    "/search",
    "/search?q=社区",
    "/search?q=社区&district=青溪区&street=望澄街道&month=2022-03&sort=newest&kind=消息",
    "/search?q=这句话哪里都没有印过",
    "/search.csv?q=社区",
    "/search.xlsx?q=社区",
    "/search.atom?q=社区",
    "/articles/1",
    "/articles/1.bib",
    "/articles/1.ris",
    "/pages/1",
    "/pages/1?article=2",
    "/pages/1.txt",
    "/districts/qingxi",
    "/districts/qingxi/2022",
    "/districts/qingxi/2022-03?street=qingxi-wangcheng&kind=news",
    "/districts/qingxi/1999-01",
    "/districts/qingxi/undated",
    "/districts/qingxi.atom",
    "/districts/qingxi/streets",
    "/districts/qingxi/streets.csv",
    "/districts/qingxi/streets/2022",
    "/streets/qingxi-wangcheng",
    "/streets/qingxi-wangcheng/2022",
    "/streets/qingxi-wangcheng.atom",
    "/streets/qingxi-wangcheng/report",
    "/streets/qingxi-wangcheng/report?from=2022&to=2022-06",
    "/streets/qingxi-wangcheng/report?from=2022&to=2022-06&whole=true",
    "/streets/qingxi-wangcheng/report.csv",
    "/streets/qingxi-wangcheng/report.xlsx",
    "/places",
    "/places.csv",
    "/places/qingxi-jichuang",
    "/places/qingxi-jichuang/2022",
    "/threads",
    "/threads.csv?place=qingxi",
    "/calendar",
    "/calendar.xlsx?district=qingxi",
    "/calendar/2022",
    "/calendar/2022-03?district=qingxi",
    "/calendar/undated",
    "/today",
    "/today?date=03-16",
    "/today?date=02-29&district=qingxi",
    "/reporters",
    "/reporters.csv",
    "/reporters/林晓棠",
    "/help",
    "/api",
    "/healthz",
    "/opensearch.xml",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap/0.xml",
    "/sitemap/1.xml",
    "/api/v1/search?q=社区",
    "/api/v1/suggest?q=望澄",
    "/api/v1/articles/1",
    "/api/v1/pages/1",
    "/api/v1/reporters",
    "/api/v1/threads?place=qingxi",
    "/api/v1/counts",
    "/api/v1/counts?place=qingxi-wangcheng",
    "/api/v1/holdings",
    "/api/v1/districts",
    "/api/v1/streets?district=青溪区",
    "/api/v1/openapi.json",
)
MISSING = (
    "/nowhere",
    "/articles/999999",
    "/articles/99999999999999999999999",
    "/articles/first",
    "/articles/999999.bib",
    "/articles/1.doc",
    "/search.txt",
    "/sitemap/2.xml",
    "/pages/999999",
    "/pages/999999.txt",
    "/districts/nowhere",
    "/districts/nowhere/streets.csv",
    "/calendar.csv?district=nowhere",
    "/threads.csv?place=nowhere",
    "/threads/nowhere/figures.csv",
    "/districts/qingxi-wangcheng",
    "/districts/qingxi?street=nowhere",
    "/districts/nowhere.atom",
    "/streets/qingxi",
    "/districts/qingxi/yesterday",
    "/districts/qingxi?kind=gossip",
    "/districts/qingxi/2022-13",
    "/streets/nowhere/report",
    "/places/nowhere",
    "/threads/nowhere",
    "/threads?place=nowhere",
    "/reporters/没有这个人",
    "/calendar?district=nowhere",
    "/today?date=02-30",
    "/api/v1/articles/999999",
    "/api/v1/pages/999999",
    "/api/v1/threads/nowhere",
    "/api/v1/counts?place=nowhere",
    "/api/v1/streets?district=nowhere",
)
INVALID = (
    "/search?page=0",
    "/search?page=one",
    "/search?per_page=101",
    "/search?sort=best",
    "/today?date=13-01",
    "/threads?order=best",
    "/api/v1/search?from=yesterday",
    "/api/v1/search?per_page=0",
)


def test_a_query_that_is_too_long_is_cut_and_said_so(client: TestClient) -> None:
    answer = client.get("/search", params={"q": "社" * 6000})
    assert answer.status_code == 200
    assert "只用了前500个字" in answer.text
    assert len(answer.text) < 500_000


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_in_at_most_ten_statements(client: TestClient, statements: Statements, address: str) -> None:
    with statements.counting() as seen:
        answer = client.get(address)
    assert answer.status_code == 200
    reads = [statement for statement in seen if not statement.startswith("BEGIN")]
    assert len(reads) <= (20 if address.startswith(("/articles", "/api/v1/articles")) else 10), "\n".join(reads)


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_a_404_with_a_way_on(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 404
    if address.startswith("/api/"):
        assert answer.json()["status"] == 404
    else:
        assert 'lang="zh-Hans"' in answer.text
        assert 'action="/search"' in answer.text


@pytest.mark.parametrize("address", INVALID)
def test_what_cannot_be_understood_is_a_422_in_chinese(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 422
    assert "看不懂" in answer.text
    assert answer.headers["content-security-policy"]


def test_every_route_is_exercised_here() -> None:
    patterns = [re.sub(r"\\{[^}]*\\}", "[^/?]+", re.escape(path)) for path, _ in (*PAGES, *API)]
    untried = [p for p in patterns if not any(re.fullmatch(p, a.split("?")[0]) for a in ADDRESSES)]
    assert untried == [p for p in patterns if "threads/" in p]  # these need several dates; tested in test_thread


@pytest.mark.parametrize("make", ["tantivy", "whoosh"])
def test_browsing_goes_on_where_the_index_cannot_be_read(
    archive: tuple[Settings, Database, Engine], tmp_path: Path, make: str
) -> None:
    settings, database, _ = archive
    engine = open_engine(tmp_path / "index", make)
    catch_up(database, engine)
    with TestClient(create_app(settings, database, engine)) as client:
        assert client.get("/healthz").json()["index"]["lag"] == 0
        shutil.rmtree(tmp_path / "index")
        assert client.get("/search").status_code == 503
        assert client.get("/api/v1/search").json()["status"] == 503
        assert client.get("/districts/qingxi").status_code == 200
        assert client.get("/articles/1").status_code == 200
        health = client.get("/healthz")
        assert (health.status_code, health.json()["status"]) == (503, "index unreadable")
    engine.close()


def test_a_failure_is_a_500_page_and_tells_no_secrets(archive: tuple[Settings, Database, Engine]) -> None:
    settings, database, _ = archive

    class Broken:
        name = "broken"

        def search(self, _query: object) -> None:
            raise RuntimeError("the secret of the house")

    app = create_app(settings, database, Broken())  # type: ignore[arg-type]
    answer = TestClient(app, raise_server_exceptions=False).get("/search")
    assert answer.status_code == 500
    assert "网站出了差错" in answer.text
    assert "secret" not in answer.text
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


def test_nothing_is_loaded_from_elsewhere_and_nothing_is_inline(client: TestClient) -> None:
    for address in (a for a in ADDRESSES if not a.startswith("/api/")):
        answer = client.get(address)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        loaded = re.findall(r'<(?:link rel="stylesheet"|script|img)[^>]*?(?:href|src)="([^"]+)"', answer.text)
        assert loaded
        assert all(url.startswith("/static/") for url in loaded), address
        assert not re.search(r"<style|<script>|\sstyle=|\son[a-z]+=", answer.text), address


def test_head_answers_as_get_does(client: TestClient) -> None:
    for address in ("/", "/articles/1", "/search.csv?q=社区", "/api/v1/districts", "/static/site.css"):
        head, got = client.head(address), client.get(address)
        assert (head.status_code, head.headers["content-type"]) == (200, got.headers["content-type"])
        assert head.content == b""


def test_other_methods_are_refused(client: TestClient) -> None:
    assert "不支持" in client.post("/search").text
    assert client.post("/search").status_code == 405
    assert client.delete("/api/v1/search").json()["status"] == 405


@pytest.mark.parametrize(
    "address",
    [
        "/search?q=%ED%A0%80%FF%00%E2%80%AE\U0001f469\u200d\U0001f33e",
        "/search?q=((((((((((((-((((",
        "/search?q=" + "社 OR " * 80,
        "/search?month=9999-99&month=abc",
        "/search?from=99999&to=-1",
        "/search?page=10000",
        "/search?district=%00&street=" + "街" * 2000,
        "/search?without=x&also=y",
        "/districts/qingxi?page=10000",
        "/threads?page=10000",
        "/reporters?page=10000",
        "/streets/qingxi-wangcheng/report?from=2022-13&to=" + "年" * 2000,
        "/streets/qingxi-wangcheng/report.csv?from=0001&to=9999",
        "/pages/1?article=99999999999999999999999",
        "/calendar/0001",
    ],
)
def test_odd_addresses_get_a_page_of_some_size(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < 200_000


def test_a_page_beyond_the_last_leads_back(client: TestClient) -> None:
    for address in (
        "/search?q=社区&page=999",
        "/threads?page=999",
        "/reporters?page=999",
        "/districts/qingxi/2022?page=999",
    ):
        assert "这一页没有内容" in client.get(address).text

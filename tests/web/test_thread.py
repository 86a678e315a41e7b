"""Story threads."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import Statements


@pytest.fixture(scope="module")
def slug(client: TestClient) -> str:
    found = re.search(r'href="/threads/([^"?]+)"', client.get("/threads").text)
    assert found, "the sample pages tell stories that go on"
    return found[1]


def test_a_thread_in_few_statements(client: TestClient, statements: Statements, slug: str) -> None:
    with statements.counting() as seen:
        answer = client.get(f"/threads/{slug}")
    assert answer.status_code == 200
    assert len([statement for statement in seen if not statement.startswith("BEGIN")]) <= 10


def test_its_articles_are_in_order_of_time_and_say_that_they_belong_to_it(client: TestClient, slug: str) -> None:
    page = client.get(f"/threads/{slug}").text
    ids = re.findall(r'item-title"><a href="/articles/(\d+)"', page)
    dates = [client.get(f"/api/v1/articles/{number}").json()["date"] or "9999" for number in ids]
    assert len(ids) >= 2
    assert dates == sorted(dates)
    for number in ids:
        assert f"/threads/{slug}" in client.get(f"/articles/{number}").text


def test_its_feed_has_the_newest_first(client: TestClient, slug: str) -> None:
    page = client.get(f"/threads/{slug}").text
    feed = client.get(f"/threads/{slug}.atom").text
    on_page = re.findall(r'item-title"><a href="/articles/(\d+)"', page)
    assert re.findall(r"<id>[^<]*/articles/(\d+)</id>", feed) == on_page[::-1]


def test_the_api_tells_the_same(client: TestClient, slug: str) -> None:
    page = client.get(f"/threads/{slug}").text
    thread = client.get(f"/api/v1/threads/{slug}").json()
    on_page = re.findall(r'item-title"><a href="/articles/(\d+)"', page)
    assert [str(entry["article"]["id"]) for entry in thread["entries"]] == on_page


def test_every_order_lists_the_same_threads(client: TestClient) -> None:
    def listed(order: str) -> set[str]:
        return set(re.findall(r'href="/threads/([^"?]+)"', client.get(f"/threads?order={order}").text))

    assert listed("score") == listed("recent") == listed("long") == listed("name")

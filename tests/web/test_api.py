"""The API: the same reads as the site, as JSON."""

import pytest
from fastapi.testclient import TestClient

from app.web.api_values import ErrorJson

SEGMENT = [
    "kind",
    "column",
    "kicker",
    "headline",
    "deck",
    "byline",
    "paragraphs",
    "roles",
    "captions",
    "reporters",
    "correspondents",
    "photographers",
    "date",
    "date_text",
    "streets",
    "communities",
    "villages",
    "lines",
]
ITEM = ("id", "url", "headline", "date", "issued", "district", "streets", "snippet")


def test_search_has_what_was_promised(client: TestClient) -> None:
    found = client.get("/api/v1/search?q=社区&per_page=3").json()
    assert found["total"] > 3
    assert len(found["items"]) == 3
    for item in found["items"]:
        assert all(name in item for name in ITEM)
        start, end = item["highlights"][0]
        assert item["snippet"][start:end] == "社区"
    assert {"district", "street", "month"} <= set(found["facets"])
    assert {"value", "label", "count"} <= set(found["facets"]["street"][0])
    assert found["did_you_mean"] is None


def test_several_values_of_a_filter_by_name_or_slug(client: TestClient) -> None:
    def total(query: str) -> int:
        number: int = client.get(f"/api/v1/search?{query}").json()["total"]
        return number

    both = total("street=望澄街道&street=qingxi-liudi")
    assert max(total("street=望澄街道"), total("street=柳堤街道")) < both
    assert both <= total("street=望澄街道") + total("street=柳堤街道")
    assert total("street=没有这条街道") == 0


def test_a_facet_counts_what_choosing_it_gives(client: TestClient) -> None:
    found = client.get("/api/v1/search?q=社区&district=青溪区").json()
    for name in ("street", "month", "kind"):
        for value in found["facets"][name]:
            chosen = client.get(
                "/api/v1/search", params={"q": "社区", "district": "青溪区", name: value["value"]}
            ).json()
            assert chosen["total"] == value["count"], (name, value)


def test_an_article_has_the_names_of_segment(client: TestClient) -> None:
    article = client.get("/api/v1/articles/1").json()
    assert all(name in article for name in SEGMENT)
    assert len(article["roles"]) == len(article["paragraphs"])
    assert article["url"] == "http://testserver/articles/1"


def test_districts_and_streets_count_alike(client: TestClient) -> None:
    for district in client.get("/api/v1/districts").json():
        assert district["count"] == client.get(f"/api/v1/search?district={district['slug']}").json()["total"]
        for street in client.get(f"/api/v1/streets?district={district['name']}").json():
            assert street["count"] == client.get(f"/api/v1/search?street={street['slug']}").json()["total"]


def test_suggestions_lead_somewhere(client: TestClient) -> None:
    for typed in ("望澄", "wangcheng", "林"):
        items = client.get("/api/v1/suggest", params={"q": typed}).json()["items"]
        assert items
        for item in items:
            assert client.get(item["url"]).status_code == 200


def test_the_docs_tell_every_address(client: TestClient) -> None:
    docs = client.get("/api").text
    for path in client.get("/api/v1/openapi.json").json()["paths"]:
        assert path in docs


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/search?page=0", 422),
        ("/api/v1/search?from=someday", 422),
        ("/api/v1/search?sort=best", 422),
        ("/api/v1/articles/999999", 404),
        ("/api/v1/articles/99999999999999999999", 404),
        ("/api/v1/pages/x", 404),
        ("/api/v1/streets?district=nowhere", 404),
        ("/api/v1/threads?place=nowhere", 404),
        ("/api/v1/threads/nothing", 404),
        ("/api/v1/counts?place=nowhere", 404),
        ("/api/v1/nothing", 404),
    ],
)
def test_what_is_not_answered_is_an_error_of_the_schema(client: TestClient, address: str, status: int) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert ErrorJson.model_validate(answer.json(), extra="forbid").status == status


def test_the_schema_tells_of_errors_at_every_address(client: TestClient) -> None:
    schema = client.get("/api/v1/openapi.json").json()
    for path, methods in schema["paths"].items():
        for status in ("404", "422", "503"):
            answer = methods["get"]["responses"][status]["content"]["application/json"]["schema"]
            assert answer == {"$ref": "#/components/schemas/ErrorJson"}, path

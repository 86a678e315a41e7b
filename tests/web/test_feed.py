"""Atom feeds."""

import datetime as dt
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize(
    "address",
    [
        "/search.atom?q=社区",
        "/districts/qingxi.atom",
        "/streets/qingxi-wangcheng.atom",
        "/search.atom?q=无处可寻",
        "/search.atom?q=%00%1f%ef%bf%be",
    ],
)
def test_a_feed_is_whole(client: TestClient, address: str) -> None:
    """What RFC 4287 asks of a feed and its entries."""
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = ElementTree.fromstring(answer.text)
    for name in ("title", "id", "updated"):
        assert feed.findtext(ATOM + name)
    links = {link.get("rel"): link.get("href") or "" for link in feed.findall(ATOM + "link")}
    assert client.get(links["self"]).status_code == 200
    assert client.get(links["alternate"]).status_code == 200
    entries = feed.findall(ATOM + "entry")
    ids = [entry.findtext(ATOM + "id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.findtext(ATOM + "title")
        assert entry.findtext(f"{ATOM}author/{ATOM}name")
        assert dt.datetime.fromisoformat(entry.findtext(ATOM + "updated") or "").tzinfo


def test_what_xml_cannot_hold_is_left_out(client: TestClient) -> None:
    answer = client.get("/search.atom?q=%00%0b社区%ef%bf%be<&")
    assert ElementTree.fromstring(answer.text).tag == ATOM + "feed"


@pytest.mark.parametrize(
    ("address", "asked"),
    [("/districts/qingxi.atom", "district=qingxi"), ("/search.atom?q=社区&sort=relevance", "q=社区")],
)
def test_a_feed_has_the_newest_first(client: TestClient, address: str, asked: str) -> None:
    """However the search was sorted: a subscriber wants what is new."""
    feed = ElementTree.fromstring(client.get(address).text)
    listed = client.get(f"/api/v1/search?{asked}&sort=newest&per_page=50").json()["items"]
    changes = [entry.findtext(ATOM + "updated") or "" for entry in feed.findall(ATOM + "entry")]
    assert feed.findtext(ATOM + "updated") == max(changes)
    assert [entry.findtext(ATOM + "id") for entry in feed.findall(ATOM + "entry")] == [item["url"] for item in listed]

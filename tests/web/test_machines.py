"""What machines read: the sitemap, the rules for crawlers, feeds that pages tell of."""

import re
from xml.etree import ElementTree

from fastapi.testclient import TestClient

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def addresses(client: TestClient, path: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(path).text)
    return [(loc.text or "").removeprefix("http://testserver") for loc in tree.iter(LOC)]


def test_the_sitemap_leads_to_every_article_and_nowhere_else(client: TestClient) -> None:
    told = client.get("/robots.txt").text
    assert "Sitemap: http://testserver/sitemap.xml" in told
    found = [address for part in addresses(client, "/sitemap.xml") for address in addresses(client, part)]
    assert len(set(found)) == len(found)
    total = client.get("/api/v1/search").json()["total"]
    assert len([address for address in found if address.startswith("/articles/")]) == total
    for address in (address for address in found if not address.startswith("/articles/")):
        assert client.get(address).status_code == 200, address


def test_feeds_that_pages_tell_of_exist(client: TestClient) -> None:
    for address in (
        "/",
        "/search?q=社区",
        "/districts/qingxi",
        "/streets/qingxi-wangcheng",
        "/places/qingxi-jichuang",
        "/reporters/林晓棠",
    ):
        told = re.findall(
            r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"', client.get(address).text
        )
        assert told, address
        for feed in told:
            assert client.get(feed).headers["content-type"].startswith("application/atom+xml")

"""Headers: what may be loaded and kept, and 304 for what the browser has."""

from fastapi.testclient import TestClient

from app.web.render import static_url
from tests.browser.addresses import KINDS


def test_security_headers_on_every_answer(client: TestClient) -> None:
    for address in ("/", "/nowhere", "/static/site.css", "/api/v1/districts", "/search?page=0"):
        headers = client.get(address).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_no_cookies_are_set(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/search?q=社区").headers


def test_fingerprinted_files_are_kept_for_good(client: TestClient) -> None:
    assert "immutable" in client.get(static_url("site.css")).headers["cache-control"]
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    assert "immutable" not in client.get("/static/nowhere.css?v=1").headers["cache-control"]


def test_the_same_page_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/articles/1")
    tag = first.headers["etag"]
    again = client.get("/articles/1", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    assert client.get("/articles/2", headers={"if-none-match": tag}).status_code == 200


def test_pages_are_compressed(client: TestClient) -> None:
    assert client.get("/search").headers["content-encoding"] == "gzip"


def test_a_first_visit_weighs_little(client: TestClient) -> None:
    """All files of a page, compressed: at most 60 KB."""
    import gzip

    files = sum(
        len(gzip.compress(client.get(static_url(name)).content)) for name in ("site.css", "site.js", "icon.svg")
    )
    for address in KINDS.values():
        assert len(gzip.compress(client.get(address).content)) + files <= 60 * 1024

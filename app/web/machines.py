"""Small files for machines: how a browser searches here, what a crawler may visit, and every lasting address."""

from collections.abc import Iterable
from typing import Annotated

from fastapi import Path, Request, Response

from app.queries import sitemap as addresses
from app.web.errors import not_found
from app.web.links import article_url, page_url, place_url, thread_url
from app.web.site import Site, SiteDep

STANDING = ("/", "/threads", "/places", "/calendar", "/reporters", "/help", "/api")


def opensearch(request: Request, site: SiteDep) -> Response:
    """Lets a browser add the archive as a search engine."""
    text = site.templates.get_template("opensearch.xml").render(base_url=site.base_url(request))
    return Response(text, media_type="application/opensearchdescription+xml")


def robots(request: Request, site: SiteDep) -> Response:
    """Articles and pages are to be found; the endless combinations of filters are not."""
    lines = ("User-agent: *", "Disallow: /search", "Disallow: /api/", f"Sitemap: {site.base_url(request)}/sitemap.xml")
    return Response("\n".join((*lines, "")), media_type="text/plain")


def sitemap(request: Request, site: SiteDep) -> Response:
    """The parts of the sitemap: 0 has all but the articles."""
    with site.database.reading() as session:
        parts = addresses.count_parts(session)
    return _sitemap(request, site, "sitemapindex", "sitemap", (f"/sitemap/{n}.xml" for n in range(parts + 1)))


def sitemap_part(request: Request, site: SiteDep, part: Annotated[int, Path(ge=0, lt=10**6)]) -> Response:
    """The addresses of one part."""
    with site.database.reading() as session:
        if part:
            paths = [article_url(article_id) for article_id in addresses.article_ids(session, part)]
        else:
            paths = [
                *STANDING,
                *map(place_url, addresses.places(session)),
                *map(thread_url, addresses.thread_slugs(session)),
                *map(page_url, addresses.page_ids(session)),
            ]
    if not paths:
        raise not_found()
    return _sitemap(request, site, "urlset", "url", paths)


def _sitemap(request: Request, site: Site, root: str, entry: str, paths: Iterable[str]) -> Response:
    base = site.base_url(request)
    template = site.templates.get_template("sitemap.xml")
    text = template.render(root=root, entry=entry, addresses=[base + path for path in paths])
    return Response(text, media_type="application/xml")

"""Small files for machines: how a browser searches here, what a crawler may visit."""

from fastapi import Request, Response

from app.web.site import SiteDep


def opensearch(request: Request, site: SiteDep) -> Response:
    """Lets a browser add the archive as a search engine."""
    text = site.templates.get_template("opensearch.xml").render(base_url=site.base_url(request))
    return Response(text, media_type="application/opensearchdescription+xml")


def robots() -> Response:
    """Articles and pages are to be found; the endless combinations of filters are not."""
    return Response("User-agent: *\nDisallow: /search\nDisallow: /api/\n", media_type="text/plain")

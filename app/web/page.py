"""A newspaper page's source text: marked on screen, and as it is."""

from fastapi import Request, Response
from fastapi.responses import PlainTextResponse

from app.queries.beside import pages_beside
from app.queries.page import read_page, read_text
from app.web.errors import not_found
from app.web.links import page_url
from app.web.periods import RowId
from app.web.site import SiteDep


def show(request: Request, site: SiteDep, page_id: RowId, article: int | None = None) -> Response:
    """The source text with each article's lines marked; ``article`` is made to stand out."""
    with site.database.reading() as session:
        page = read_page(session, page_id)
        earlier, later = pages_beside(session, page_id)
    if page is None:
        raise not_found()
    address = site.base_url(request) + page_url(page_id)
    return site.page(
        request, "page.html", page=page, marked=article, address=address, beside=(("prev", earlier), ("next", later))
    )


def show_text(site: SiteDep, page_id: RowId) -> Response:
    """The source text as it was ingested, in UTF-8."""
    with site.database.reading() as session:
        text = read_text(session, page_id)
    if text is None:
        raise not_found()
    return PlainTextResponse(text)

"""A newspaper page's source text."""

from fastapi import Request, Response

from app.queries.page import read_page
from app.web.errors import not_found
from app.web.periods import RowId
from app.web.site import SiteDep


def show(request: Request, site: SiteDep, page_id: RowId, article: int | None = None) -> Response:
    """The source text with each article's lines marked; ``article`` is made to stand out."""
    with site.database.reading() as session:
        page = read_page(session, page_id)
    if page is None:
        raise not_found()
    return site.page(request, "page.html", page=page, marked=article)

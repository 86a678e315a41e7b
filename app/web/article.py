"""One article."""

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from app.queries.article import read_article, successor
from app.web.citation import cite
from app.web.errors import not_found
from app.web.links import article_url, successor_url
from app.web.periods import RowId
from app.web.render import title_of
from app.web.site import SiteDep


def show(request: Request, site: SiteDep, article_id: RowId) -> Response:
    """The article as printed; an address that a recut took away leads on to its successor for good."""
    with site.database.reading() as session:
        article = read_article(session, article_id)
        moved = None if article else successor(session, article_id)
    if moved is not None:
        return RedirectResponse(successor_url(moved), 301)
    if article is None:
        raise not_found()
    address = site.base_url(request) + article_url(article_id)
    titles = {row.id: title_of(row) for row in article.siblings}
    return site.page(
        request, "article.html", article=article, titles=titles, address=address, citation=cite(article, address)
    )

"""One article, and its citation as a file."""

from typing import Literal

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from app.queries.article import ArticleView, read_article, successor
from app.web.citation import FORMS, cite
from app.web.dates import today
from app.web.errors import not_found
from app.web.links import article_url, successor_url
from app.web.metadata import description, news_article
from app.web.periods import RowId
from app.web.render import title_of
from app.web.site import Site, SiteDep


def show(request: Request, site: SiteDep, article_id: RowId) -> Response:
    """The article as printed; an address that a recut took away leads on to its successor for good."""
    article = _read(site, article_id)
    if isinstance(article, Response):
        return article
    base = site.base_url(request)
    address = base + article_url(article_id)
    return site.page(
        request,
        "article.html",
        article=article,
        titles={row.id: title_of(row) for row in article.siblings},
        address=address,
        citation=cite(article, address, today()),
        description=description(article),
        data=news_article(article, address, base),
    )


def show_citation(request: Request, site: SiteDep, article_id: RowId, form: Literal["bib", "ris"]) -> Response:
    """The article's reference for BibTeX or a reference manager."""
    article = _read(site, article_id)
    if isinstance(article, Response):
        return article
    write, media_type = FORMS[form]
    return Response(
        write(article, site.base_url(request) + article_url(article_id)),
        media_type=media_type,
        headers={"content-disposition": f'attachment; filename="article-{article_id}.{form}"'},
    )


def _read(site: Site, article_id: int) -> ArticleView | Response:
    """The article, or the way to its successor.

    Raises:
        HTTPException: 404 where there is neither.
    """
    with site.database.reading() as session:
        article = read_article(session, article_id)
        moved = None if article else successor(session, article_id)
    if moved is not None:
        return RedirectResponse(successor_url(moved), 301)
    if article is None:
        raise not_found()
    return article

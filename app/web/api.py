"""The same reads as JSON, version 1."""

from typing import Annotated

from fastapi import Query, Request
from starlette.exceptions import HTTPException

from app.queries.article import read_article, successor
from app.queries.counts import count_by_district, count_streets
from app.queries.places import find_place, slugs
from app.queries.suggest import suggest
from app.web import search as search_page
from app.web.api_values import (
    ArticleJson,
    PlaceCountJson,
    SearchJson,
    SuggestJson,
    article_json,
    place_count_json,
    search_json,
    suggest_json,
)
from app.web.errors import not_found
from app.web.params import SearchParams
from app.web.periods import RowId
from app.web.site import SiteDep


def search(request: Request, site: SiteDep, params: Annotated[SearchParams, Query()]) -> SearchJson:
    """Search the articles; an empty `q` lists everything under the filters."""
    if bad := params.bad_dates():
        raise HTTPException(422, f"看不懂这个日期：{'、'.join(bad)}")
    return search_json(search_page.run(site, params), site.base_url(request))


def suggestions(request: Request, site: SiteDep, q: str = "") -> SuggestJson:
    """What someone who typed this may be about to type: places, people, headlines; by characters or by pinyin."""
    with site.database.reading() as session:
        found = suggest(session, site.engine, q)
    return suggest_json(found, site.base_url(request))


def article(request: Request, site: SiteDep, article_id: RowId) -> ArticleJson:
    """A whole article.  An id that was merged into another redirects (301)."""
    with site.database.reading() as session:
        found = read_article(session, article_id)
        moved = None if found else successor(session, article_id)
    if moved is not None:
        raise HTTPException(301, headers={"location": f"/api/v1/articles/{moved}"})
    if found is None:
        raise not_found()
    return article_json(found, site.base_url(request))


def districts(request: Request, site: SiteDep) -> list[PlaceCountJson]:
    """The districts and the numbers of their articles."""
    with site.database.reading() as session:
        counts = count_by_district(session)
    return [place_count_json(entry, site.base_url(request)) for entry in counts]


def streets(request: Request, site: SiteDep, district: str = "") -> list[PlaceCountJson]:
    """The street offices, of one district (name or slug) or of all, and how many articles name each."""
    with site.database.reading() as session:
        within = None
        if district:
            found = find_place(session, slugs(session, "district", [district])[0], ("district",))
            if found is None:
                raise not_found()
            within = found[0]
        counts = count_streets(session, within)
    return [place_count_json(entry, site.base_url(request)) for entry in counts]

"""The same reads as JSON, version 1."""

from typing import Annotated

from fastapi import Query, Request
from starlette.exceptions import HTTPException

from app.queries.article import read_article, successor
from app.queries.counts import count_by_district, count_streets
from app.queries.holdings import HoldingsView, read_calendar
from app.queries.page import PageView, read_page
from app.queries.periods import Counts, count_archive, count_place
from app.queries.places import find_place, slugs
from app.queries.reporter import PersonCount, read_people
from app.queries.suggest import suggest
from app.queries.thread import ThreadView, read_thread, thread_successor
from app.queries.threads import ThreadList, read_threads
from app.web import search as search_page
from app.web.api_results import SearchJson, SuggestJson, search_json, suggest_json
from app.web.api_values import ArticleJson, PlaceCountJson, article_json, place_count_json
from app.web.errors import not_found
from app.web.links import successor_url
from app.web.params import SearchParams
from app.web.periods import PageQuery, RowId
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
    """A whole article.  The id of an article that is no more redirects (301) to its successor, else to its page."""
    with site.database.reading() as session:
        found = read_article(session, article_id)
        moved = None if found else successor(session, article_id)
    if moved is not None:
        raise HTTPException(301, headers={"location": f"/api/v1{successor_url(moved)}"})
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


def page(site: SiteDep, page_id: RowId) -> PageView:
    """A newspaper page: its source text line by line, each line with the article it belongs to."""
    with site.database.reading() as session:
        found = read_page(session, page_id)
    if found is None:
        raise not_found()
    return found


def threads(site: SiteDep, place: str = "", page: PageQuery = 1) -> ThreadList:
    """The story threads of the archive, or of the district or street office with this slug."""
    with site.database.reading() as session:
        found = find_place(session, place, ("district", "street")) if place else None
        if place and not found:
            raise not_found()
        return read_threads(session, place_id=found[0] if found else None, page=page)


def thread(site: SiteDep, slug: str, page: PageQuery = 1) -> ThreadView:
    """A story thread: its articles in time, some at a time, and the figures that they state."""
    with site.database.reading() as session:
        found = read_thread(session, slug, page)
        moved = None if found else thread_successor(session, slug)
    if moved is not None:
        raise HTTPException(301, headers={"location": f"/api/v1/threads/{moved}"})
    if found is None:
        raise not_found()
    return found


def counts(site: SiteDep, place: str = "") -> Counts:
    """How many articles there are by year and month: in the archive, or of the place with this slug."""
    with site.database.reading() as session:
        if not place:
            return count_archive(session)
        found = find_place(session, place, ("district", "street", "community", "village"))
        if found is None:
            raise not_found()
        return count_place(session, found[0])


def holdings(site: SiteDep) -> HoldingsView:
    """The calendar of the holdings: what the archive has of each month, lacks and doubts."""
    with site.database.reading() as session:
        return read_calendar(session)


def reporters(site: SiteDep, page: PageQuery = 1) -> list[PersonCount]:
    """The people credited, those with most articles first."""
    with site.database.reading() as session:
        return list(read_people(session, page)[1])

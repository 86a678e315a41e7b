"""The application and its whole route table: every address of the site, one a line."""

import gc
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from threading import Thread
from typing import Any

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from app.database import Database
from app.queries.search import search as run_search
from app.queries.suggest import suggest
from app.search.engine import Engine, IndexUnavailableError
from app.search.opening import open_engine
from app.search.request import SearchRequest
from app.settings import ROOT, Settings, get_settings
from app.web import (
    api,
    api_docs,
    article,
    calendar,
    district,
    errors,
    feed,
    health,
    help,
    home,
    machines,
    oai,
    page,
    places,
    report,
    reporter,
    search,
    street,
    streets,
    thread,
    today,
)
from app.web.api_values import ErrorJson
from app.web.middleware import SiteHeaders, Validators
from app.web.render import make_templates
from app.web.site import Site

Handler = Callable[..., Any]

PAGES: tuple[tuple[str, Handler], ...] = (
    ("/", home.show),
    ("/search", search.show),
    ("/search.atom", search.show_atom),
    ("/search.{form}", search.show_table),
    # reading
    ("/articles/{article_id:int}", article.show),
    ("/articles/{article_id:int}.{form}", article.show_citation),
    ("/pages/{page_id:int}", page.show),
    ("/pages/{page_id:int}.txt", page.show_text),
    # a district through time
    ("/districts/{slug}.atom", feed.show_district),
    ("/districts/{slug}/streets", streets.show),
    ("/districts/{slug}/streets.{form}", streets.show_table),
    ("/districts/{slug}/streets/{year}", streets.show_year),
    ("/districts/{slug}", district.show),
    ("/districts/{slug}/{period}", district.show_period),
    # street offices, communities, villages
    ("/streets/{slug}.atom", feed.show_street),
    ("/streets/{slug}/report", report.show),
    ("/streets/{slug}/report.{form}", report.show_table),
    ("/streets/{slug}", street.show),
    ("/streets/{slug}/{period}", street.show_period),
    ("/places", places.show),
    ("/places.{form}", places.show_table),
    ("/places/{slug}", street.show_place),
    ("/places/{slug}/{period}", street.show_place_period),
    # other ways in
    ("/threads", thread.show_all),
    ("/threads.{form}", thread.show_all_table),
    ("/threads/{slug}.atom", feed.show_thread),
    ("/threads/{slug}/figures.{form}", thread.show_figures),
    ("/threads/{slug}", thread.show),
    ("/calendar", calendar.show),
    ("/calendar.{form}", calendar.show_table),
    ("/calendar/{period}", calendar.show_period),
    ("/today", today.show),
    ("/reporters", reporter.show_all),
    ("/reporters.{form}", reporter.show_all_table),
    ("/reporters/{name}", reporter.show),
    # about the site, and for machines
    ("/help", help.show),
    ("/api", api_docs.show),
    ("/healthz", health.show),
    ("/opensearch.xml", machines.opensearch),
    ("/robots.txt", machines.robots),
    ("/sitemap.xml", machines.sitemap),
    ("/sitemap/{part}.xml", machines.sitemap_part),
)

API: tuple[tuple[str, Handler], ...] = (
    ("/api/v1/search", api.search),
    ("/api/v1/suggest", api.suggestions),
    ("/api/v1/articles/{article_id}", api.article),
    ("/api/v1/pages/{page_id}", api.page),
    ("/api/v1/districts", api.districts),
    ("/api/v1/streets", api.streets),
    ("/api/v1/reporters", api.reporters),
    ("/api/v1/threads", api.threads),
    ("/api/v1/threads/{slug}", api.thread),
    ("/api/v1/counts", api.counts),
    ("/api/v1/holdings", api.holdings),
)


ERRORS: dict[int | str, dict[str, Any]] = {
    404: {"model": ErrorJson, "description": "there is no such thing"},
    422: {"model": ErrorJson, "description": "a parameter was not understood"},
    503: {"model": ErrorJson, "description": "the index cannot be read"},
}


def create_app(settings: Settings, database: Database, engine: Engine) -> FastAPI:
    """The site over an open archive; whoever opened database and engine closes them."""
    app = FastAPI(
        title="区报文库 District newspaper archive",
        version="1",
        summary="Articles of district newspapers: found, read, cited.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # the docs that come with FastAPI load from a CDN; see api_docs
        redoc_url=None,
        lifespan=_warmed,
        middleware=[
            Middleware(GZipMiddleware, minimum_size=500, compresslevel=5),
            Middleware(SiteHeaders),
            Middleware(Validators),
        ],
    )
    app.state.site = Site(settings, database, engine, make_templates())
    page = partial(app.add_api_route, methods=["GET", "HEAD"], include_in_schema=False)
    app.add_api_route("/oai", oai.answer, methods=["GET", "POST"], include_in_schema=False)
    for path, handler in PAGES:
        page(path, handler)
    for path, handler in API:
        app.add_api_route(path, handler, responses=ERRORS)
        app.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False)
    app.mount("/static", StaticFiles(directory=ROOT / "static"))
    errors.install(app)
    return app


@asynccontextmanager
async def _warmed(app: FastAPI) -> AsyncIterator[None]:
    """Answer at once, and load meanwhile what the first search would load."""
    app.state.warming = Thread(target=_warm, args=(app.state.site,))
    app.state.warming.start()
    yield
    app.state.warming.join()
    gc.unfreeze()


def _warm(site: Site) -> None:
    """Run a search and suggest something, and take what that loads out of the garbage collector's rounds.

    Dictionaries and names are some hundred thousand objects that stay; going through them again and again cost single
    requests 150 ms at 100,000 articles.
    """
    with suppress(IndexUnavailableError), site.database.reading() as session:
        run_search(session, site.engine, SearchRequest(q="的"))
        suggest(session, site.engine, "a")
    gc.collect()
    gc.freeze()


def make_app() -> FastAPI:
    """The application as uvicorn's factory makes it, from the settings of the environment."""
    settings = get_settings()
    return create_app(settings, Database(settings.database_path), open_engine(settings.index_path, settings.engine))

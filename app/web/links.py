"""The addresses of the site's pages, written in one place."""

from collections.abc import Callable
from urllib.parse import quote, quote_plus, urlencode

from app.queries.article import Successor
from app.queries.results import PlaceRef
from app.search.request import SearchRequest

_PLACE_PATHS = {"district": "districts", "street": "streets"}


def article_url(article_id: int) -> str:
    """The permanent address of an article."""
    return f"/articles/{article_id}"


def successor_url(successor: Successor) -> str:
    """Where a former article address leads."""
    if successor.article_id is not None:
        return article_url(successor.article_id)
    return f"/pages/{successor.page_id}"


def page_url(page_id: int, line: int | None = None, article: int | None = None) -> str:
    """A newspaper page, with one article marked and from one line on."""
    query = f"?article={article}" if article is not None else ""
    return f"/pages/{page_id}{query}" + (f"#L{line}" if line is not None else "")


def place_url(place: PlaceRef) -> str:
    """The page of a place; its slug tells its district too."""
    return f"/{_PLACE_PATHS.get(place.level, 'places')}/{quote(place.slug)}"


def person_url(name: str) -> str:
    """The page of a reporter, correspondent or photographer."""
    return f"/reporters/{quote(name, safe='')}"


def thread_url(slug: str) -> str:
    """The page of a story thread."""
    return f"/threads/{quote(slug)}"


_SECTIONS = {"districts": "/places", "streets": "/places", "articles": "", "pages": "/calendar"}


def section(path: str) -> str:
    """The address of the main navigation that a page belongs to: /places for a street office."""
    first = path.split("/")[1]
    return _SECTIONS.get(first, f"/{first}")


def search_url(request: SearchRequest, suffix: str = "") -> str:
    """A search; ``suffix`` (``.csv``, ``.atom``) asks for another form of it."""
    query = request.query_string()
    return f"/search{suffix}" + (f"?{query}" if query else "")


def facet_urls(request: SearchRequest, name: str) -> Callable[[str], str]:
    """The searches with one value of a filter more, or one less if it is chosen; of each value, as an address.

    A result page has hundreds: what they share is written once.
    """
    chosen = getattr(request, name)
    some = max((*chosen, "")) + "x"  # none of them
    before, named, rest = search_url(request.toggled(name, some)).rpartition(f"{name}=")
    after = rest.removeprefix(quote_plus(some))

    def url(value: str) -> str:
        return (
            search_url(request.toggled(name, value))
            if value in chosen
            else f"{before}{named}{quote_plus(value)}{after}"
        )

    return url


def with_query(path: str, **params: object) -> str:
    """A path with those of the parameters that say something."""
    given = {name: value for name, value in params.items() if value not in (None, "", 1)}
    return path + (f"?{urlencode(given)}" if given else "")

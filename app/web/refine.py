"""Searches that lie one click away from a search."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.queries.results import FacetValue
from app.search.request import FILTERS, SearchRequest, Sort
from app.web.dates import month_words
from app.web.links import with_query
from app.web.params import normal_date


def kept(asked: SearchRequest, *without: str) -> list[tuple[str, str]]:
    """The search as the hidden fields of a form that itself sets some of its names; a form starts on page one."""
    return [(name, value) for name, value in asked.pairs() if name not in (*without, "page")]


def sorted_by(asked: SearchRequest, sort: str) -> SearchRequest:
    """The same search in another order, from its first page."""
    return replace(asked, sort=Sort(sort), page=1)


def only_query(asked: SearchRequest) -> SearchRequest:
    """What was typed, without any filter."""
    return SearchRequest(q=asked.q, sort=asked.sort)


def only_undated(asked: SearchRequest) -> SearchRequest:
    """Those hits whose day is unknown."""
    return replace(asked, undated=True, since="", until="", month=(), page=1)


def holdings_url(asked: SearchRequest, facets: Mapping[str, Sequence[FacetValue]]) -> str:
    """The calendar of the holdings at the district and the time that a search asked for."""
    known = [facet.value for facet in facets.get("district", ()) if facet.chosen and facet.label != facet.value]
    period = normal_date(asked.month[0] if asked.month else asked.since)[:7]
    return with_query(f"/calendar/{period}" if period else "/calendar", district=known[0] if len(known) == 1 else "")


def chosen_filters(asked: SearchRequest, facets: Mapping[str, Sequence[FacetValue]]) -> list[tuple[str, SearchRequest]]:
    """Each filter in force, in words, with the search that does without it."""
    names = {(name, facet.value): facet.label for name, values in facets.items() for facet in values}
    chosen = [
        (month_words(value) if name == "month" else names.get((name, value), value), asked.toggled(name, value))
        for name in FILTERS
        for value in getattr(asked, name)
    ]
    if asked.since:
        chosen.append((f"{month_words(asked.since)}起", replace(asked, since="", page=1)))
    if asked.until:
        chosen.append((f"到{month_words(asked.until)}为止", replace(asked, until="", page=1)))
    if asked.undated:
        chosen.append(("未定日期", replace(asked, undated=False, page=1)))
    return chosen

"""The JSON of searches and suggestions."""

from collections.abc import Sequence

from pydantic import BaseModel, Field

from app.queries.results import FacetValue, Fragment, Hit, PlaceRef, SearchResults
from app.queries.suggest import Suggestion
from app.search.request import SearchRequest
from app.web.links import article_url, person_url, place_url, search_url
from app.web.render import CREDITS, LEVELS, title_of


class HitJson(BaseModel):
    """An article found."""

    id: int
    url: str
    kind: str
    column: str
    kicker: str
    headline: str = Field(description="empty where the page lost it; see title")
    title: str = Field(description="the headline, or 〔无题〕 and the opening words")
    deck: str
    date: str | None = Field(description="day of the event as printed, EDTF; null where none is printed")
    issued: str | None = Field(description="day of printing, EDTF; null where unknown")
    district: str | None
    streets: list[str]
    reporters: list[str]
    snippet: str = Field(description="plain text; hits stand at `highlights`")
    highlights: list[tuple[int, int]] = Field(description="start and end of each hit in `snippet`, in characters")


class FacetJson(BaseModel):
    """A value of a filter."""

    value: str
    label: str
    count: int
    chosen: bool


class SearchJson(BaseModel):
    """A page of search results."""

    total: int
    page: int
    per_page: int
    items: list[HitJson]
    facets: dict[str, list[FacetJson]] = Field(description="by filter; a count ignores its own filter's selection")
    undated: int = Field(description="hits whose day is unknown, which no range of days matches")
    did_you_mean: str | None
    notes: list[str] = Field(description="in Chinese: what was not understood, what to relax")
    next: str | None = Field(description="address of the next page")


class SuggestionJson(BaseModel):
    """A name or a headline, and where it leads."""

    label: str
    kind: str = Field(description="in Chinese: what it is")
    url: str


class SuggestJson(BaseModel):
    """What may be meant, likeliest first."""

    items: list[SuggestionJson]


def search_json(results: SearchResults, base: str) -> SearchJson:
    """A page of search results."""
    asked = results.request
    more = asked.offset + asked.per_page < results.total
    return SearchJson(
        total=results.total,
        page=asked.page,
        per_page=asked.per_page,
        items=[_hit(hit, base) for hit in results.hits],
        facets={name: [_facet(value) for value in values] for name, values in results.facets.items()},
        undated=results.undated,
        did_you_mean=results.did_you_mean.q if results.did_you_mean else None,
        notes=list(results.notes),
        next=f"{base}/api/v1{search_url(asked.on_page(asked.page + 1))}" if more else None,
    )


def suggest_json(found: Sequence[Suggestion], base: str) -> SuggestJson:
    """Suggestions with the pages that they lead to."""
    return SuggestJson(items=[_suggestion(suggestion, base) for suggestion in found])


def _suggestion(suggestion: Suggestion, base: str) -> SuggestionJson:
    kind, label, value = suggestion.kind, suggestion.label, suggestion.value
    if kind == "headline":
        url = article_url(int(value))
    elif kind in LEVELS:
        url = place_url(PlaceRef(kind, label, value))
    elif kind in CREDITS:
        url = person_url(value)
    else:
        url = search_url(SearchRequest(q=label))
    words = LEVELS | CREDITS | {"headline": "标题"}
    return SuggestionJson(label=label, kind=words.get(kind, "检索"), url=base + url)


def _hit(hit: Hit, base: str) -> HitJson:
    row = hit.article
    return HitJson(
        id=row.id,
        url=base + article_url(row.id),
        kind=row.kind,
        column=row.column,
        kicker=row.kicker,
        headline=row.headline,
        title=title_of(row),
        deck=row.deck,
        date=row.date,
        issued=row.issued or None,
        district=row.district.name if row.district else None,
        streets=[street.name for street in row.streets],
        reporters=list(row.reporters),
        snippet="".join(part.text for part in hit.snippet),
        highlights=_highlights(hit.snippet),
    )


def _highlights(parts: Sequence[Fragment]) -> list[tuple[int, int]]:
    spans, at = [], 0
    for part in parts:
        if part.hit:
            spans.append((at, at + len(part.text)))
        at += len(part.text)
    return spans


def _facet(value: FacetValue) -> FacetJson:
    return FacetJson(value=value.value, label=value.label, count=value.count, chosen=value.chosen)

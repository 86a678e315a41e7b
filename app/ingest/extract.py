"""Who wrote an article, when it happened and where: all that the archive knows of it beside its text."""

from collections.abc import Collection
from dataclasses import asdict, replace

from app.ingest.certainty import chance
from app.ingest.dates.extract_date import event_day
from app.ingest.extract_folio import read_folio
from app.ingest.people.extract_writers import given_name, writers
from app.ingest.places.extract_district import article_district, page_district
from app.ingest.places.extract_place import Found, KnownPlaces, places, printed_places
from app.ingest.values import Article, Level, Page
from app.places import Gazetteer

MANY = 8
"""Places of an article; more of them tell no more."""


def extract_page(page: Page, gazetteer: Gazetteer) -> Page:
    """The page with its folio and district, and its articles with writers, places and days (year still ``XXXX``)."""
    district = page.source.sidecar.district or page_district(page, gazetteer)
    known = printed_places(page.articles, district, gazetteer)
    articles = [_extract(article, district, known) for article in page.articles]
    full_names = {name for article in articles for name in (*article.reporters, *article.correspondents)}
    signed = tuple(_signed(article, full_names) for article in articles)
    return replace(page, **asdict(read_folio(page)), district=district, articles=signed)


def extract(article: Article, page_district: str, gazetteer: Gazetteer) -> Article:
    """One article by itself, with writers, places and day filled in, as if it were all that its page holds."""
    return _extract(article, page_district, printed_places([article], page_district, gazetteer))


def _signed(article: Article, full_names: Collection[str]) -> Article:
    """The article with the reporter who signs with a given name, if the page has the full name: （咏诗）."""
    given = "" if article.reporters or article.correspondents else given_name(article)
    known = given and any(name.endswith(given) and name != given for name in full_names)
    return replace(article, reporters=(given,)) if known else article


def _extract(article: Article, district: str, known: KnownPlaces) -> Article:
    reporters, correspondents, photographers = writers(article)
    found = places(article, known)
    day = event_day(article)
    return replace(
        article,
        reporters=reporters,
        correspondents=correspondents,
        photographers=photographers,
        date=day.edtf(None) if day else None,
        date_text=day.text if day else None,
        district=article_district(article, district, known.gazetteer),
        streets=found.names[Level.STREET],
        communities=found.names[Level.COMMUNITY],
        villages=found.names[Level.VILLAGE],
        confidence=replace(article.confidence, place=chance("place", _place_traits(article.confidence.cut, found))),
    )


def _place_traits(cut: float, found: Found) -> dict[str, float]:
    """What tells whether an article's places are right; lines of another article bring its places."""
    count = sum(map(len, found.names.values()))
    return {"cut": cut, "passed": found.passed, "places": min(count, MANY)}

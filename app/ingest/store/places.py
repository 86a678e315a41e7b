"""Rows for the places that articles name: made at first mention, each with a permanent address."""

from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.chinese import syllables
from app.ingest.values import Article, Level
from app.models import Place

StreetOf = Callable[[str, str, str], str | None]
"""The gazetteer's answer: (district, level, name) -> the street office above a community or village, if listed."""

# Endings that an address does without, unless two places would then share it.
ENDINGS = ("街道", "社区", "地区", "区", "县", "市", "镇", "乡", "村")


class PlaceBook:
    """Finds or makes the place rows of one session."""

    def __init__(self, session: Session, street_of: StreetOf) -> None:
        self._session = session
        self._street_of = street_of
        self._known: dict[int | None, dict[tuple[str, str], Place]] = {}

    def district(self, name: str) -> Place | None:
        """The district's row; None for no name."""
        return self._get(Level.DISTRICT, name, None, None) if name else None

    def of_article(self, article: Article, district: Place | None) -> list[Place]:
        """The rows of all places that an article names: street offices, then communities, then villages."""
        named = [(Level.STREET, name) for name in article.streets]
        named += [(Level.COMMUNITY, name) for name in article.communities]
        named += [(Level.VILLAGE, name) for name in article.villages]
        rows = [self._get(level, name, district, self._above(level, name, district)) for level, name in named]
        return list(dict.fromkeys(rows))

    def _above(self, level: Level, name: str, district: Place | None) -> Place | None:
        if district is None or level is Level.STREET:
            return district
        street = self._street_of(district.name, level, name)
        return self._get(Level.STREET, street, district, district) if street else district

    def _get(self, level: Level, name: str, district: Place | None, parent: Place | None) -> Place:
        known = self._within(district.id if district else None)
        key = str(level), name
        if key not in known:
            known[key] = self._make(level, name, district, parent)
        row = known[key]
        if parent is not None and row.parent_id == row.district_id != parent.id:  # a gazetteer was added since
            row.parent_id = parent.id
        return row

    def _within(self, district_id: int | None) -> dict[tuple[str, str], Place]:
        """The places of a district by level and name, read at once: an import asks for most of them in each batch."""
        if district_id not in self._known:
            rows = self._session.scalars(select(Place).where(Place.district_id.is_not_distinct_from(district_id)))
            self._known[district_id] = {(row.level, row.name): row for row in rows}
        return self._known[district_id]

    def _make(self, level: Level, name: str, district: Place | None, parent: Place | None) -> Place:
        prefix = f"{district.slug}-" if district else ""
        slug = next(
            slug
            for slug in (prefix + tail for tail in slugs(name))
            if self._session.scalar(select(Place.id).where(Place.slug == slug)) is None
        )
        row = Place(
            level=str(level),
            name=name,
            slug=slug,
            district_id=district.id if district else None,
            parent_id=parent.id if parent else None,
        )
        self._session.add(row)
        self._session.flush()
        return row


def slugs(name: str) -> Iterator[str]:
    """Address parts for a name, the shortest first and without end: 曹镇乡 → caozhen, caozhenxiang, caozhenxiang-2 …"""
    stem = next((name.removesuffix(end) for end in ENDINGS if name.endswith(end) and name != end), name)
    full = _latin(name)
    if len(stem) > 1:
        yield _latin(stem)
    yield full
    number = 2
    while True:
        yield f"{full}-{number}"
        number += 1


def _latin(name: str) -> str:
    letters = "".join(char for char in "".join(syllables(name)) if char.isascii() and char.isalnum())
    return letters or "place"

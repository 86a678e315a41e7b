"""Where it happened: the street offices, communities and villages that an article names.

Names are found in the text alone (:mod:`app.ingest.place_names`) and confirmed by the gazetteer and by the rest of the
page: a doubtful mention counts if the same name stands plainly elsewhere.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from app.ingest.place_names import Mention, mentions
from app.ingest.values import TITLES, Article, Level, Role
from app.places import Gazetteer

PLAIN = 0.8
"""A mention at least so sure vouches for its name on the whole page."""
ENOUGH = 0.5
"""A mention less sure than this needs to be vouched for."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """The names that a page's mentions are held against: those listed in its district, and those it prints plainly."""

    listed: frozenset[tuple[str, str]] = frozenset()
    printed: frozenset[tuple[str, str]] = frozenset()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)

    def has(self, level: Level, name: str) -> bool:
        """Whether the place is printed plainly on the page, or listed in its district."""
        return (level, name) in self.printed or (level, name) in self.listed


def texts(article: Article) -> list[str]:
    """The texts in which an article names places, without stray blanks; a blank in a title is a pause."""
    found = []
    for block in article.blocks:
        if block.role in TITLES or block.role is Role.SECTION:
            found.append("，".join(block.text.split()))
        elif block.role is not Role.BYLINE:
            found.append("".join(block.text.split()))
    return found


def printed_places(articles: Iterable[Article], district: str, gazetteer: Gazetteer) -> KnownPlaces:
    """What is known of places for a page: the gazetteer's, and those its articles name plainly."""
    known = KnownPlaces(gazetteer.of_district(district), gazetteer=gazetteer)
    plain = {
        (str(mention.level), mention.name)
        for article in articles
        for text in texts(article)
        for mention in mentions(text, known.has)
        if mention.certainty >= PLAIN
    }
    return replace(known, printed=frozenset(plain))


def places(article: Article, known: KnownPlaces) -> tuple[Mapping[Level, tuple[str, ...]], float]:
    """The article's places by level, in order of first mention, and how sure the least sure of them is."""
    names: dict[Level, dict[str, float]] = {Level.STREET: {}, Level.COMMUNITY: {}, Level.VILLAGE: {}}
    for text in texts(article):
        for mention in mentions(text, known.has):
            if mention.certainty >= ENOUGH:
                of_level = names[mention.level]
                of_level[mention.name] = max(of_level.get(mention.name, 0.0), _sure(mention, known))
    certainty = min((sure for of_level in names.values() for sure in of_level.values()), default=1.0)
    return {level: tuple(of_level) for level, of_level in names.items()}, certainty


def _sure(mention: Mention, known: KnownPlaces) -> float:
    return 1.0 if (mention.level, mention.name) in known.listed else min(mention.certainty, 0.95)

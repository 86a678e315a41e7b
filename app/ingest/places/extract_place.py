"""Where it happened: the street offices, communities and villages that an article names.

Names are found in the text alone (:mod:`places.names`) and confirmed by the gazetteer and by the rest of the
page: a doubtful mention counts if the same name stands plainly elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from app.ingest.places.endings import Knows
from app.ingest.places.names import PLAIN, Mention, mentions
from app.ingest.values import TITLES, Article, Level, Role
from app.places import PEOPLES, Gazetteer, stem

_PROSE = re.compile(r"[，。；：！？“,;:!?]")
_ROW = 60
"""A longer text is prose, even without a stop."""
_DIRECTIONS = frozenset("东西南北中前后上下大小新老")
ENOUGH = 0.5
"""A mention less sure than this needs to be vouched for."""


@dataclass(frozen=True, slots=True)
class KnownPlaces:
    """The names that a page's mentions are held against: those listed in its district, and those it prints plainly."""

    listed: frozenset[tuple[str, str]] = frozenset()
    printed: frozenset[tuple[str, str]] = frozenset()
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    offices: re.Pattern[str] = re.compile(r"(?!)")  # 柳河党工委, 柳河辖区: street offices named without 街道
    full: Mapping[str, str] = field(default_factory=dict)  # 石桥乡 → 石桥回族乡, where the page prints both

    def has(self, level: Level, name: str) -> bool:
        """Whether the place is printed plainly on the page, or listed in its district."""
        return (level, name) in self.printed or (level, name) in self.listed

    @property
    def borne(self) -> Knows | None:
        """Tells whether a place of the nation bears a name; None where no table of them is there."""
        return self.gazetteer.borne if self.gazetteer.committees else None


def texts(article: Article) -> list[str]:
    """The texts in which an article names places, without stray blanks; a blank in a title is a pause."""
    found = []
    for block in article.blocks:
        if block.role in TITLES or block.role in (Role.SECTION, Role.BYLINE):
            found.append("，".join(block.text.split()))
        elif len(block.text) < _ROW and not _PROSE.search(block.text):
            found.append(_row(block.text.split()))
        else:
            found.append("".join(block.text.split()))
    return found


def _row(pieces: list[str]) -> str:
    """A row of a list, in which blanks part columns, and some stand in a short name: 石 峰 太极乡李子村村民."""
    text = "".join(pieces[:1])
    for before, piece in pairwise(pieces):
        text += ("" if len(before) == len(piece) == 1 else "，") + piece
    return text


def printed_places(articles: Iterable[Article], district: str, gazetteer: Gazetteer) -> KnownPlaces:
    """What is known of places for a page: the gazetteer's, and those its articles name plainly."""
    known = KnownPlaces(gazetteer.of_district(district), gazetteer=gazetteer)
    plain = Counter(
        (str(mention.level), mention.name)
        for article in articles
        for text in texts(article)
        for mention in mentions(text, known.has, known.borne)
        if mention.certainty >= PLAIN
    )
    printed = frozenset(place for place in plain if not _is_overlong(place, plain, known))
    offices = sorted({name for level, name in printed | known.listed if level == Level.STREET and len(stem(name)) > 1})
    peoples = {stem(name) + name[-1]: name for level, name in printed if level == Level.STREET and PEOPLES.search(name)}
    return replace(known, printed=printed, offices=_without_ending(offices), full=peoples)


def _is_overlong(place: tuple[str, str], plain: Mapping[tuple[str, str], int], known: KnownPlaces) -> bool:
    """Whether a name printed once holds another that the page prints more often: words before it were taken in."""
    level, name = place
    if plain[place] > 1 or place in known.listed:
        return False
    return any(
        plain.get((level, name[cut:]), 0) > 1
        for cut in range(1, len(name) - 2)
        if name[:cut] not in _DIRECTIONS  # 东石庙村 is not 石庙村
    )


def _without_ending(offices: Iterable[str]) -> re.Pattern[str]:
    stems = [re.escape(stem(name)) for name in offices if name.endswith("街道")]
    names = "|".join(sorted(stems, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"({names})(?=党工委|纪工委|人大工委|街办|辖区)")


class Found(NamedTuple):
    """An article's places by level, in order of first mention, and what was passed over."""

    names: Mapping[Level, tuple[str, ...]]
    passed: float  # how sure, 0 to 1, of the likeliest mention that was left out


def places(article: Article, known: KnownPlaces) -> Found:
    """The places that an article names."""
    names: dict[Level, dict[str, None]] = {Level.STREET: {}, Level.COMMUNITY: {}, Level.VILLAGE: {}}
    doubted: dict[str, float] = {}
    for text in texts(article):
        found = [*mentions(text, known.has, known.borne), *_offices(text, known)]
        for mention in sorted(found, key=lambda mention: mention.start):
            if mention.certainty >= ENOUGH:
                names[mention.level][known.full.get(mention.name, mention.name)] = None
            else:
                doubted[mention.name] = mention.certainty
    passed = [sure for name, sure in doubted.items() if all(name not in of_level for of_level in names.values())]
    return Found({level: tuple(of_level) for level, of_level in names.items()}, max(passed, default=0.0))


def _offices(text: str, known: KnownPlaces) -> Iterable[Mention]:
    for match in known.offices.finditer(text):
        yield Mention(Level.STREET, match.group() + "街道", match.start(), match.end(), 0.8)

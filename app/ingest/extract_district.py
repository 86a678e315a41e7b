"""Which district a page, and an article of it, is about: what its titles and offices name most.

Districts end in 区 or 县 (county-level cities in 市 are known only to a gazetteer).  Zones that rank as districts
(示范区, 高新区, 江北新区) are common nouns as well, so they count only at the head of an office (示范区财政局).
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from app.ingest.extract_place import texts
from app.ingest.place_stems import find_stem, stretch_before
from app.ingest.place_words import STOP_CHARS
from app.ingest.values import TITLES, Article, Page, Role
from app.places import Gazetteer

_ENDING = re.compile(r"(?P<zone>示范区|高新区|经开区|开发区|新区|新城区|产业集聚区)|[区县](?![域间分别块位])")
_OFFICE = re.compile(
    r"委|政府|纪委|人大|政协|法院|检察院|党工委|管委会|[一-鿿]{1,6}局|[一-鿿]{1,5}(?:街道|镇|乡)|人民|"
    r"(?:市场|消防|妇联|团|工会|残联|总工会|融媒|创建办|教|住|城)"
)
_BEFORE_ZONE = frozenset("市在由从对为向的和与是到来让据")
_NO_COUNTY = re.compile(r"城|域|级|乡|处|直")  # 县城, 县域
_OWN_ZONE = frozenset(["新区", "开发区", "新城区", "产业集聚区"])
_TITLE, _HEAD, _PLAIN = 3.0, 2.0, 1.0
"""What a mention weighs in a title, at the head of an office, and elsewhere."""


def districts_named(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, int, float]]:
    """(district, place, weight) of each district that the text names."""
    taken = 0
    for match in _listed(gazetteer.districts).finditer(text):
        yield match.group(), match.start(), _weight(text, match.end())
    for match in _ENDING.finditer(text):
        if match.start() < taken:
            continue
        name = _name(text, match)
        if name and (match["zone"] or name not in gazetteer.districts):
            yield name, match.end() - len(name), _weight(text, match.end()) - (_PLAIN if match["zone"] else 0.0)
            taken = match.end()


@lru_cache(maxsize=8)
def _listed(districts: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the names of districts that a gazetteer has, the longest first."""
    plain = sorted((name for name in districts if not _ENDING.fullmatch(name)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, plain)) or r"(?!)")


def _name(text: str, match: re.Match[str]) -> str:
    """The name of the district that ends with this match; '' where it is a common noun."""
    zone = match["zone"]
    if zone and zone not in _OWN_ZONE:
        before = text[match.start() - 1 : match.start()]
        return zone if not "一" <= before <= "鿿" or before in _BEFORE_ZONE else ""  # 农业示范区 is none
    ending = zone or match.group()
    stretch = stretch_before(text, 0, match.start())
    if not stretch:
        return ""
    stem, certainty = find_stem(stretch, ending[-1], firm=False, open_left=False)
    if not STOP_CHARS.isdisjoint(stem[1:]):
        return ""
    if zone:
        return stem + zone if 2 <= len(stem) <= 3 and certainty >= 0.8 else ""
    if len(stem) == 1:  # 滑县, 杞县: counties are named so, districts are not
        return stem + ending if ending == "县" and not _NO_COUNTY.match(text, match.end()) else ""
    return stem + ending if len(stem) <= 3 and certainty >= 0.6 else ""


def _weight(text: str, end: int) -> float:
    return _HEAD if _OFFICE.match(text, end) else _PLAIN


def page_district(page: Page, gazetteer: Gazetteer) -> str:
    """The district that the page is about, or '' where none is plain."""
    weights: defaultdict[str, float] = defaultdict(float)
    for article in page.articles:
        titles = sum(block.role in TITLES for block in article.blocks)
        for index, text in enumerate(texts(article)):
            for name, _, weight in districts_named(text, gazetteer):
                weights[name] += weight * (_TITLE if index < titles else 1.0)
    lines = page.source.text.split("\n")
    for number in page.furniture:
        for name, _, weight in districts_named("".join(lines[number - 1].split()), gazetteer):
            weights[name] += weight * _TITLE
    best = max(weights, key=weights.__getitem__, default="")
    return best if weights[best] >= _PLAIN else ""


def article_district(article: Article, district: str, gazetteer: Gazetteer) -> str:
    """The article's district: not the page's where its title or opening names another, and nothing the page's."""
    whole = texts(article)
    if not district or any(district in text for text in whole):
        return district
    opening = [*article.texts(*TITLES), *article.texts(Role.PARAGRAPH)[:1], *article.texts(Role.CAPTION)[:1]]
    for text in opening:
        for name, place, _ in districts_named("".join(text.split()), gazetteer):
            if place < 80 and (not gazetteer.districts or name in gazetteer.districts):
                return name
    return district

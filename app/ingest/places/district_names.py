"""Names of districts in running text: 青溪区, 杞县, 科尔沁右翼前旗; zones that rank as districts; county-level cities.

Zones (示范区, 高新区, 江北新区) are common nouns as well, so they count only at the head of an office (示范区财政局) or
after the city that they belong to (西安高新区).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

import rjieba

from app.ingest.places.stems import find_stem, stretch_before
from app.ingest.places.words import GENERIC_STEMS, STOP_CHARS
from app.places import Gazetteer

_ENDING = re.compile(
    r"(?P<zone>示范区|高新区|经开区|开发区|新区|新城区|新城(?![区镇街社村市])|产业集聚区)|自治县|自治旗|[区县旗市](?![域间分别块位帜袍场民])"
)
_OFFICE = re.compile(
    r"委|政府|纪委|人大|政协|法院|检察院|党工委|管委会|[一-鿿]{1,6}局|[一-鿿]{1,5}(?:街道|镇|乡)|人民|"
    r"(?:市场|消防|妇联|团|工会|残联|总工会|融媒|创建办|教|住|城)"
)
_BEFORE_ZONE = frozenset("市在由从对为向的和与是到来让据")
_NO_COUNTY = re.compile(r"城|域|级|乡|处|直|镇")  # 县城, 县域, 漷县镇
_OWN_ZONE = frozenset(["新区", "新城", "开发区", "新城区", "产业集聚区"])
_KIND_OF_ZONE = frozenset(["城市", "产业", "科技", "经济", "工业", "现代", "国家级", "省级", "市级"])
_LONGEST = 5
PLAIN, HEAD = 1.0, 2.0
"""What a mention weighs by itself, and at the head of an office."""


def districts_named(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, int, float]]:
    """(district, place, weight) of each district or city that the text names."""
    taken = 0
    for match in _listed(gazetteer.districts).finditer(text):
        yield match.group(), match.start(), _weight(text, match.end())
    for match in _ENDING.finditer(text):
        if match.start() < taken:
            continue
        name = _name(text, match)
        if name and (match["zone"] or name not in gazetteer.districts):
            bare = match["zone"] in (name, "新城") and not _city_before(text, match.start())
            yield name, match.end() - len(name), _weight(text, match.end()) - (PLAIN if bare else 0.0)
            taken = match.end()


@lru_cache(maxsize=8)
def _listed(districts: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the names of districts that a gazetteer has, the longest first."""
    plain = sorted((name for name in districts if not _ENDING.fullmatch(name)), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, plain)) or r"(?!)")


def _name(text: str, match: re.Match[str]) -> str:
    """The name of the district that ends with this match; '' where it is a common noun."""
    zone, ending = match["zone"], match.group()
    stretch = stretch_before(text, 0, match.start())
    if zone and zone not in _OWN_ZONE:
        before = text[match.start() - 1 : match.start()]
        own = not "一" <= before <= "鿿" or before in _BEFORE_ZONE  # 农业示范区 is none
        return zone if own or _city_before(text, match.start()) else ""
    if not stretch or (ending[-1] == "县" and _NO_COUNTY.match(text, match.end())):
        return ""
    for length in range(min(_LONGEST, len(stretch)), 1, -1):
        if not zone and is_place_word(stretch[-length:] + ending):
            return stretch[-length:] + ending
    stem, certainty = find_stem(stretch, "区" if zone else ending[-1], firm=False, open_left=False)
    if zone and 2 <= len(stretch) <= 3 and _is_own(stretch):
        return stretch + zone  # 金湖|新区, which ends with 湖区 to the dictionary
    if not STOP_CHARS.isdisjoint(stem[1:]):
        return ""
    if zone:
        return stem + zone if 2 <= len(stem) <= 3 and certainty >= 0.8 else ""
    if len(stem) == 1:  # 滑县, 杞县: counties are named so, districts are not
        return stem + ending if ending == "县" else ""
    return stem + ending if len(stem) <= (8 if len(ending) > 1 else 3) and certainty >= 0.6 else ""


def _is_own(stretch: str) -> bool:
    """Whether what stands alone before 新区 or 新城 is a name rather than a kind, or what is done with it."""
    if stretch in _KIND_OF_ZONE or stretch in GENERIC_STEMS["区"] or not STOP_CHARS.isdisjoint(stretch):
        return False
    return rjieba.tag(stretch, False)[0][1][0] not in "vadrpcmb" or len(rjieba.cut(stretch, False)) > 1


def is_zone(name: str) -> bool:
    """Whether it is a zone under its short name: 高新区, 示范区."""
    zone = _ENDING.fullmatch(name)
    return zone is not None and zone["zone"] is not None


def _city_before(text: str, at: int) -> bool:
    return any(is_place_word(text[at - length : at]) for length in (2, 3) if at >= length)


@lru_cache(maxsize=4096)
def is_place_word(name: str) -> bool:
    """Whether the dictionary has the whole as the name of a place: 相城区, 仪征市, 西安."""
    return (
        len(name) > 1 and rjieba.tag(name, False) == [(name, "ns")] and name[:-1] not in GENERIC_STEMS.get(name[-1], ())
    )


@lru_cache(maxsize=4096)
def is_common(name: str) -> bool:
    """Whether the dictionary has it as a word that is no name: 平安, 安居, 公安; or it is a kind of district: 新城."""
    words = rjieba.tag(name, False)
    return name == "新城" or (len(words) == 1 and not words[0][1].startswith(("nr", "ns", "nt", "nz")))


def _weight(text: str, end: int) -> float:
    return HEAD if _OFFICE.match(text, end) else PLAIN

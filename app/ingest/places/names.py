"""Names of street offices, communities and villages in running text, with or without a gazetteer.

The right end of a name is printed (街道, 镇, 乡, 社区, 村); where it begins is not.  So each mention is walked back
from its end: to punctuation, to the end of a larger place (城东区|柳河街道|渡口社区), to a word that no name holds.
How sure that beginning is, is kept; doubtful mentions count only where the page or the gazetteer vouches for the name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import rjieba

from app.ingest.people.names import RARE, SURNAMES
from app.ingest.places.endings import ENDING, STREETS, Knows, Lore, ends_no_name, level_of, suffix_of
from app.ingest.places.lists import listed_stems
from app.ingest.places.nation import in_the_nation
from app.ingest.places.stems import LONGEST, find_stem, stretch_before
from app.ingest.places.words import FAVOURITES, GENERIC_STEMS, RIGHT_NO
from app.ingest.values import Level
from app.places import PEOPLES

_COUNTED = re.compile(r"[0-9一二三四五六七八九十百千万两几多数]个$")
_FAMILIES = "".join(sorted(SURNAMES - RARE))
_NAMED_FOR = re.compile(
    f"(?:{'|'.join(sorted(FAVOURITES | {'建设', '发展', '和谐', '文化', '文明', '平安', '书香', '温馨'}))})$"
)
_OF_HOUSES = re.compile("第?[一二三四五六七八九十几两数多百千]家$")
_OFFICE_OF = re.compile(rf"居委会|党委|党总支|网格员|居民[{_FAMILIES}]|的[{_FAMILIES}][大阿奶爷]")
_BEFORE_NAME = ("", "住", "在", "从", "由", "为", "向")  # 家住和谐社区的张大爷, but 打造和谐社区
_OF_A_THING = re.compile(
    r"[一-鿿]{0,4}?(?:市场|大道|[路街站]|医院|公园|广场|商场|[中小]学|大厦|酒店|立交|地铁|片区|派出所)"
)
_BELOW = re.compile(r"(?![各的和与及、两三几多])[一-鿿]{2,6}?(?:社区|村)")
_AFTER_FUNCTION = re.compile("(?:^|[在到从向对由是与])([一-鿿]和|和(?![乡镇街县区市])[一-鿿])$")
_PEOPLE = re.compile(
    rf"的?(?:党|居民|村民|居委|村委|书记|主任|网格员|支部|退休|独居|[0-9]+岁|[0-9]+[名户])|的[{_FAMILIES}][一-鿿]{{1,2}}[是今说，]"
)
_BUT = {  # 乡下, 乡村, 村居
    "乡": re.compile(r"[县区市](?![级委政里内外直域间])|下(?![一-鿿]{1,3}(?:村|社区))|村(?!民(?![宿俗间营歌]))"),
    "镇": re.compile(r"市(?![民场级区政容直])|江(?![边畔堤心岸滩面段湾水中上])"),  # 高桥镇江边
    "村": re.compile(r"居(?![民住])|民(?![宿俗间营歌])"),
}
_INSIDE = re.compile(r"[内里外]|中(?![心学])|治理|建设|服务|工作(?![了过者])|教育")
_OF_A_VILLAGE = re.compile(r"[内里外口头边风道情部医务“]|中(?![心学])|治理|建设")
_GROUP = re.compile("干部|集体|[（(]社区")  # 到龄|村干部
_LED = re.compile("主任|党|支[书部]|两委")  # 任|村主任, but 石楼村党支部

_ITEM = re.compile(r"$|[、，。；：）)及与]|居民|[全0-9]")  # 钟楼街道铸造社区、…, but 站前街道举办社区厨艺比赛
_STANDS = re.compile(
    r"$|[、，。；：！？”）)的与和及]|村?民|党|支[部书]|两委|书记|主任|第?[0-9一二三四五六七八九十]|位于|地处"
)
_DOUBTED = 0.3
_SETTLED = 0.6
"""How sure at least a name is that stands between a larger place and a pause."""
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_NICKNAME = 0.3  # of what stands in quotes by itself: 被称为“博士村”

PLAIN = 0.8
"""A mention at least so sure vouches for its name on the whole page."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text: its full name, where it stands, and how sure its beginning is (0 to 1)."""

    level: Level
    name: str
    start: int
    end: int
    certainty: float


def mentions(text: str, knows: Knows, borne: Knows | None = None) -> Iterator[Mention]:
    """The places that the text names, left to right; ``knows`` tells names that are known to be right.

    ``borne`` tells names that a place bears somewhere in the nation; without it they tell nothing.

    Doubtful ones come too, with a certainty below a half; it is for the caller to drop or to confirm them.
    """
    floor, above = 0, ""  # end of the last mention, and what it was: a larger place right before is a firm border
    lore = Lore(knows, borne)
    for match in ENDING.finditer(text):
        suffix = suffix_of(match)
        if ends_no_name(text, match, lore):
            continue
        if above and _joined(text[floor : match.start()], suffix, lore):
            floor += 1  # 红旗里社区、印染社区: the second stands as firm as the first
        found = _named(text, match, suffix, floor, above, lore)
        yield from _shared(text, match, suffix, floor, knows, plain=bool(found and found.certainty >= 0.7))
        if found:
            yield found
        if found and found.certainty >= 0.5:
            floor, above = match.end(), suffix


def _joined(stretch: str, suffix: str, lore: Lore) -> bool:
    """Whether what stands between two places begins by joining them: 、红旗里, 和|桂花, but 和平路."""
    if stretch.startswith("和"):
        if len(stretch) == 2:  # 和|甘村, 和苑|街道
            level = level_of(suffix)
            return lore.bears(level, stretch[1:] + suffix) and not lore.bears(level, stretch + suffix)
        return len(stretch) > 2 and len(rjieba.cut(stretch)[0]) == 1
    return stretch.startswith("、")


def _shared(
    text: str, match: re.Match[str], suffix: str, floor: int, knows: Knows, *, plain: bool
) -> Iterator[Mention]:
    """The names of a list that this ending closes for all of them."""
    level = level_of(suffix)
    if text.startswith(RIGHT_NO[suffix], match.end()):
        return  # 龙潭、地派三个乡镇
    people = PEOPLES.search(text[max(0, match.start() - LONGEST) : match.start()] + suffix)
    if people and text[match.start() - len(people.group()) - 1] in "和与及":
        return  # 兴和|朝鲜族乡
    for stem, place, certainty in listed_stems(text, match.start(), suffix, partial(knows, level), plain=plain):
        if place >= floor:
            sure = 1.0 if knows(level, stem + suffix) else certainty
            yield Mention(level, stem + suffix, place, place + len(stem), sure)


def _named(text: str, match: re.Match[str], suffix: str, floor: int, above: str, lore: Lore) -> Mention | None:
    """The place whose name ends with this match; None where there is no name before it."""
    level = level_of(suffix)
    at, end = match.span()
    stretch = stretch_before(text, floor, at)
    if not stretch or (suffix == "村" and stretch[-1] == "村" and text.startswith("委", end)):  # 石楼村|村委会
        return None
    for length in range(len(stretch), 0, -1):  # the longest known name that ends here
        if lore.knows(level, stretch[-length:] + suffix):
            return Mention(level, stretch[-length:] + suffix, at - length, end, 1.0)
    after = text[end : end + 8]
    if after.startswith(RIGHT_NO[suffix]) or (suffix in _BUT and _BUT[suffix].match(after)):
        return None
    listed = text[floor - 1] in "、和"
    firm = at - len(stretch) == floor > 0 and (above in STREETS or listed)
    beside = firm and suffix in STREETS and not listed
    stem, ending, certainty = _stem(text, match, suffix, floor, firm=firm and not beside)
    if lore.borne and (not stem or ending == suffix):
        ending = suffix
        settled = firm and certainty >= PLAIN and _ITEM.match(after) is not None
        stem, certainty = in_the_nation(stretch, stem, suffix, certainty, lore.borne, firm=firm)
        certainty = max(certainty, _SETTLED * settled)
        if suffix == "村" and len(stem) == 1 and not (firm or _STANDS.match(after)):
            certainty = min(certainty, _DOUBTED)  # 李村大集, 李村河
    begin = at - len(stem) - len(ending) + len(suffix)
    if beside and begin == floor:
        return None  # 柳河街道石乡口村: there is no street office below a street office
    if not stem or _COUNTED.search(text, max(0, begin - 3), begin) or (listed and stem in GENERIC_STEMS[suffix]):
        return None  # 二十个共富村
    if suffix in ("街道", "社区") and _OF_HOUSES.search(stem) and not _PEOPLE.match(after):
        return None  # 三家社区食堂
    if match.group() == "办事处" and (certainty < 0.9 or "驻" in stretch):
        return None
    if certainty < PLAIN and (head := _office_before(text, begin, lore.knows)):
        stem, begin, certainty = head + stem, begin - len(head), PLAIN
    if suffix == "村" and len(stem) == 1 and _OF_A_THING.match(after):
        return None  # 芳村大道, 芳村茶叶市场: a thing bears the name of what was a village
    led = suffix == "村" and _LED.match(after)
    if led and stem[-1] == "任":
        return None  # 在任|村主任
    certainty += _by_what_follows(suffix, after) - 0.2 * bool(led and len(stem) == 1)
    if _QUOTES.get(text[begin - 1 : begin]) == after[:1]:
        certainty = min(certainty, _NICKNAME)
    return Mention(level, stem + ending, begin, end, max(0.0, min(certainty, 0.95)))


def _stem(text: str, match: re.Match[str], suffix: str, floor: int, *, firm: bool) -> tuple[str, str, float]:
    """(name without ending, ending with the people of a township in it, certainty); '' for no name."""
    at = match.start()
    stretch = stretch_before(text, floor, at)
    people = PEOPLES.search(stretch + suffix) if "族" in stretch else None
    if people:  # 查巴奇|鄂温克族乡
        stretch = stretch_before(text, floor, at - len(people.group()))
    stem, certainty = find_stem(stretch, suffix, firm=firm, open_left=len(stretch) > LONGEST)
    if not stem and suffix in STREETS and (short := _AFTER_FUNCTION.search(stretch)):
        stem, certainty = short[1], PLAIN  # 在|安和|镇, 在|兴和|朝鲜族乡
    if not stem and suffix in STREETS and (named := _NAMED_FOR.search(stretch)) and _BELOW.match(text, match.end()):
        stem, certainty = named.group(), PLAIN  # 建设街道新华桥社区
    if not stem and suffix == "社区" and _OFFICE_OF.match(text, match.end()) and (named := _NAMED_FOR.search(stretch)):
        stem, certainty = (named.group(), 0.6) if stretch[: named.start()][-1:] in _BEFORE_NAME else ("", 0.0)
    if len(stem) == 1 and suffix == "村" and "、" in (text[match.end() : match.end() + 1], text[at - 2 : at - 1]):
        certainty = max(certainty, 0.6)  # 潭村、火村
    return stem, (people.group() if people else "") + suffix, certainty


def _office_before(text: str, start: int, knows: Knows) -> str:
    """The name of a known street office that stands right before: 太平桥|西里社区, if 太平桥街道 is known."""
    heads = (text[start - length : start] for length in (4, 3, 2) if start >= length)
    return next((head for head in heads if knows(Level.STREET, f"{head}街道")), "")


def _by_what_follows(suffix: str, after: str) -> float:
    """What the words after an ending add to the certainty of its name."""
    inside = _OF_A_VILLAGE if suffix == "村" else _INSIDE
    if suffix in STREETS and _BELOW.match(after):
        return 0.2  # 南岸街道|南广路社区
    if suffix == "村" and _GROUP.match(after):
        return -0.3
    return -0.2 if inside.match(after) else 0.2 if _PEOPLE.match(after) else 0.0

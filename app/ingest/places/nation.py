"""What the names of all the nation's towns, villages and communities tell of a name in a text.

Nearly every name that a page prints is borne somewhere in the nation, and hardly anything else that stands before an
ending is: 月查|村, 就去|镇.  Where a name that nobody bears ends with one that somebody bears, what precedes it may be
a word of the sentence: 由|车墩镇.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from itertools import accumulate

import rjieba

from app.ingest.people.names import RARE, SURNAMES
from app.ingest.places.certainty import as_a_word
from app.ingest.places.endings import STREETS, Knows, level_of
from app.ingest.places.letters import OFTEN_LAST
from app.ingest.places.words import (
    FAVOURITES,
    GENERIC_STEMS,
    OFTEN_NAMES,
    SOFT_CHARS,
    STOP_CHARS,
    TAILS,
    UNIT_ENDINGS,
    VERBS,
)

_BORNE = 0.85
"""How sure a name is that is borne elsewhere and is no everyday word."""
_BELOW_COUNTY = 0.9
_COUNTIES = UNIT_ENDINGS | {"旗", "盟"}
_NO_COUNTY = re.compile("[全该各本我这外邻老新两市郊辖小社园景校山库地牧林夜超股都].$|(?:^|[老新主心县大])城[区市]$")
"""What makes a kind of county rather than one: 全县, 市区."""
_UNBORNE = {"村": 0.1, "嘎查": 0.1, "社区": 0.05}
_OF_TOWNS = 0.1
_TORN = 0.4
"""What speaks against a name that nobody bears if it begins within a word or says how: 每月|查村, 也|逛村; or …"""
_UNLIKE = 0.15
"""… if it ends unlike villages, or …"""
_WORDING = 0.3
"""… does so and holds a word: 产业|爱|村, or ends as 农村 and 乡村."""
_OF_A_FAMILY = 0.5
"""How sure at least a name is that is a mere surname: 吕|村."""
_LONGER = 3
"""Characters by which a name may be longer than what was found of it."""
_FUNCTION = frozenset("pcduvr")
_SHORTEST = {"村": 2, "镇": 3, "乡": 3}
"""Characters of the shortest name of which its likeness tells anything."""
_COMMON = {"村": "农乡", "乡": "山水城"}
"""What makes common nouns with the ending: 农村, 山乡."""
_ADVERBS = frozenset("也就才还又再却便均")
_NUMBERING = frozenset("一二三四五六七八九十新")
_LEADING = STOP_CHARS - SOFT_CHARS | {"到"}
_TOWN = frozenset("镇乡村")
_MILES = re.compile("[一二三四五六七八九十]+里[铺堡屯店桥墩](?=[一-鿿]{2})")


@lru_cache(maxsize=8192)
def in_the_nation(
    stretch: str, stem: str, suffix: str, certainty: float, borne: Knows, *, firm: bool
) -> tuple[str, float]:
    """The name before its ending and how sure it is, by what the nation's places are named.

    ``stretch`` holds the characters before the ending, of which the name is the last ones.
    """
    bears = partial(_bears, borne, suffix)
    if suffix in STREETS and (town := _below_county(stretch, suffix, bears)):
        return town, _BELOW_COUNTY
    if longer := _longer(stretch, stem, suffix, bears):
        return longer, _BORNE
    if not stem:
        return "", 0.0
    if bears(stem):
        return stem, max(certainty, _as_borne(stem, suffix))
    begin = len(stretch) - len(stem)
    for cut in range(1, len(stem) - 1):
        if _leads_up(stem, cut, suffix) and bears(stem[cut:]) and not _is_torn(stretch, begin + cut):
            return stem[cut:], max(certainty, _BORNE - as_a_word(stem[cut:]))
    if (miles := _MILES.search(stretch)) and miles.end() > begin:
        return stretch[miles.end() :], certainty  # 二十里铺|郭家寺
    apart = stem[0] in _ADVERBS or _is_torn(stretch, begin)
    doubt = _UNBORNE.get(suffix, _OF_TOWNS) + _TORN * apart
    return stem, max(0.0, min(certainty, _BORNE - as_a_word(stem)) - doubt - _unlike(stem, suffix, firm=firm))


def _as_borne(stem: str, suffix: str) -> float:
    """How sure a name is at least that somebody bears: what is a mere word as well is no surer for it."""
    if len(stem) == 1:
        return _OF_A_FAMILY * (stem in SURNAMES - RARE and rjieba.tag(stem, False)[0][1][0] == "n")
    word = as_a_word(stem)
    return 0.0 if word and suffix in _UNBORNE else _BORNE - word


def _below_county(stretch: str, suffix: str, bears: Callable[[str], bool]) -> str:
    """The town that follows a county's name, whatever words it is made of: 涉县|平安|街道, 双溪新城|梅厂|镇."""
    for place in range(len(stretch) - 1, 1, -1):
        head = stretch[:place]
        county = head.endswith("新城") or (head[-1] in _COUNTIES and not _NO_COUNTY.search(head))
        rest = stretch[place:]
        if county and bears(rest) and (len(rest) > 1 or rest not in GENERIC_STEMS[suffix]):
            return rest
    return ""


def _bears(borne: Knows, suffix: str, stem: str) -> bool:
    return borne(level_of(suffix), stem + suffix)


def _unlike(stem: str, suffix: str, *, firm: bool) -> float:
    """How much it speaks against a name that nobody bears that it is unlike those of villages and towns."""
    shortest = _SHORTEST.get(suffix)
    if not shortest or len(stem) < shortest or stem[-1] in OFTEN_LAST or stem[-1] in _NUMBERING:
        return 0.0
    if suffix == "村" and stem[-1] in _COMMON["村"]:
        return _WORDING
    worded = any(len(word) > 1 for word in rjieba.cut(stem, False))
    return 0.0 if firm else _WORDING if worded else _UNLIKE


def _longer(stretch: str, stem: str, suffix: str, bears: Callable[[str], bool]) -> str:
    """A longer name that somebody bears: 于|家庄, 北|石沟; '' where there is none."""
    longest = len(stretch) if "族" in stretch else len(stem) + _LONGER  # 布朗山布朗族|乡
    for length in range(min(len(stretch), longest), max(len(stem), 1), -1):
        name = stretch[-length:]
        if name[0] in STOP_CHARS or not bears(name) or not _LEADING.isdisjoint(name):
            continue
        if name in GENERIC_STEMS[suffix] or name in VERBS or as_a_word(name):
            continue  # 新建|村级广场
        if not _is_torn(stretch, len(stretch) - length) and (stem or _is_apart(name, suffix)):
            return name
    return ""


def _is_apart(name: str, suffix: str) -> bool:
    """Whether a name that the walk back did not find is no wording: 祝|家, but 发展|乡, 线路|进."""
    word, tag = rjieba.tag(name, False)[0]
    worded = len(word) > 1 and (tag[0] in "vdpca" or tag in ("n", "nt"))
    if worded and name[-1] == "新":  # 平安|新|村, but 移民|新|村
        worded = word not in FAVOURITES and word not in OFTEN_NAMES
    return tag[0] not in "mqr" and not worded and name[-1] not in _COMMON.get(suffix, "")


def _leads_up(stem: str, cut: int, suffix: str) -> bool:
    """Whether what stands before a name is none of it: 由|车墩, 总结|九亭, 柳河镇|前景."""
    head, rest = stem[:cut], stem[cut:]
    if head[-1] in _TOWN or (head[-1] in UNIT_ENDINGS and cut > 1):
        return True
    if suffix == "社区" or rest in TAILS:
        return False  # many bear names that no table has: 堆金村社区, 正道花园社区
    word, tag = rjieba.tag(head if cut == 1 else stem, False)[0]
    apart = tag[0] in _FUNCTION or (suffix in STREETS and cut > 1 and rest[-1] not in "路街")
    return word == head and apart


def _is_torn(stretch: str, at: int) -> bool:
    """Whether a place in a text is within a word of the dictionary."""
    return at > 0 and at not in accumulate(map(len, rjieba.cut(stretch, False)))

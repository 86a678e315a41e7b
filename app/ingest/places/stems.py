"""Where a place's name begins: walking back from its ending, word by word, to something that no name holds."""

import re
from functools import lru_cache

import rjieba

from app.ingest.people.names import SURNAMES
from app.ingest.places.certainty import BORDERS, CERTAINTY, NUMERALS, judged
from app.ingest.places.halves import belongs
from app.ingest.places.whole import transliterated, whole_name
from app.ingest.places.words import (
    CREATION,
    FAVOURITES,
    GENERIC_STEMS,
    JOINTS,
    NO_UNITS,
    PERSON_ENDINGS,
    SOFT_CHARS,
    STOP_CHARS,
    TAILS,
    UNIT_ENDINGS,
    VERBS,
)

LONGEST = 8
"""Characters of the longest name without its ending: 云台山库区乡 has five, 滨江花园二期社区 six."""

_STOP_TAGS = frozenset(["p", "c", "u", "uj", "ul", "ud", "uz", "ug", "r", "d", "t", "y", "e", "q", "m", "v", "vn"])
_RUN = re.compile(r"[㐀-鿿〇]+$")
_MEASURE = re.compile("年度|[多余]?[年月日号时点分许个名位家户岁元条项次路栋层室]|[多余]")
_MOVES = frozenset("进到入驻向在为对给让把建访赴去来往过经从查看见有是请找")
# No name of these places holds these, whatever a dictionary makes of the characters around them.
_CUT = re.compile(
    r".*(?:[该每某全本我各][县市区镇乡]|[产来源出选]自|[东南西北][至接临靠邻连抵依]|位于|地处|途[经径]|[通开驶发前赶]往|[距子]离|[该每某这那此各][位个条座片些家批]|[时现历曾担]任|驻(?![马驾跸操军])|[一二三四五六七八九十]师|[的了在是与及从被把给该每某这此们你我他她它距])"
)
_OF_TOWNS = ("街道", "镇", "乡")
_NEW_TOWN = re.compile("[一-鿿]{2,6}?新城(?=[^子铺口河庄村堡坡区][一-鿿])")  # 双溪新城|望澄|镇, but 新城子|镇
_NEVER_LAST = frozenset("暖洒牵系个名位所两几由从将把被让与及在于条座片批些届")
_KINDS_OF_PEOPLE = frozenset("居村市农人牧渔公网移灾股难选全平")
_TERM = re.compile(r"[一二三四五六七八九十几首前历两多][任届]?$")  # 三任|村主任


@lru_cache(maxsize=8192)
def find_stem(stretch: str, suffix: str, *, firm: bool, open_left: bool) -> tuple[str, float]:
    """The name before its ending, out of the Chinese characters before it, and how sure that is; '' for none."""
    border = "open" if open_left else ("firm" if firm else "edge")
    if not stretch:
        return "", 0.0
    if (cut := _CUT.match(stretch)) and cut.end() < len(stretch):
        stretch, border, firm = stretch[cut.end() :], "function", False
    if suffix in _OF_TOWNS and (district := _NEW_TOWN.match(stretch)):
        stretch, border, firm = stretch[district.end() :], "unit", True
    if whole := transliterated(stretch) or whole_name(stretch, suffix, firm=firm):
        return whole, CERTAINTY["unit"]
    words = [(stretch, "nz")] if len(stretch) == 2 and stretch[0] == "和" else _words(stretch, suffix)  # 和苑
    nearest, tag = words[-1]
    if not (firm and len(words) == 1) and _is_generic(nearest, tag, suffix):
        return "", 0.0
    reach = _reach(words)
    stem = ""
    while words:
        word, tag = words.pop()
        if (
            stem[:1] == "第"
            and tag[0] == "n"
            and len(word) > 1
            and not _is_unit(word)
            and word[-1] not in PERSON_ENDINGS
        ):
            stem = word + stem  # 华漕|第二|社区
            continue
        if reason := _stops(word, tag, stem, left=reach - len(stem) - len(word), firm=firm):
            border = reason
            break
        stem = word + stem
    if len(stem) > 2 and (stem[0] in "到驻去赴住" or (stem[0] == "经" and stem[1] not in "开济纬一二三四五六七八九十")):
        stem, border = stem[1:], "verb"
    elif len(stem) > 2 and stem[0] == "原" and suffix not in ("村", "社区"):  # 原|南门街道, before it was merged
        stem, border = stem[1:], "function"
    elif len(stem) > 3 and stem.startswith("街道"):
        stem, border = stem[2:], "unit"
    elif len(stem) > 2 and stem[0] in "镇乡县市区" and (border not in BORDERS or word[-1] == "州"):
        # …堡镇东庄子村, where the larger place was not made out
        stem, border = stem[1:], "unit"
    return judged(stem, suffix, border)


def _reach(words: list[tuple[str, str]]) -> int:
    """How many characters stand between the last word that surely ends a name before it and the ending."""
    length = 0
    for word, tag in reversed(words):
        ends = len(word) > 1 and tag in _STOP_TAGS and word not in FAVOURITES
        if length and (ends or _is_unit(word) or word in VERBS or word in STOP_CHARS or tag in ("p", "u", "uj", "c")):
            break
        length += len(word)
    return length


def _is_unit(word: str) -> bool:
    return word[-1] in UNIT_ENDINGS and len(word) > 1 and word not in NO_UNITS


def _is_generic(word: str, tag: str, suffix: str) -> bool:
    """Whether the word right before the ending makes it a common noun: 农|村, 加强|社区, 两个|村, 志愿者进|社区."""
    if word in GENERIC_STEMS[suffix] or word in VERBS or (tag == "r" and word != "各庄"):
        return True
    if word[-1] in "凭靠使说问答称讲帮找" and tag == "nr" and len(word) == 2:
        return True  # 每|周帮|社区: a person by guess
    if len(word) == 1 and word in "以因凭靠使说道问答称讲帮找":
        return True  # 便|说|街道, 生活圈|以|社区
    if word[0] in "各该某每本全" and word[1:] in GENERIC_STEMS[suffix]:
        return True  # 各乡|镇
    if (
        word[-1] in _NEVER_LAST
        or (len(word) > 1 and word[-1] in STOP_CHARS - SOFT_CHARS)
        or word[0] in "不没未"
        or _TERM.match(word)
    ):
        return True
    parts = rjieba.tag(word)
    if len(parts) > 1 and parts[-1][0] in STOP_CHARS and parts[0][1][0] in "drvp":
        return True  # 先和|村集体
    joint = word[-1] in JOINTS and (len(word) == 1 or tag[0] in "vpd" or tag == "nr")
    return joint and (len(word) != 2 or (tag == "v" and word not in FAVOURITES))


def stretch_before(text: str, floor: int, at: int) -> str:
    """The Chinese characters right before the ending at ``at`` that may hold its name; what counts is no part of it."""
    run = _RUN.search(text, max(floor, at - LONGEST - 2), at)
    if not run:
        return ""
    before = text[run.start() - 1 : run.start()]
    counted = before.isdigit() and _MEASURE.match(run.group())
    return run.group()[counted.end() :] if counted else run.group()


def _words(stretch: str, suffix: str) -> list[tuple[str, str]]:
    """The words before the ending with their parts of speech; a word that runs into the ending is cut there."""
    words: list[tuple[str, str]] = []
    place = 0
    for word, tag in rjieba.tag(stretch + suffix):
        if place + len(word) > len(stretch):
            if place < len(stretch):
                words.append((stretch[place:], "nz"))
            break
        if len(word) == 3 and tag == "nr" and word[1:] in VERBS:  # a person by guess: 车开进
            words.append((word[0], "n"))
            word, tag, place = word[1:], "v", place + 1
        of_family = tag == "r" and word[1:2] == "家" and word[0] in SURNAMES  # 何家, which is a pronoun as well
        words.append((word, "nz" if of_family else tag))
        place += len(word)
    if len(words) > 1 and belongs(words[-2], words[-1][0], suffix):
        words[-2:] = [(words[-2][0] + words[-1][0], "nz")]
    inner = {"乡": "镇", "镇": "村", "街道": "镇"}.get(suffix)  # 唐镇|乡, 石村|镇, 陈家镇|街道: no 乡镇, no 村镇
    if len(words) > 1 and words[-1][0] == inner:
        words[-2:] = [(words[-2][0] + inner, "nz")]
    return words


def _stops(word: str, tag: str, stem: str, *, left: int, firm: bool) -> str:
    """Why a name cannot reach over this word to the left, or '' where it may.

    ``stem`` is the name so far, ``left`` the number of characters further left.
    """
    if len(word) == 1 and word in STOP_CHARS and not (word in SOFT_CHARS and not stem) and word + stem[:1] != "各庄":
        return "function"
    if tag == "m" and word[-1] == "里" and stem and not left:
        return ""  # 七里|渠南村
    unit = word[-1] in UNIT_ENDINGS and word[-1] + stem[:1] != "州路"  # 渝州|路
    if unit and (len(word) > 1 or left) and (stem or len(word) > 2):
        return "noun" if word in NO_UNITS else "unit"
    if not stem:
        return "function" if tag[0] in "pcuy" and (len(word) > 1 or word in STOP_CHARS or word in JOINTS) else ""
    if word in VERBS and (left > 0 or stem not in TAILS or word[-1] not in "建设"):  # 新建|南路
        return "creation" if word in CREATION else "verb"
    office = word[-1] == "官" and stem[0] in "屯庄营寨村堡庙亭桥"  # 祝官|屯
    good = word[-1] == "民" and len(word) == 2 and word[0] not in _KINDS_OF_PEOPLE  # 安民|里
    person = len(word) > 1 and not (office or good) and (word[-1] in PERSON_ENDINGS or (tag == "nr" and len(word) == 3))
    unfinished = stem in TAILS or (len(stem) == 1 and not person)
    moves = len(word) > 1 and word[-1] in _MOVES and tag == "v" and word not in FAVOURITES  # 走到|东里
    if unfinished and tag[0] not in "pcu" and not moves and (tag != "r" or stem == "庄") and len(word) <= 3:
        return ""  # no name yet: 建设|路, 李|庄, 工人|新村
    if tag in _STOP_TAGS and not set(word) <= NUMERALS and (len(word) > 1 or left or word in _MOVES):
        return "verb"
    if person or (len(word) > 1 and tag == "f"):
        return "noun"
    if len(stem) + len(word) > 4 + 2 * firm or left > 2:
        return "noun"
    return ""

"""Names of which the dictionary gives the last character to the ending: 黔|城镇, 袁|家村, 佳|山乡."""

import rjieba

from app.ingest.people.names import SURNAMES
from app.ingest.places.words import LEVELS, PERSON_ENDINGS, PLACE_ENDINGS, STOP_CHARS

_SIZES = dict.fromkeys("县市", frozenset("大小老古名重强全各县市省两外")) | {
    "城": frozenset("新老大小古名中重强全各县省"),
    "集": frozenset("老大小全各中"),
}
"""With these before it the character is no part of a name: 老|城, 全|县."""
_NOT_OF_TOWNS = frozenset("各全每该本我县区市省山水外邻周边两几多老城村家侨同他异")
_NAMING = frozenset(["n", "nr", "nz", "ng", "nrt", "nrfg", "zg", "g"])
_MOUNTAINOUS = frozenset(["大", "小", "深", "高", "老", "穷", "苦", "荒", "贫", "石", "海岛", "革命", "边境", "高原"])
"""What kind of village in the hills 山村 is, rather than which."""


def belongs(before: tuple[str, str], last: str, suffix: str) -> bool:
    """Whether the one character before the ending makes a name with the word before it (word, part of speech)."""
    word, tag = before
    if last == "家":  # 袁家|村, 木基迟家|村
        return word[-1] in SURNAMES and tag[0] not in "drpvcu"
    if (
        last in "新老一二三四五六七八九"
        and suffix in ("村", "社区")
        and (len(word) > 1 or word in "路街里巷" or word in PLACE_ENDINGS)
    ):  # 鲁源|新|村, 凌河路|七|社区
        unknown = len(word) == 2 and tag[0] == "n" and len(rjieba.tag(word, False)) > 1  # 国定|一
        return word[-1] in PLACE_ENDINGS or tag in ("nr", "ns", "nz", "nt", "nrt", "nrfg", "j") or unknown
    if last in "山街" and suffix == "村":  # 顶子|山|村, 下湾|街|村, but 偏远|山|村
        naming = tag in _NAMING or (len(word) == 1 and tag[0] not in "drpvcum") or (last == "街" and tag == "ns")
        return len(word) <= 2 and naming and word not in _MOUNTAINOUS and word[-1] not in "族省市县镇乡村个沿背"
    if last in "下上前后" and suffix == "村" and len(word) > 1:  # 官塘|前|村
        return word[-1] in PLACE_ENDINGS and tag[0] == "n"
    if len(word) > 1 or len(last) > 1 or word in STOP_CHARS or tag[0] in "drpctu":
        return False
    if last == "乡":  # 良乡|镇, but 区乡镇
        return suffix == "镇" and word not in _NOT_OF_TOWNS
    if tag[0] == "v":
        return False
    if last in "联新":  # 南联|村
        return word in "东西南北中"
    if last in "山水" and suffix == "乡":  # 佳山|乡
        return word not in "大小深高老依傍"
    if last in "下上前后":  # 坳下|社区
        return word in PLACE_ENDINGS
    if last == "和":  # 元和|街道, but 县和|社区
        return word not in LEVELS and word not in PERSON_ENDINGS
    return last in "城集县市" and suffix != "村" and word not in _SIZES[last]  # 黔城|镇, 新集|镇, 漷县|镇

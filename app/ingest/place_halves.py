"""Names of which the dictionary gives the last character to the ending: 黔|城镇, 袁|家村, 佳|山乡."""

from app.ingest.names import SURNAMES
from app.ingest.place_words import LEVELS, PERSON_ENDINGS, PLACE_ENDINGS, STOP_CHARS

_SIZES = dict.fromkeys("县市", frozenset("大小老古名重强全各县市省两外")) | {
    "城": frozenset("新老大小古名中重强全各县省"),
    "集": frozenset("老大小全各中"),
}
"""With these before it the character is no part of a name: 老|城, 全|县."""


def belongs(before: tuple[str, str], last: str, suffix: str) -> bool:
    """Whether the one character before the ending makes a name with the word before it (word, part of speech)."""
    word, tag = before
    if last == "家":  # 袁家|村, 木基迟家|村
        return word[-1] in SURNAMES and tag[0] not in "drpvcu"
    if last in "新一二三四五六七八九" and suffix == "村" and len(word) > 1:  # 鲁源|新|村, 齐河|八|村
        return tag in ("nr", "ns", "nz", "nt")
    if len(word) > 1 or len(last) > 1 or word in STOP_CHARS or tag[0] in "drpvctu":
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

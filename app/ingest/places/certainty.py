"""How sure a place's name is, by what stands before it and by the word it ends with."""

import re
from functools import lru_cache

import rjieba

from app.ingest.places.letters import SELDOM_LAST
from app.ingest.places.words import FAVOURITES, GENERIC_STEMS, JOINTS, LEVELS, OFTEN_NAMES, TAILS

NUMERALS = frozenset("一二三四五六七八九十百千万两几数多半双")
_TENS = frozenset("十百千万两几数多半双")
_WHERE_ONE_IS = re.compile("(?:户籍|居住|所在|事发|工作|[常暂]住|属|驻)地$|变身$|(?:型|移民|安置)农村$")
_DAYS = frozenset(["八一", "七一", "五一", "五四", "六一", "二七", "三八"])

BORDERS = frozenset(["edge", "firm", "function", "unit"])
CERTAINTY = {"firm": 0.95, "unit": 0.9, "edge": 0.85, "function": 0.85, "verb": 0.75, "noun": 0.55, "open": 0.5}
CERTAINTY["creation"] = 0.3


_SELDOM = 0.3
"""What speaks against a name that ends as hardly any does: 国道穿|镇."""


def judged(stem: str, suffix: str, border: str) -> tuple[str, float]:
    """The stem and its certainty by what stands before it; what is generic or too short is doubted or dropped."""
    by_digits = len(stem) > 2 and _TENS.isdisjoint(stem)  # 三一五社区
    if not stem or (set(stem) <= NUMERALS and stem not in _DAYS and not by_digits) or set(stem) <= LEVELS:
        return "", 0.0
    if (stem in GENERIC_STEMS[suffix] and border != "firm") or _WHERE_ONE_IS.search(stem):
        return "", 0.0
    if "村" in stem and suffix in ("镇", "村") and stem.split("村")[0] in GENERIC_STEMS["村"]:
        return "", 0.0  # 文明村|镇, 强村带弱|村
    if len(stem) > 2 and stem[-1] in "区县省" and suffix in ("村", "社区") and stem[-2:] not in TAILS:
        return "", 0.0
    if len(stem) == 1:
        return _single(stem, suffix, border)
    doubt = 0.0 if border == "firm" or stem[-1] not in SELDOM_LAST else _SELDOM
    certainty = CERTAINTY[border] - 0.2 * (border in ("noun", "open") and stem[-1] in JOINTS)  # 腊八粥|香满|社区
    tagged = rjieba.tag(stem, False)  # words that the dictionary has, none guessed
    tags = [tag for _, tag in tagged]
    if border != "firm" and stem[-1] == "起" and len(tags) > 1 and tags[-2] in ("v", "vn"):
        return "", 0.0  # 宣讲起|村规
    if border != "firm":
        doubt = max(doubt, as_a_word(stem))
    return stem, max(0.0, certainty - doubt)


@lru_cache(maxsize=4096)
def as_a_word(stem: str) -> float:
    """How much it speaks against a name that it is an everyday word, or ends with one that tells what is done."""
    tagged = rjieba.tag(stem, False)
    tag = tagged[-1][1]
    acts = len(tagged[-1][0]) > 1 and tag in ("v", "vn")
    along = len(stem) > 2 and stem[-1] in "路街巷"  # 五一路: a road's name is no everyday word
    if not (len(tagged) == 1 or acts) or stem.startswith("第") or along:
        return 0.0
    counted = tag == "m" and len(stem) == 2 and stem[0] in NUMERALS  # 十里|村
    doubt = 0.25 if counted else _DOUBT.get(tag, 0.0)
    return doubt * (0.6 if stem in FAVOURITES or stem in OFTEN_NAMES else 1.0)


# An everyday word right before the ending, by its part of speech: how much that speaks against a name.
_DOUBT = dict.fromkeys(["v", "d", "r", "t", "p", "c", "i", "l"], 0.5)
_DOUBT |= dict.fromkeys(["vn", "ad", "vd", "f", "m"], 0.4)
_DOUBT |= {"a": 0.4, "b": 0.3, "z": 0.3, "n": 0.2}


def _single(stem: str, suffix: str, border: str) -> tuple[str, float]:
    """A name of one character (邵村, 唐镇) is believed after a larger place, and a village's after 在 and 位于 too."""
    if stem in GENERIC_STEMS[suffix] or suffix in ("街道", "社区"):
        return "", 0.0
    if border == "firm" or (border == "unit" and suffix != "村"):
        return stem, 0.8
    return stem, 0.6 if suffix == "村" and border in ("function", "unit") and stem not in SELDOM_LAST else 0.3

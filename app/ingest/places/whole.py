"""Names that show as a whole where they begin.

Between a larger place and the ending (尔虎旗|巴彦库仁|镇, 八角街道|八角北里|社区) a name may hold words that would end
it anywhere else, as long as nobody acts in it.  Names of other languages (阿克阿热勒|村) are spelt with few characters.
"""

import re

import rjieba

from app.ingest.places.words import FAVOURITES, GENERIC_STEMS, JOINTS, PERSON_ENDINGS, STOP_CHARS, UNIT_ENDINGS, VERBS

_LENGTHS = range(2, 7)
_TOWN = frozenset("镇乡")
_FUNCTION = frozenset("rdpcuty")
_COUNTS = frozenset("一二三四五六七八九十百千万两几多数半双")


def whole_name(stretch: str, suffix: str, *, firm: bool) -> str:
    """The name that fills the stretch (``firm``: a larger place stands right before it), or what follows a larger
    place within it; '' where that is no plain name.
    """
    begin = end = 0
    for word, _ in rjieba.tag(stretch, False):
        end += len(word)
        if (word[-1] in UNIT_ENDINGS and end > 1) or (word[-1] == "旗" and end > 2):
            begin = end
    rest = stretch[begin:]
    return rest if (firm or begin) and _is_plain(rest, suffix) else ""


def _is_plain(rest: str, suffix: str) -> bool:
    """Whether nobody acts in it, and nothing is counted or common."""
    if len(rest) not in _LENGTHS or not STOP_CHARS.isdisjoint(rest) or rest in GENERIC_STEMS[suffix]:
        return False
    words = rjieba.tag(rest, False)
    last, _ = words[-1]
    generic = last in GENERIC_STEMS[suffix] and len(rest) > 2
    if generic or last[-1] in JOINTS or set(rest) <= _COUNTS or not _TOWN.isdisjoint(rest[1:]):
        return False
    return not any(
        word in VERBS or (len(word) > 1 and (word[-1] in PERSON_ENDINGS or _says_something(word, tag)))
        for word, tag in words
    )


def _says_something(word: str, tag: str) -> bool:
    if word in FAVOURITES or (tag == "t" and word[0] in "东西南北"):  # 东四, which is a time of day to the dictionary
        return False
    return tag[0] in _FUNCTION or tag in ("v", "vn", "vd", "ad")


# Characters that village names of Xinjiang and Tibet hold far more often than those of other provinces (a ratio of 2.5
# and more over the committees that the National Bureau of Statistics lists); they are 78 % of these names.
_SPELLING = frozenset(
    "克巴格勒拉阿尔日库喀木依托斯塔布什热艾孜达其亚玛萨嘎扎提吉加阔吾古特卡吐普瓦买夏多恰曲博尤玉万尕铁鲁乌英帕色那果力干苏德哈堆纳"
    "琼康贡希拜尼盖查曼别墩麦兰科桑如贝米都坎仁隆雄乃霍欧宗莫来朗庆奥措也伊坦荣索松迪根通开呼里子"
)
_WORD = re.compile("到达|[抵直送]达|[前以]来|到来|[尤极]其|[参增]加|开通|交通|[展公]开|[努大]力|苏木|[比例]如")
_SHORTEST = 4
"""Fewer characters of that kind may be a word or a Chinese name."""


def is_spelt(text: str) -> bool:
    """Whether half of the characters and more are those that spell names of other languages: 巴特尔, but not 迎大运."""
    return 2 * sum(char in _SPELLING for char in text) >= len(text)


def transliterated(stretch: str) -> str:
    """The name of another language with which the stretch ends, or '' for none."""
    begin = len(stretch)
    while begin and stretch[begin - 1] in _SPELLING:
        begin -= 1
    if begin and _WORD.match(stretch, begin - 1):
        begin += 1
    return stretch[begin:] if len(stretch) - begin >= _SHORTEST else ""

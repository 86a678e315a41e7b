"""The figures that a text states: 总投资18亿元, 1.8万余人, 百分之九十, 三百亩.

Numbers are brought to a base unit, so that what several articles state can be read side by side.  Dates, times,
ordinals and ages are no figures.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import rjieba

from app.chinese import numeral
from app.digest.words import is_phrase

# Unit as printed -> (base unit, factor).  1 斤 is half a kilogram; 1 公顷 is 15 亩 by law, so both areas of land agree.
_MEASURES = {
    "元": ("元", 1.0),
    "平方公里": ("平方米", 1e6),
    "平方千米": ("平方米", 1e6),
    "平方米": ("平方米", 1.0),
    "平米": ("平方米", 1.0),
    "立方米": ("立方米", 1.0),
    "公里": ("米", 1000.0),
    "千米": ("米", 1000.0),
    "米": ("米", 1.0),
    "公顷": ("亩", 15.0),
    "亩": ("亩", 1.0),
    "吨": ("吨", 1.0),
    "公斤": ("吨", 0.001),
    "斤": ("吨", 0.0005),
    "升": ("升", 1.0),
    "千瓦时": ("千瓦时", 1.0),
    "%": ("%", 1.0),
    "个百分点": ("百分点", 1.0),
}
_COUNTERS = {unit: (unit, 1.0) for unit in "户家个座栋幢条处件辆台套株棵项所间份册只头场次架盏对批张"} | {
    "人次": ("人次", 1.0),
    "人": ("人", 1.0),
    "名": ("人", 1.0),
    "位": ("人", 1.0),
}
UNITS = _MEASURES | _COUNTERS
_SCALES = {"": 1.0, "百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}

_ABOUT = "大约|约|将近|接近|近|超过|超|逾|不足|不到|至少"
_OVER = "余|多|来|几"
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(sorted(filter(None, _SCALES), key=len, reverse=True))
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_HAN = "[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?"
_FIGURE = re.compile(
    rf"(?P<about>{_ABOUT})?(?:(?P<percent>百分之)(?P<share>{_HAN})|"
    rf"(?<![\d.第])(?:(?P<low>{_ARABIC})(?:至|到|-|~|—))?(?P<arabic>{_ARABIC})(?P<more>{_OVER})?(?P<scale>{_SCALE})?"
    rf"(?P<more2>{_OVER})?(?P<unit>{_UNIT})|"
    rf"(?<![第零〇一二两三四五六七八九十百千万亿几数])(?P<han>{_HAN})(?P<more3>{_OVER})?(?P<unit2>{_UNIT}))"
    rf"(?P<round>左右|上下|以上|以下)?"
)
# What reads as a unit but is another word: 米 in 米线, 人 in 人民, 个 in 个别, 次 in 次日, 元 in 元旦, 月 before 份.
_NO_UNIT = re.compile(
    r"个(?:别|人|体|性|月|小时|工作日|多月|半月)|人(?:民币|均|工)|元(?:旦|月|宵)|次日|场(?:馆|地)|条例|家(?:长|人|属)"
)
_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,300}[。！？!?；;]?[”」』]?")  # longer ones are no sentences
_SPACE = re.compile(r"\s")
_BLANK = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_WIDE = re.compile("[０-９％．]+")
_ROUND = re.compile("[百千万亿]+")  # with nothing said of it, a figure of speech
_NUMERAL = re.compile("[0-9十百千万亿]")  # below ten, Chinese numerals seldom state a figure
_COMMAS = "，,、；;"
_NOT = frozenset("不未没无非")
LEAST_COUNT = 10
"""Chinese numerals below this count nothing in particular (一个, 两家), unless they measure (三公里)."""
LONGEST_LABEL = 10  # characters
_NOUN_TAGS = frozenset(["n", "b", "nz", "ns", "nt", "an", "j", "l", "nr"])
# Words of a label that jieba does not take for nouns: 总投资, 累计完成投资, 同比增长, 占地.
_LABEL = re.compile(
    "总|新增|累计|完成|实现|规划|计划|预计|追加|人均|户均|日均|年均|同比|环比|占地|占|增长|下降|提高|上涨|减少|增加|缩短|节约|"
    "投资|补贴|奖励|全长|长|宽|高|收入|产值|惠及|接待|容纳"
)
_JOINS = re.compile("为|达|达到|约|约为|共|共计|已|近|超过|超|有|是|突破|达成|仅|就|又|还|了|的|也|将|至|到|可|能|建有")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in a sentence."""

    label: str  # what it measures or counts, from the words beside it; "" where they say nothing
    text: str  # as printed: 1.8万余人
    number: float  # in the base unit
    unit: str  # the base unit
    approximate: bool  # 余, 多, 近, 约, a range (its lower end is taken)
    sentence: str
    clause: str = ""  # the part of the sentence between two commas that holds the figure


def figures(text: str) -> Iterator[Figure]:
    """The figures of a text, in order."""
    for sentence in sentences(text):
        yield from of_sentence(sentence)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that may state a figure; blanks beside Chinese characters are nothing."""
    compact = _BLANK.sub("", text) if _SPACE.search(text) else text
    compact = _WIDE.sub(_narrow, compact)
    for match in _SENTENCE.finditer(compact):
        if _NUMERAL.search(match[0]):
            yield match[0].strip()


def _narrow(wide: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", wide[0])


def of_sentence(sentence: str) -> Iterator[Figure]:
    """The figures of one sentence."""
    for match in _FIGURE.finditer(sentence):
        printed = match["unit"] or match["unit2"] or "%"
        at_unit = match.end("unit") if match["unit"] else match.end("unit2")
        if not match["percent"] and _NO_UNIT.match(sentence, at_unit - len(printed)):
            continue
        value = _value(match)
        if value is None or (match["han"] and printed in _COUNTERS and value < LEAST_COUNT):
            continue
        if _ROUND.fullmatch(match[0][: -len(printed)]):  # 千家万户
            continue
        unit, factor = UNITS[printed]
        approximate = any(match[part] for part in ("about", "more", "more2", "more3", "round", "low"))
        number = round(value * factor, 6)
        label, clause = _label(sentence, match, printed), _clause(sentence, match)
        yield Figure(label, match[0], number, unit, approximate, sentence, clause)


def _value(match: re.Match[str]) -> float | None:
    """The number as printed, its scale included; None for what only looks like a number."""
    han = match["share"] or match["han"]
    if han:
        try:
            whole = "一" + han if han[0] in "百千万亿" else han  # 近百户
            return float(numeral(whole.replace("〇", "零"), "smart"))
        except (ValueError, KeyError):  # cn2an fails either way on what is no number
            return None
    number = match["low"] or match["arabic"]
    return float(number.replace(",", "")) * _SCALES[match["scale"] or ""]


def _label(sentence: str, match: re.Match[str], printed: str) -> str:
    """The noun counted, after a counter (12个小区) or before (商户260家); the noun measured, before (总投资18亿元)."""
    if printed in _COUNTERS and printed not in ("人", "人次", "户") and (after := _noun(sentence[match.end() :])):
        return after
    start = max(0, match.start() - 3 * LONGEST_LABEL)
    before = re.split(r"[，,、：:（(）)“”《》\d]", sentence[start : match.start()])[-1]
    words = list(rjieba.tag(before))
    while words and _JOINS.fullmatch(words[-1][0]):
        words.pop()
    label = ""
    while words and len(words[-1][0]) + len(label) <= LONGEST_LABEL:
        word, tag = words.pop()
        if tag not in _NOUN_TAGS | {"vn"} and not _LABEL.fullmatch(word):
            if word in _NOT:  # 不|合格施工
                return ""
            break
        label = word + label
    return label if len(label) > 1 else ""


def _clause(sentence: str, match: re.Match[str]) -> str:
    start = max(sentence.rfind(mark, 0, match.start()) for mark in _COMMAS) + 1
    ends = [end for mark in _COMMAS if (end := sentence.find(mark, match.end())) >= 0]
    return sentence[start : min(ends, default=len(sentence))]


def _noun(rest: str) -> str:
    words: list[tuple[str, str]] = []
    for word, tag in rjieba.tag(rest[: LONGEST_LABEL + 2]):
        if (
            tag not in _NOUN_TAGS | {"a", "vn"}
            or is_phrase(word)
            or sum(len(w) for w, _ in words) + len(word) > LONGEST_LABEL
        ):
            break
        words.append((word, tag))
    while words and words[-1][1] not in _NOUN_TAGS:
        words.pop()
    label = "".join(word for word, _ in words)
    return label if len(label) > 1 else ""

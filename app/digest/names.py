"""What reads like a name in a run of words: what stands in quotes, what ends as names end, what titles say.

A word's form alone is looked at here; whether it returns, and in how few articles, is judged over all articles in
:mod:`app.digest.threads`.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate

from app.digest.words import Run, common_words, frequency, is_common

LONGEST = 14  # characters
MOST_WORDS = 7

# Chinese names end in the kind of thing they name.  A project or an institution:
_PROJECT = (
    "项目|工程|综合体|产业园|工业园|基地|步道|书房|书屋|夜市|食堂|工作室|合唱团|服务队|湿地|新区|新城|水库|大桥|"
    "灯会|庙会|课堂"
)
# ... a place, which is a story only where a title names it; else news merely happens there:
_PLACE = "公园|广场|市场|小区|商场|大道|家园|花园|家属院|宿舍|园区|医院|学校|中学|小学|酒店|车站|驿站"
_THING = f"{_PROJECT}|{_PLACE}"
# ... a company, which must bear a name of its own (供电公司 does not):
_FIRM = "公司|集团|药业|工厂|厂|商行|合作社"
# ... or a campaign, festival, contest, which counts as named only with two words before it (老旧小区改造):
_DEED = "创建|改造|整治|治理|防控|行动|活动|战役|攻坚战|攻坚|换届|普查|评选|大赛|比赛|联赛|试点|招商|普法|振兴|节"
_NAMED_THING = re.compile(f"(?:{_THING})$")
_NAMED_FIRM = re.compile(f"(?:{_FIRM})$")
_NAMED_PLACE = re.compile(f"(?:{_PLACE})$")
_NAMED_DEED = re.compile(f"(?:{_DEED})$")
_ENDINGS = tuple(f"{_THING}|{_FIRM}|{_DEED}".split("|"))
_NOWHERE: frozenset[int] = frozenset()
_LAST = frozenset(ending[-1] for ending in _ENDINGS)
# Offices and titles are no stories, however often they are named.
_OFFICE = re.compile(
    "(?:[局委办厅部署院]|政府|党委|党工委|支部|公安|大队|支队|中心|指挥部|小组|专班|街道|[镇乡区县市省]|日报|晚报|书记|主任|"
    "[局处科所站校院部会区市县镇乡队组团]长|经理|委员|代表|负责人|记者|通讯员|人员|人士)$"
)
_SLOGAN = re.compile(r"(.)[对到]\1|从.+[到变].+")  # 屏对屏, 从“等”到“找”: a turn of phrase
RARE = 30
"""Up to this count in jieba's dictionary a word may be a name: 步道 10, 供电 288."""

# jieba's tags for words that stand in no name: particles, conjunctions, prepositions, pronouns.
_NEVER = frozenset(
    ["p", "c", "cc", "u", "ud", "ug", "uj", "ul", "uv", "uz", "r", "rg", "rr", "rz", "y", "e", "o", "xc", "x"]
)
# Adverbs, numerals, measures, times and directions stand in none either, but jieba takes names it does not know for
# them (湿地, 步道), so only common ones are turned away.
_SELDOM = frozenset({"d", "df", "dg", "m", "mq", "mg", "q", "t", "tg", "f", "zg", "z", "k"})
_VERBAL = frozenset({"v", "vd", "vi", "vq", "d", "ad"})


def in_quotes(run: Run) -> Iterator[Sequence[str]]:
    """What stood in quotes, if it may be a name: 2 to 14 characters, no figures."""
    for start, end in run.quoted:
        words = run.words[start:end]
        text = "".join(words)
        if _fits(words) and len(text) >= 2 and not all(map(is_common, words)) and not _SLOGAN.fullmatch(text):
            yield words


def by_name(run: Run) -> Iterator[tuple[Sequence[str], bool]]:
    """Rows of words that end as names end, with something of their own before the ending; and whether that is a name.

    澄味食品产业园 is built on a name, 老旧小区改造 on words.
    """
    ending = _endings(run)
    for start, end in _spans(run, ending) if ending else ():
        if end not in ending:
            continue
        words = run.words[start:end]
        text = "".join(words)
        if end - start == 1 and is_common(text):
            continue
        if _NAMED_FIRM.search(text):
            own = _before(words, _NAMED_FIRM)
            told = any(map(is_rare, own))
        elif _NAMED_THING.search(text):
            own = _before(words, _NAMED_THING)
            told = not all(map(is_common, own))
        else:
            own = _before(words, _NAMED_DEED)
            told = _NAMED_DEED.search(text) is not None and _telling(own, run.tags[start:end])
        if told:
            yield words, any(map(is_rare, own))


def in_title(run: Run) -> Iterator[Sequence[str]]:
    """Rows of words of a title that hold a word that is not common, and end in one or as names end."""
    for start, end in _spans(run, _endings(run)):
        words = run.words[start:end]
        text = "".join(words)
        if end - start == 1 or (_OFFICE.search(text) and not text.endswith(_ENDINGS)):
            continue
        if not all(map(is_common, words)) and (not is_common(words[-1]) or text.endswith(_ENDINGS)):
            yield words


def _endings(run: Run) -> frozenset[int]:
    """After how many words of the run the text ends as names end."""
    if _LAST.isdisjoint([word[-1] for word in run.words]):
        return _NOWHERE
    text, offsets = "".join(run.words), accumulate(map(len, run.words))
    return frozenset(
        end for end, offset in enumerate(offsets, 1) if text[offset - 1] in _LAST and text.endswith(_ENDINGS, 0, offset)
    )


def _spans(run: Run, endings: Container[int]) -> Iterator[tuple[int, int]]:
    """Ranges of words that may be a name by their parts of speech and length."""
    stands = [_stands(word, tag) for word, tag in zip(run.words, run.tags, strict=True)]
    for start, tag in enumerate(run.tags):
        if not stands[start] or (tag in _VERBAL and is_common(run.words[start])):
            continue
        length = 0
        for end in range(start, min(start + MOST_WORDS, len(run.words))):
            length += len(run.words[end])
            # 节 and 道 are taken for a time and a measure, but not where a name ends in them.
            if length > LONGEST or not (stands[end] or (end + 1 in endings and end > start)):
                break
            if length >= 3:
                yield start, end + 1


def _stands(word: str, tag: str) -> bool:
    """Whether a word may stand in a name."""
    return tag not in _NEVER and not _numeric(word) and not (tag in _SELDOM and is_common(word))


def _before(words: Sequence[str], ending: re.Pattern[str]) -> list[str]:
    """The words before the ending, the last of them perhaps cut: (澄味, 食品产业园) → 澄味, 食品.

    Single characters in a row are one word: jieba takes a name it does not know apart (鹭, 栖).
    """
    text = "".join(words)
    match = ending.search(text)
    left = text[: match.start()] if match else text
    found: list[str] = []
    alone = False  # whether the word before is a single character
    for word in words:
        if not left:
            break
        part, left = left[: len(word)], left[len(word) :]
        if found and alone and len(part) == 1:
            found[-1] += part
        else:
            found.append(part)
        alone = len(part) == 1
    return found


def _telling(words: list[str], tags: Sequence[str]) -> bool:
    """Whether the words before a deed say which: a noun that is not common, or two words of two characters and more.

    Everyday words will do (文明城市创建), officialese will not.  A verb alone does not: 封堵改造 is two deeds in a row.
    """
    if all(tag in _VERBAL for _, tag in zip(words, tags, strict=False)):
        return False
    telling = [word for word in words if len(word) > 1 and word not in common_words()]
    return len(telling) > 1 or any(not is_common(word) for word in words)


def is_place(text: str) -> bool:
    """Whether a term names a place by its ending."""
    return _NAMED_PLACE.search(text) is not None


@lru_cache(maxsize=65536)
def is_rare(word: str) -> bool:
    """Whether a word may be a name: longer than a character, and seldom or never in jieba's dictionary."""
    return not is_common(word) and frequency(word) < RARE


def _fits(words: Sequence[str]) -> bool:
    return len(words) <= MOST_WORDS and len("".join(words)) <= LONGEST and not any(map(_numeric, words))


@lru_cache(maxsize=65536)
def _numeric(word: str) -> bool:
    return any(char.isdigit() for char in word)

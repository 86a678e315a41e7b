"""What a single line looks like, told from its own characters: how it ends, how it begins, whether it can be a title.

Every rule here speaks of form (punctuation, length, fixed expressions of the trade); none knows a name or a subject.
Most steps of cutting ask the same of a line, and the readings of a page do again and again: answers are kept a while.
"""

import re
from functools import lru_cache

from app.ingest.clean import HAN
from app.ingest.cutting.lines.marks import COURTESY, DAY, GOES_ELSEWHERE, NOTICE
from app.ingest.people.names import is_name

_CLOSERS = "”’」』）)》〉】〕］]\"'"
_HARD = ("。", "！", "？", "!", "?", "…", "...")
_HALF = rf"(?<=[{HAN}”’」』）)])[.．](?!\d)"  # a full stop set half as wide
_HALF_STOP = re.compile(_HALF)
_INITIALLED = re.compile(rf"(?:。|{_HALF})\s*[（(][{HAN} ]{{2,8}}[）)]$")  # 。（文静）: a pen name closes the text
_SOFT = tuple("，、；：,;:—～（(《“‘「『")
_BEGINS_WITHIN = re.compile(rf"[（(](?:下转|紧转)|[，、；：。！？,;:!?%％{re.escape(_CLOSERS)}]")
_DAY = re.compile(
    r"(?:(?:[12]\d{3}|[〇○零一二三四五六七八九]{4})年)?(?:\d{1,2}|十?[一二三四五六七八九十])月(?:\d{1,2}|[一二三]?十?[一二三四五六七八九十])[日号]"
)
_OPENER = re.compile(
    r"(?:近日|日前|昨日|昨天|近年来|近期|近段时间|连日来|今年|去年|今年以来|据了解|据悉|据介绍|据统计|据[^，,]{1,14}(?:介绍|统计)|目前|截至|当天|当日|"
    r"同时|此外|另外|随后|接下来|下一步|与此同时|在此基础上|不仅如此|为进一步|为了|为切实|为深入|为确保|随着|此次|本次|"
    r"“|「|在[^，,]{2,20}[上中下里内外]?[，,]|记者|活动现场|活动中|活动当天|会议)"
)
_BODY_OPENER = re.compile(
    r"(?:目前|同时|当天|当日|其间|如今|现在|截至[^，,]{1,10}|[今去前]年[^，,]{0,8}|近[^，,]{1,5}来)[，,]|"
    r"(?:近日|日前|昨日|昨天|据了解|据悉|据介绍|据统计|截至目前|与此同时|为进一步|为切实|为深入|此外|另外|随后|其中)"
)
_CAPTION = re.compile(
    r"图为|上图|下图|左图|右图|图[①-⑨一二三四五六]|近日|日前|[昨前]日|昨天|昨[晚夜]|今晨|[上本]周[一二三四五六日末]?|周末|[（(]?[上下左右]图[）)]?|"
    rf"[{HAN}]{{2,4}}[（(][左右中前后][一二三排]?[）)]"
)
_ANSWERED = re.compile("[（(][^（）()]{2,8}[：:][^（）()]{2,24}[）)]$")  # who answers
_SCENE = re.compile(rf"(?!记者|[{HAN}，、]*[他她我你这那它了说])[{HAN}]{{2,8}}?(?:正?在|[{HAN}]着)[{HAN}]")
_FIRST_CLAUSE = re.compile(rf"(?![一二三四五六七八九十]{{1,2}}、)([{HAN}]{{1,3}})[，。；：、,;:]")
_STANDS_ALONE = re.compile(
    r".*(?:日|天|年|月|时|期|前|后|中|来|底|初|里|外|者|上|下|间|晚|早)|同时|此外|另外|目前|其中|如今|而且|但是|不过|因此|所以|于是|然而|首先|其次|最后|据悉|"
    r"为此|对此|随即|截至|一是|二是|三是|四是|五是|第[一二三四五六七八九十]|如果|现在|原来|可是|虽然|接着|终于|今天"
)
_QUOTED = re.compile(r"^[“「][^”」]+[^，。！？；”」][”」]$")
_ATTRIBUTES = re.compile(rf"[{HAN}、]{{1,16}}(?:说|说道|表示|介绍|告诉记者|感慨|笑道)[。，：]")
_SPEAKER = re.compile(rf"(?:记者|问|答|[{HAN}]{{2,4}})[：:]")
_HALF_WORD = re.compile(r"[的了着们是等及性化者](?!级|候|于|是)")
_HALF_OF = re.compile("(?:的(?!士)|们|着(?!力|眼|手))")
_PARTICLES = (*"的在和与及为对将把被从向由以并或是让使给", "其中", "通过", "按照", "根据", "关于", "以及", "正在")
_CLAUSES = re.compile(r"^[^ ]{3,}(?: [^ ]{3,})+$|^[^ ]{2,}(?: [^ ]{2,}){2,}$")
_OPENING_QUOTES = ("“", "‘", "《", "「", "『", "（", "(")
_SAYS = re.compile("[说称道][，,]")
_NO_TITLE = 104  # characters; whatever else speaks for such a line, it is none
_PAIRS = (("“", "”"), ("「", "」"), ("『", "』"), ("《", "》"), ("（", "）"), ("(", ")"), ("【", "】"))
_OPENING = re.compile("[“「『《（(【]")
_ENUMERATED = re.compile(r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[①-⑳])")
_PLACE = re.compile(r"(?:社区|街道|[村镇乡组区局校院厂公司])$")
_TIME = re.compile(r"\d{1,2}[:：]\d{2}")
_LABELLED = re.compile(rf"[{HAN}A-Za-z（）()/]{{2,10}}[：:]\s*\S")

told_once = lru_cache(maxsize=4096)  # lines, more than a page has


@told_once
def ends_sentence(text: str) -> bool:
    """Whether the text ends where a sentence does."""
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(_HARD) or _ends_half(bare) or COURTESY.match(text):
        return True
    return text.endswith(("）", ")")) and bool(_INITIALLED.search(text) or GOES_ELSEWHERE.search(text))


def _ends_half(text: str) -> bool:
    return text.endswith((".", "．")) and _HALF_STOP.search(text, len(text) - 1) is not None


@told_once
def stops(text: str) -> int:
    """How many full stops the text has."""
    return text.count("。") + (len(_HALF_STOP.findall(text)) if "." in text or "．" in text else 0)


@told_once
def ends_within(text: str) -> bool:
    """Whether the last character says that the sentence goes on."""
    return text.endswith(_SOFT) or text.endswith(_PARTICLES) or bool(unclosed(text))


@told_once
def begins_within(text: str) -> bool:
    """Whether the first character can open no sentence."""
    return bool(_BEGINS_WITHIN.match(text))


def attributes_quote(text: str) -> bool:
    """Whether the text opens with who said the quote before it."""
    return bool(_ATTRIBUTES.match(text))


def begins_speech(text: str) -> bool:
    """Whether the text opens with a speaker, as questions and answers do."""
    return bool(_SPEAKER.match(text))


@told_once
def begins_mid_clause(text: str) -> bool:
    """Whether the text opens with the tail of a word or clause (的…, 们…, 式，与…), not with one that stands alone."""
    match = _FIRST_CLAUSE.match(text)
    return bool(_HALF_WORD.match(text) or (match and not _STANDS_ALONE.fullmatch(match.group(1))))


@told_once
def begins_as_half(text: str) -> bool:
    """Whether the text can only be the second half of a paragraph."""
    return begins_within(text) or bool(_HALF_OF.match(text))


@told_once
def begins_caption(text: str) -> bool:
    """Whether the text opens as captions do: with a day, or pointing at the picture."""
    return bool(_CAPTION.match(text)) or begins_with_day(text)


@told_once
def shows_scene(text: str) -> bool:
    """Whether the text opens as captions without a day do: somebody is at something somewhere."""
    return bool(_SCENE.match(text))


@told_once
def begins_with_day(text: str) -> bool:
    """Whether the text opens with a month and day."""
    return bool(_DAY.match(text))


@told_once
def begins_paragraph(text: str) -> bool:
    """Whether the text opens with an expression that paragraphs of a report like to open with."""
    return bool(_OPENER.match(text)) or begins_with_day(text)


@told_once
def unclosed(text: str) -> int:
    """How many quotes and brackets are opened but not closed."""
    if not _OPENING.search(text):
        return 0
    return sum(max(0, text.count(opening) - text.count(closing)) for opening, closing in _PAIRS if opening in text)


@told_once
def has_clauses(text: str) -> bool:
    """Whether blanks set off clauses, as in titles (安全生产 人人有责)."""
    if " " not in text or not _CLAUSES.match(text):
        return False
    words = text.split(" ")
    return min(map(len, words)) > 2 or not any(map(is_name, words))  # 清淤 截污 护岸, but no row of names


@told_once
def title_score(text: str) -> float:
    """How much the text looks like a line of a title; 0 is undecided, logarithmic odds by feel and trial."""
    length = len(text)
    if length > _NO_TITLE:
        return -12.0
    score = 0.0
    bare = text.rstrip(_CLOSERS)
    if bare.endswith("。") or _ends_half(bare):
        score -= 7
    elif length > 20 and bare.endswith(_HARD):
        score -= 0.5
    if stops(text.rstrip("。.．”’」』）) ")):
        score -= 6
    cut = length <= 14 and text.endswith(_OPENING_QUOTES)  # no column ends a line so; a broken title may
    score -= 3 * text.count("；") + (1 if cut else 4) * text.endswith(_SOFT) + 9 * begins_within(text)
    score -= (0 if cut else 2 if length <= 16 else 4) * bool(unclosed(text))
    commas = text.count("，") + text.count(",")
    score -= 1.2 * commas + 0.4 * text.count("、") + 3 * text.endswith(_PARTICLES)
    score += 2.5 * bool(_QUOTED.match(text))
    score -= 8 * bool(_ANSWERED.match(text))
    score -= (
        10 * bool(COURTESY.match(text))
        + (3 if length > 20 else 1.5) * bool(_BODY_OPENER.match(text))
        + 2 * begins_with_day(text)
    )
    score -= 2 * (commas > 1) + 2 * bool(commas and _SAYS.search(text))
    score += 2.5 * has_clauses(text) + 2.5 * text.startswith(("——", "--", "—"))
    score += -2 if length < 4 else 0 if length <= 32 else -1.5 - (length - 32) / 4
    return max(score, -12.0)


@told_once
def row_score(text: str) -> float:
    """How much the text looks like a row of a list or table."""
    words = text.split(" ")
    digits = sum(map(str.isdigit, text)) if len(text) < 40 or len(words) > 2 else 0
    score = -4.0
    if len(words) >= 3 and all(len(word) <= 8 for word in words):
        telling = digits > 0 or any(map(is_name, words))
        score += 5 + (len(words) > 4) - 3 * (not telling and len(words) < 5)
    if len(words) >= 2 and sum(map(is_name, words)) >= max(1, len(words) - 1):
        score += 3 if len(words) > 2 else 6.5 if _PLACE.search(words[0]) else 1.5
    if _ENUMERATED.match(text):
        score += 2
    if len(words) >= 2 and len(text) <= 20 and digits >= 2:
        score += 3
    if len(text) < 40 and digits >= 3 and _TIME.search(text):
        score += 4
    if _LABELLED.match(text):
        score += 4
    if digits >= 3 and digits * 3 > len(text) and len(text) < 40:
        score += 4
    if stops(text) or len(text) > 60 or DAY.match(text):
        score -= 5
    if len(text) <= 30 and NOTICE.search(text):  # the title of the next table
        score -= 7
    score -= 2 * text.count("，")
    return score

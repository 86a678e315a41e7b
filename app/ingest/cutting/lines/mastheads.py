"""Lines at the edge of a page that are made of names: of paper, section and place, with the page's number."""

import re
from collections.abc import Sequence

PAPER = (
    "日报|晚报|晨报|早报|时报|周报|商报|都市报|快报|新报|导报|社区报|城区报|区报|县报|街坊报|"
    "时讯|资讯|晨刊|晚刊|周刊|新闻网|融媒"
)
SECTION = "新闻|要闻|专刊|专版|副刊|观察|城事"
SUBJECT = (
    "综合|时政|经济|社会|民生|街区|社区|街道|镇街|乡镇|区县|县市|企业|教育|健康|文化|文体|体育|图片|视点|关注|服务|生活|法治|"
    "广告|公告|读者|三农|乡村|党建|基层"
)
NUMBERED = r"[A-Z]?\s?\d{1,2}\s*版?"

_SEPARATOR = re.compile(r"\s*[·•|｜/]\s*|(?<!\b[A-Z])\s+")
_GLUED = re.compile(rf"(?<=[\d版])(?=[一-鿿]{{2,6}}(?:{PAPER}|{SECTION})$)|(?<=闻|刊|察|版|报|讯)(?={NUMBERED}$)")
_NUMBER = re.compile(rf"{NUMBERED}|[一二三四五六七八九十]{{1,3}}")
_PAPER = re.compile(rf"[一-鿿]{{0,6}}(?:{PAPER}|报|晨讯|消息)|今日[一-鿿]{{2,3}}")
_KNOWN = re.compile(rf"[一-鿿]{{0,4}}(?:{SECTION}|要刊|版)|{SUBJECT}|[一-鿿]{{1,5}}[区县市]")
_NAME = re.compile("[一-鿿]{2,6}")
_LONE = re.compile(rf"[一-鿿]{{2,6}}(?:{PAPER}|{SECTION})|[一-鿿]{{1,5}}[区县市版]|今日[一-鿿]{{2,3}}")
_MOST = 4  # parts of a line
_NEAR = 4  # characters of a name beside that of the paper
_LONGEST = 20  # characters of a line
_EDGE = 4  # lines at the top of a page


def is_masthead(text: str) -> bool:
    """Whether a line at the edge of a page is made of such names, and something tells them from a title."""
    parts = _SEPARATOR.split(_GLUED.sub(" ", text.strip()))
    if len(parts) == 1:
        return _LONE.fullmatch(text) is not None
    numbers = [part for part in parts if _NUMBER.fullmatch(part)]
    rest = [part for part in parts if not _NUMBER.fullmatch(part)]
    if len(parts) > _MOST or len(text) > _LONGEST or len(numbers) > 1 or not all(map(_NAME.fullmatch, rest)):
        return False
    unknown = [part for part in rest if not (_KNOWN.fullmatch(part) or _PAPER.fullmatch(part))]
    if numbers and len(rest) == 1:
        return True
    if len(unknown) == len(rest) and not numbers:
        return "·" in text and (len(rest[0]) != len(rest[-1]) or len(rest[0]) == 2)  # 石桥·新闻眼; slogans are even
    named = any(map(_PAPER.fullmatch, rest)) or bool(numbers)
    return not unknown or ((named or " " not in text) and max(map(len, unknown)) <= _NEAR)


def beside_folios(texts: Sequence[str], folios: Sequence[bool]) -> list[int]:
    """The places of lone names at the top or the end of a page right beside a folio line: 百姓广场, 石桥."""
    named, found = [bool(_NAME.fullmatch(text)) for text in texts], list(folios)
    for place in range(min(_EDGE, len(texts) - 1) - 1, -1, -1):
        found[place] |= named[place] and found[place + 1]
    for place in range(max(1, len(texts) - _EDGE + 2), len(texts)):
        found[place] |= named[place] and found[place - 1]
    return [place for place, name in enumerate(found) if name and not folios[place]]

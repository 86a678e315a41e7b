"""Lines that belong to no article: folio, page name, editors, telephone, and where a text comes from.

A line is taken apart into the things that folio lines are made of; what is left over decides.  Strong things stand
nowhere else (an issue's date, an editor's name behind his office, a newsroom's telephone); weak ones (a paper's or a
section's name, a bare number) only come with them, or alone at the margin of the page.
"""

import re
import unicodedata
from collections.abc import Sequence

from app.ingest.clean import Line, close_up
from app.ingest.cutting.lines import marks, signs
from app.ingest.cutting.lines.mastheads import NUMBERED, PAPER, SECTION, SUBJECT, beside_folios, is_masthead

_NUMERAL = "〇○零一二三四五六七八九十"
_OFFICE = (
    r"责\s*任?\s*编\s*辑?|编\s*辑|校\s*对|美\s*编|版\s*式|视\s*觉|(?:版面)?设\s*计|排\s*版|组\s*版|审\s*读|主\s*编|"
    r"审\s*校|总\s*编|统\s*筹|制\s*图|编\s*委|主\s*任|总\s*值\s*班|值\s*班|监\s*制|检\s*校"
)
_NAME = rf"(?!{_OFFICE}|投稿|电|邮|热线|新闻)[一-鿿]{{2,4}}"
_BOX = r"(?:邮\s*箱|信\s*箱|E-?mail|网\s*址)\s*:?\s*[\w.\-]+[@.][\w.@\-]+"
_CALL = (
    r"(?:热\s*线|电\s*话|邮\s*箱|信\s*箱|传\s*真|网\s*址|地\s*址|邮\s*编|QQ|微信)(?:号|群|电话)?\s*:?"
    r"\s*[\w.@\-—()、/+]*\d[\w.@\-—()、/+]*"
)
_NEWSROOM = r"(?:新闻|版面|本版|本报|广告|发行|投稿|读者|报料|征订|编辑部|电子)"

# In this order: what an earlier one takes away cannot confuse a later one.
_STRONG = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_NEWSROOM}*{_BOX}",
        rf"{_NEWSROOM}+{_CALL}",
        r"第?\s*[A-Z]?\d{1,3}\s*版",
        rf"(?:第|(?<=\s)|^)[{_NUMERAL}]{{1,3}}版(?=\W|$)",
        rf"(?:[12]\d{{3}}|[{_NUMERAL}]{{4}})\s*年\s*(?:\d{{1,2}}|[{_NUMERAL}]{{1,2}})\s*月\s*(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s*日",
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}",
        r"星期[一二三四五六日天]",
        rf"(?:农历)?[{_NUMERAL}癸甲乙丙丁戊己庚辛壬][^ ]{{0,3}}年?[正冬腊{_NUMERAL}]{{1,2}}月[初廿{_NUMERAL}]{{1,3}}",
        r"农历[^ ]{2,9}",
        r"总?第\s*\d+\s*期",
        r"今日\s*\d+\s*版",
        r"(?:本版|本期|责任|执行|值班|版面|图片|见习|实习|今日)?\s*"
        rf"(?:{_OFFICE}){{1,2}}\s*[:/|｜ ]\s*(?!部|同志){_NAME}(?:[ 、,]{_NAME}(?![一-鿿:/]))*",
        rf"(?:(?:{_OFFICE})[一-鿿]{{2,4}}?){{2,}}$",
        rf"[●■◆○□◇]\s*(?:{_OFFICE})\s*[一-鿿](?:\s?[一-鿿]){{1,3}}(?=\s|$)",
        r"(?:本报|本社|编辑部)\s*地\s*址\s*:\s*[^ ]+",
        r"(?:主办|承办|协办|主管|编印)(?:单位)?\s*:\s*[一-鿿]{2,16}",
        r"国内统一(?:连续出版物号|刊号)[^ ]*",
        r"邮发代号[^ ]*",
    )
)
_FOLIO = re.compile(
    rf"[\d{_NUMERAL}]\s*版|年\s*[\d{_NUMERAL}]{{1,3}}\s*月|[正冬腊{_NUMERAL}]月[初廿{_NUMERAL}]|\d[-./]\d|\d\s*期|"
    r"[辑对编式觉计版读校筹图委任班制]\s*[:/|｜ ]|[址办管印位]\s*:|[●■◆○□◇]|星期|农历|国内统一|邮发代号|"
    r"(?:箱|址|mail).*[@.]|(?:[线话箱真址编信]|QQ).*\d",
    re.IGNORECASE,
)
"""What every strong thing has one of; spares taking most lines of text apart."""
_CONTACT = re.compile(_CALL, re.IGNORECASE)
"""A telephone by itself: of the newsroom beside other things of a folio line, else perhaps of a notice."""
_WEAK = re.compile(
    rf"[一-鿿]{{2,8}}(?:{PAPER}|{SECTION})|(?:^|(?<=[\s·]))(?:{SUBJECT}|{SECTION})(?=[\s·]|$)|"
    rf"(?:^|(?<=\s))[A-Z]?\d{{1,2}}(?=\s|$)|(?<![A-Z])[A-Z]\d{{2}}|零售价[^ ]*",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\d{4}\s*(?:年|[-./])\s*\d{1,2}\s*(?:月|[-./])\s*\d{1,2}\s*日?\s*"
    r"(?:农历[^ ]{2,9}\s*)?[\s(]*(?:星期|周)[一二三四五六日天]"
)
"""A day with its year and day of the week: the head of an issue, whatever else stands in the line."""
_SENTENCE = re.compile(r"[,!?;]|\S{26}")
_BETWEEN = re.compile(r"[\s|/·•●■◆○□◇—\-=_,、:;()]+")
_JUMP = re.compile(r"^[(【\[]?\s*(?:上接|紧接|接)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^。]{0,12}[)】\]]?$")
_LONGEST_JUMP = 16  # characters
_NUMBER = re.compile(r"^[—\-·|\s]*[A-Z]?\d{1,3}[—\-·|\s]*$")
_RUNNING = re.compile(rf"^[一-鿿]{{2,6}}(?:{SECTION})\s*{NUMBERED}$")  # a running head stands anywhere
_SPREAD = re.compile(
    r"(?<=\d) (?=[\d年月日])|(?<=[年月]) (?=\d)|(?<=星期) (?=[一二三四五六日])|(?<=\d) (?=[-/.] ?\d)|(?<=[-/.]) (?=\d)"
)
_WRITERS = re.compile(r"(?:^|\s)(?:文|采写|撰文|撰稿|执笔)\s*[:/|｜ ]")
"""An article's own credit, whoever planned it and drew its tables: 统筹 X 文 Y 图 Z."""
_ASKED = re.compile(
    r"(?:联\s*系|咨\s*询|报\s*名|服\s*务|监\s*督|预\s*约|订\s*购)?\s*(?:人|电\s*话|地\s*址|地\s*点|时\s*间|方\s*式|热\s*线|微\s*信|邮\s*箱)\s*[:：]"
)
"""Whom to ask, where and when, as the last lines of a notice tell."""
_BESIDE = re.compile(
    r"[一-鿿]{2,5}\s*[:/]\s*[一-鿿]{2,4}(?=\s|$)|联系(?=电)"
)  # another one's office and name; whose telephone
_LETTERED = 0.75  # share of single characters among the words of a line that is set in spread letters


def furniture_of(lines: Sequence[Line], listed: Sequence[bool]) -> list[bool]:
    """For each line of a page whether it is furniture; rows of a list (``listed``) are none of the page's names."""
    texts = [line.text for line in lines]
    found = [
        is_furniture(line.printed, edge=not 2 < place < len(lines) - 2 and not listed[place])
        and not (_contacts_in_a_row(texts, place) or _ends_a_jump(texts, place))
        for place, line in enumerate(lines)
    ]
    folios = [  # but a text goes on below （上接第一版）, and an office signs with its day
        here and not (marks.CONTINUED.match(texts[place]) or signs.senders(lines, place))
        for place, here in enumerate(found)
    ]
    for place in beside_folios(texts, folios):
        found[place] = True
    return found


def _contacts_in_a_row(texts: Sequence[str], place: int) -> bool:
    """Whether a line with a contact stands among others that tell whom to ask, where and when, as notices end."""
    if not _ASKED.match(texts[place]):
        return False
    return any(_ASKED.match(text) for text in (*texts[max(place - 1, 0) : place], *texts[place + 1 : place + 2]))


def _ends_a_jump(texts: Sequence[str], place: int) -> bool:
    """Whether a line is the rest of where the text above goes on: （下转 | 第三版）."""
    whole = place > 0 and marks.goes_elsewhere(texts[place - 1][-_LONGEST_JUMP:] + texts[place])
    return whole and not marks.goes_elsewhere(texts[place])


def is_furniture(text: str, *, edge: bool = False) -> bool:
    """Whether a line is page furniture; ``edge``: it is among the first or last lines of its page."""
    if "。" in text:
        return False
    text = _closed(unicodedata.normalize("NFKC", text))
    if len(text) > 90 or "。" in text:
        return False
    if _JUMP.match(text) or _NUMBER.match(text) or _RUNNING.match(text) or (edge and is_masthead(text)):
        return True
    if _ISSUE.search(text) and not _SENTENCE.search(text):
        return True
    if not _FOLIO.search(text) or (not edge and _WRITERS.search(text)):
        return False
    rest, strong = text, 0
    for pattern in _STRONG:
        rest, found = pattern.subn(" ", rest)
        strong += found
    rest, contacts = _CONTACT.subn(" ", _BESIDE.sub(" ", rest) if strong else rest)
    if not strong and not (edge and contacts):
        return False
    left = _BETWEEN.sub("", _WEAK.sub(" ", rest))
    if "," in text and left:  # a clause, as news begins: 3月5日，农历正月二十二，…
        return False
    return not left or (len(left) <= 6 and (edge or strong > 1) and strong > 0)  # 报名电话: of a notice


def _closed(text: str) -> str:
    """The text without the blanks within its days, and without those of spread letters."""
    words = text.split(" ")
    if len(words) == 1:
        return text
    spread = len(words) > 6 and sum(len(word) == 1 for word in words) >= _LETTERED * len(words)
    return _SPREAD.sub("", close_up(text) if spread else text)

"""What a line says of the text around it: a lead, a credit, to whom it speaks, that an item is closed."""

import re
from collections.abc import Sequence

from app.ingest.clean import Line
from app.ingest.cutting.lines import marks, shapes
from app.ingest.people.credit_words import spaced
from app.ingest.people.extract_byline import Signature, closing_signature, lead, signature

_CREDIT_HINTS = re.compile(
    "摄|记者|通讯员|作者|供图|供稿|提供|资料|报道|评论员|[图文] ?[/／]|[/／] ?[图文]|图文|文图|[）)][。.]?$|"
    "实习生|整理$|社发|网络图|图片?来?源|图据"
)
_TAIL = re.compile("(?:摄|摄影|报道|文|图|[）)])$")
_NUMERALS = "一二三四五六七八九十"
_TAIL_LENGTH = 12  # characters of a credit's second half at most
_HEAD_LENGTH = 16  # of its first half
_OPEN_CREDIT = re.compile(rf"([^。！？”，；：）)]{{1,{_HEAD_LENGTH}}})$")
_BEGUN_CREDIT = re.compile(rf"[。！？”]{_OPEN_CREDIT.pattern}")  # what is a whole credit must be half of one
_WHOLE = re.compile(spaced("本报 本刊 本台 本网 本社"))  # so no second half begins
_BEGUN_SOURCE = re.compile(r"[。！？”]?((?:[（(]|资|(?:图片)?由)[^。，]{0,16})$")
_MARKED = re.compile(r"[（(]?(?:图|摄影|图文|文图|文[/／]图|图[/／]文)[/／:：]")
_PROSE = re.compile("[，。；]")
_COUNTED = re.compile("第([一二三四五六七八九十])([一-鿿])[^。！？；]{0,16}$")  # 第一天：…
_LEAD_WORDS = re.compile("讯|报|据|记者|通讯员")


def has_lead(lines: Sequence[Line], place: int) -> bool:
    """Whether a text with a lead begins at a line; the lead may run over the next two."""
    text = lines[place].text
    if place and shapes.unclosed(lines[place - 1].text):
        return False
    if not _LEAD_WORDS.search(text, 0, 40):
        return False
    if lead(text) is not None:
        return True
    if len(text) > 60:
        return False
    after = "".join(line.text for line in lines[place + 1 : place + 3])
    return lead(text + after) is not None and lead(after) is None


def is_lead(text: str) -> bool:
    """Whether the line is a lead and nothing else."""
    opens = lead(text)
    return opens is not None and opens.end >= len(text)


@shapes.told_once
def is_credit(text: str) -> bool:
    """Whether the line is nothing but a credit; without a label (记者, 摄) only a short one is believed."""
    if len(text) > 48 or text.endswith(("：", ":")) or _PROSE.search(text) or not _hints_credit(text):
        return False
    signed = signature(text)
    several = signed is not None and (text[0] in "(（" or len(signed.reporters) > 1)
    if marks.CREDIT.match(text) or marks.PICTURE.fullmatch(text.lstrip("（(")):
        return True
    if marks.heads_comment(text):
        return False
    return signed is not None and signed.start == 0 and (signed.labelled or (several and len(text) <= 12))


def photo_credit(text: str) -> Signature | None:
    """The credit that a line is, if it names a photographer."""
    signed = signature(text)
    return signed if signed and signed.start == 0 and signed.photographers else None


def pictured(text: str) -> bool:
    """Whether a credit names a photographer, or where a picture came from."""
    if marks.names_source(text):
        return True
    signed = signature(text)
    return signed is not None and bool(signed.photographers)


def closing_credit(text: str) -> Signature | None:
    """The credit that closes a text of some length."""
    if not _hints_credit(text):
        return None
    opens = lead(text)
    body = text[opens.end :] if opens else text
    return closing_signature(body)


def broken_credit(above: str, text: str) -> Signature | None:
    """The credit that closes a text and was broken over two lines (王 | 小兵 摄, 本报 | 记者 王兵 摄, 图/ | 王兵)."""
    if len(text) > _TAIL_LENGTH or _WHOLE.match(text):
        return None
    begun = (_BEGUN_CREDIT if is_credit(text) else _OPEN_CREDIT).search(above, max(0, len(above) - _HEAD_LENGTH - 1))
    if not begun or not (_TAIL.search(text) or _MARKED.match(begun[1])):
        return None
    found = closing_credit(above + text)
    return found if found and begun.start(1) <= found.start < len(above) else None


def broken_source(above: str, text: str) -> bool:
    """Whether two lines close with where a picture came from, broken (资料 | 图片)."""
    begun = _BEGUN_SOURCE.search(above) if len(text) <= _TAIL_LENGTH else None
    return begun is not None and bool(marks.PICTURE.fullmatch(begun[1] + text))


@shapes.told_once
def _hints_credit(text: str) -> bool:
    """Whether the end of a text has anything that a credit has; spares reading most lines as one."""
    return bool(_CREDIT_HINTS.search(text, max(0, len(text) - 40))) or (len(text) <= 12 and " " in text)


def greets(lines: Sequence[Line], place: int) -> bool:
    """Whether a line greets whom the text below it speaks to."""
    text = lines[place].text
    return bool(marks.SALUTATION.match(text) or marks.ADDRESS.match(text)) or addresses(lines, place)


def addresses(lines: Sequence[Line], place: int) -> bool:
    """Whether a line below a title names to whom the text below it speaks."""
    if not 0 < place < len(lines) - 1 or not marks.ADDRESSEE.match(lines[place].text):
        return False
    if shapes.stops(lines[place - 1].text) or lines[place].text.endswith(("如下：", "如下:")):
        return False
    return bool(marks.SPEAKS_TO.search("".join(line.text for line in lines[place + 1 : place + 3])))


def closes_item(lines: Sequence[Line], place: int) -> bool:
    """Whether a line closes an item of an enumeration, or announces one, and the next item stands below it."""
    if place + 1 == len(lines) or not lines[place].text.endswith(("；", ";", "：", ":")):
        return False
    return bool(marks.ENUMERATED.match(lines[place + 1].text))


def series(lines: Sequence[Line]) -> set[int]:
    """The places of headings that count the same thing (第一天：…, 第二天：…), from the first on, in page order."""
    runs: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        counted = _COUNTED.match(line.text)
        if counted:
            run = runs.setdefault(counted[2], [])
            if _NUMERALS.index(counted[1]) == len(run):
                run.append(place)
    return {place for run in runs.values() if len(run) > 1 for place in run}


def senders(lines: Sequence[Line], place: int) -> int:
    """How many lines above one that is only a date name the office or the person who signs there: 0, 1, or 2."""
    if not place or not marks.DAY.match(lines[place].text):
        return 0
    last = lines[place - 1].text
    if marks.is_sign_off(last):
        return 1
    return 2 if place > 1 and marks.is_office(lines[place - 2].text + last) else 0

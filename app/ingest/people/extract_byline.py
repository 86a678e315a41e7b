"""Who wrote an article: the leads and credits that newspapers print, and the persons they name.

A lead opens a text (本报讯（记者X 通讯员Y）, 据《…》报道, □本报记者 X); a signature closes it, or is a
line of its own (（本报记者 X）, 文/图 X, X 摄).  What names whom is read by :mod:`people.credit`.
"""

import re
from functools import lru_cache
from string import whitespace

import rjieba

from app.ingest.people.credit import NO_CREDIT, Byline, credit
from app.ingest.people.credit_words import LABELS, MARK, MARKS, PAPER, PLAIN, RANK, READER, TOKEN, spaced
from app.ingest.people.names import NOT_NAMES, SURNAMES, is_name
from app.ingest.places.whole import is_spelt


class Lead(Byline):
    """A credit or source that opens an article: ``text[:end]``; the report itself begins at ``end``."""

    __slots__ = ()


class Signature(Byline):
    """A credit that closes a text or a caption, or is a line of its own (``start`` is 0 then): ``text[start:]``."""

    __slots__ = ()


_DATED = r"(?:[^,。:()!?;“”\"]{0,16}?)"
_NEWS = re.compile(
    rf"\s*{MARKS}?\s*\(?\s*(?:{PAPER}{_DATED}(?:讯(?![员息号问飞])|(?<=日)电)|"
    rf"(?:[一-鿿]\s*){{2,10}}?讯(?=\s*\(?\s*(?:{spaced('本报记者 记者 通讯员')}))|"
    rf"据\s*(?:《[^》]{{1,16}}》|“[^”]{{1,12}}”|[一-鿿]{{2,10}}?(?:社|报|网|台))[^,。()]{{0,12}}?(?:报道|消息|讯|电)|"
    rf"[一-鿿]{{2,6}}讯(?=\s*{RANK}(?:{spaced('记者')})|\s*(?:{spaced('通讯员')}))|"
    rf"{spaced('综合消息 综合报道')})\s*\)?\s*[:,]?"
)
_HEAD = re.compile(r"\s*[^,。:()!?;“”\"]{2,22}?(?:讯|消息|[日时]电|报|网|台|社|客户端)\s*\(([^()]{2,80})\)\s*[:,]?\s*")
_GROUPED = re.compile(r"\s*\(([^()]{1,80})\)\s*[:,]?\s*")
_OPEN_LABEL = re.compile(rf"\s*{MARKS}?\s*\(?(?:{LABELS['correspondent']}|{LABELS['reporter']})")
_MARK = re.compile(rf"\s*{MARKS}\s*")
_AROUND = MARK + whitespace
_OPENING_END = re.compile(r"(?=[“《\"0-9])|\s+|(?:摄\s*影)?报\s*道\s*[:,]?|\)\s*|:\s*|$")
_GOES_ON = r"(?=昨|近日|日前|今|连日|从|在|来到|走|获悉|了解|采|跟随|赶|发现|看到|\d)"
_RUN_IN = re.compile(rf"\s*{PAPER}\s*{RANK}(?:{spaced('记者')})\s*([一-鿿]{{2,3}}?){_GOES_ON}")


@lru_cache(maxsize=1024)
def lead(text: str) -> Lead | None:
    """The lead that the text opens with, or None: 本报讯（记者X 通讯员Y）, 本报X月X日讯, 据《…》报道, □本报记者 X."""
    plain = text[:160].translate(PLAIN)
    news = _NEWS.match(plain)
    place = news.end() if news else 0
    grouped = _GROUPED.match(plain, place)
    if grouped and (found := credit(grouped.group(1))) and (news or found.labelled):
        return _lead(found, grouped.end())
    if (headed := _HEAD.match(plain)) and (found := credit(headed.group(1))) and found.labelled:
        return _lead(found, headed.end())
    if bare := _bare(plain, place):
        return bare
    if news:
        return Lead(0, news.end())
    if (run_in := _RUN_IN.match(plain)) and is_name(run_in.group(1)):
        return Lead(0, run_in.end(), reporters=(run_in.group(1),))
    return None


def _lead(found: Byline, end: int) -> Lead:
    return Lead(0, end, found.reporters, found.correspondents, found.photographers, found.labelled)


def _bare(plain: str, place: int) -> Lead | None:
    """A credit without brackets: the longest opening, up to a blank, a mark of work or the end, that reads as one."""
    label = _OPEN_LABEL.match(plain, place)
    mark = _MARK.match(plain) if place == 0 else None
    if not (label or mark):
        return None
    names = label.end() if label else mark.end() if mark else 0
    begin = label.start() if label else names
    best: Lead | None = None
    for match in _OPENING_END.finditer(plain, names + 1, names + 60):
        run = plain[begin : match.end()]
        found = credit(run.strip(_AROUND).strip(" :,"), strict="道" not in match.group())
        if found and _names_somebody(found) and _settled(plain[names : match.end()]):
            best = _lead(found, match.end())
    return best


def _settled(run: str) -> bool:
    """Whether the last name of an opening stands for itself, rather than being the first word of the text."""
    names = re.split(r"[\s、,]+", run.strip(" :,)"))
    return len(names) == 1 or bool(TOKEN.search(names[-1])) or is_plainly_name(names[-1]) or len(names[-1]) == 1


_WINDOW = 80
"""No closing credit is longer (characters)."""
_CLOSING = re.compile(r"\(([^()]{2,60})\)\s*[。.]?\s*$")
_TURN = re.compile(r"\(\s*(?:下\s*转|紧接|转)[^()]{1,12}\)\s*$")  # （下转第三版） stands behind the credit
_APART = re.compile(rf"[{''.join(sorted(SURNAMES))}]\s+[一-鿿]")  # 文 静: short names are set so, words are not
_BORDER = re.compile(
    rf"(?<=[。!?！？;；…”\"』」》)\s])(?=\S)|(?<=[一-鿿]\.)(?=\S)|{MARKS}\s*|(?={PAPER}\s*{RANK}(?:{spaced('记者')}))|(?=通讯员)"
)
_CREDITED = re.compile(
    r"摄|记\s*者|通\s*讯\s*员|通信员|[文图]\s*[/图]|[/图]\s*文|图|评论员|作\s*者|撰\s*[稿文]|报\s*道|供"
)
_PROSE = re.compile(rf".*{NO_CREDIT}", re.DOTALL)
_READER = re.compile(rf"\s*\(?(?:{READER}|实习生|见习生)")
_NO_NAMES = re.compile(
    r"(?:本[报刊])?(?:综合|综合整理|综合报道|编辑部|评论员)|据.{2,20}|来源:.{2,20}|"
    r".{0,16}(?:供图|供稿|资料图片?)|完"
)


@lru_cache(maxsize=4096)
def signature(text: str) -> Signature | None:
    """The credit that closes the text, or that the whole line is; None where it ends otherwise."""
    return _read(text, alone=True)


@lru_cache(maxsize=4096)
def closing_signature(text: str) -> Signature | None:
    """The credit that closes the text and is not all of it."""
    found = _read(text, alone=False)
    return found if found and found.start > 0 else None


def _read(text: str, *, alone: bool) -> Signature | None:
    """The credit at the end of a text; one that is all of it is looked for only if it may stand ``alone``."""
    offset = max(0, len(text.rstrip()) - _WINDOW)
    tail = _TURN.sub("", text[offset:].translate(PLAIN)).rstrip()
    if tail.endswith(":"):
        return None  # 广大居民朋友：
    if bracketed := _bracketed(tail):
        start, found = bracketed
        return _signature(found, offset + start, len(text)) if found else Signature(offset + start, len(text))
    cued = _CREDITED.search(tail) is not None
    if not (cued or alone):
        return None
    whole = offset == 0
    end = len(tail.rstrip(_AROUND).rstrip(" 。"))
    prose = _PROSE.match(tail, 0, end)
    first = prose.end() if prose else 0  # a credit goes over no such character
    starts = {match.end() for match in _BORDER.finditer(tail, first)} if cued else set()
    for start in sorted(starts | {0} if whole and not first else starts):
        printed = tail[start:end].strip(_AROUND)
        found = credit(printed)
        all_of_it = whole and start == 0
        if found and (
            _credits(printed, found, whole=all_of_it) if found.labelled else all_of_it and _is_list(printed, found)
        ):
            return _signature(found, offset + start, len(text))
    return None


def _bracketed(tail: str) -> tuple[int, Byline | None] | None:
    """Where a credit in brackets begins that closes a text, and what it says if it names anybody."""
    closing = _CLOSING.search(tail, max(0, tail.rfind("("))) if tail.endswith((")", "。", ".")) else None
    if closing is None:
        return None
    text = closing.group(1)
    found = credit(text)
    apart = _APART.fullmatch(text.strip()) is not None
    if found and (_credits(text, found) if found.labelled else apart or _are_persons(found)):
        return closing.start(), found
    return (closing.start(), None) if _NO_NAMES.fullmatch(text) else None


def _credits(text: str, found: Byline, *, whole: bool = True) -> bool:
    """Whether a labelled credit names somebody, or a reader whom it leaves nobody (读者 X)."""
    return _names_somebody(found) or (whole and bool(_READER.match(text)))


def _is_list(text: str, found: Byline) -> bool:
    """Whether a line is names and nothing else, with blanks or commas between them."""
    return _are_persons(found) and len(re.findall(r"[\s、,]+", text.strip())) >= len(found.reporters) - 1


def _names_somebody(found: Byline) -> bool:
    return bool(found.reporters or found.correspondents or found.photographers)


def _signature(found: Byline, start: int, end: int) -> Signature:
    return Signature(start, end, found.reporters, found.correspondents, found.photographers, found.labelled)


def _are_persons(found: Byline) -> bool:
    """Whether names without any label are plainly names: one everyday word among them and they are not."""
    return bool(found.reporters) and all(map(is_plainly_name, found.reporters))


_OF_PLACES = frozenset("园庄垛铺营沟屯堡坡坊店寨湾圩坪埠墩庙")
"""A short name that ends so is more likely a place's without its ending: 桑园, 柏庄."""


@lru_cache(maxsize=4096)
def is_plainly_name(text: str) -> bool:
    """Whether the dictionary takes it for nothing else, as it does 高峰 and 水清."""
    if not is_name(text) or text in NOT_NAMES:
        return False
    if "·" in text:
        return all(map(is_spelt, text.split("·")))  # 爱城区·迎盛会 is a slogan
    if len(text) == 2 and text[1] in _OF_PLACES:
        return False
    words = rjieba.tag(text, False)
    return len(words) > 1 or words[0][1] in ("nr", "nrt", "ns", "nz")

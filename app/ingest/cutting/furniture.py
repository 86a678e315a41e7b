"""Lines that belong to no article: folio, page name, editors, telephone, and where a text comes from."""

import re

_NUMERAL = "〇○零一二三四五六七八九十"
_PAPER = "日报|晚报|晨报|早报|时报|周报|商报|都市报|新闻网"
_STRONG = (
    r"第?\s*[A-Z]?\d{1,3}\s*版",
    rf"第[{_NUMERAL}]{{1,3}}版",
    rf"(?:[12]\d{{3}}|[{_NUMERAL}]{{4}})\s*年\s*(?:\d{{1,2}}|[{_NUMERAL}]{{1,2}})\s*月\s*(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})\s*日",
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2}",
    r"星期[一二三四五六日天]",
    rf"(?:农历)?[{_NUMERAL}癸甲乙丙丁戊己庚辛壬][^ ]{{0,3}}年?[正冬腊{_NUMERAL}]{{1,2}}月[初廿{_NUMERAL}]{{1,3}}",
    r"农历[^ ]{2,9}",
    r"总?第\s*\d+\s*期",
    r"今日\s*\d+\s*版",
    r"(?:本版|本期|责任|执行|值班|版面|图片|见习|实习|今日)?\s*(?:责\s*任?\s*编\s*辑?|编\s*辑|校\s*对|美\s*编|版\s*式|视\s*觉|组\s*版|审\s*读|主\s*编|"
    r"总\s*编|统\s*筹|制\s*图|编\s*委|主\s*任|总\s*值\s*班|值\s*班|监\s*制|检\s*校)\s*[:：/／|｜ ]\s*(?!部|同志)"
    r"[一-鿿]{2,4}(?:[ 、，,][一-鿿]{2,4}(?![一-鿿:：]))*",
    r"(?:新闻|版面|本报|广告|发行|投稿|联系|读者|报料|服务|征订|监督|编辑部)*(?:热线|电\s*话|邮\s*箱|传\s*真|网\s*址|地\s*址|邮\s*编|E-?mail|QQ|微信)"
    r"(?:号|群|电话)?\s*[:：]?\s*[\w.@\-—()（）、/+]*\d[\w.@\-—()（）、/+]*",
    r"(?:投稿)?(?:邮\s*箱|E-?mail|网\s*址)\s*[:：]?\s*[\w.\-]+[@.][\w.@\-]+",
    r"国内统一(?:连续出版物号|刊号)[^ ]*",
    r"邮发代号[^ ]*",
)
_WEAK = (
    rf"[一-鿿]{{2,8}}(?:{_PAPER})",
    r"(?:^|(?<=\s))[A-Z]?\d{1,2}(?=\s|$)",
    r"(?<![A-Za-z])[A-Z]\d{2}",
    r"零售价[^ ]*",
)
_STRONGLY = re.compile("|".join(_STRONG), re.IGNORECASE)
_WEAKLY = re.compile("|".join(_WEAK))
_BETWEEN = re.compile(r"[\s|｜/／·•—\-=_,，、:：;；()（）]+")
_JUMP = re.compile(
    r"^[（(【\[]?\s*(?:上接|紧接|接)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^。]{0,12}[）)】\]]?$"
)
_NUMBER = re.compile(r"^[—\-·|\s]*[A-Z]?\d{1,3}[—\-·|\s]*$")
_NAMED = re.compile(
    rf"^(?:[A-Z]?\d{{1,2}}\s*版?\s*[一-鿿]{{2,6}}|[一-鿿]{{2,6}}\s*[A-Z]?\d{{1,2}}\s*版?|[一-鿿]{{2,6}}(?:{_PAPER}))$"
)


def is_furniture(text: str, *, edge: bool = False) -> bool:
    """Whether a line is page furniture; ``edge``: it is among the first or last lines of its page."""
    if len(text) > 90 or "。" in text:
        return False
    if _JUMP.match(text) or _NUMBER.match(text) or (edge and _NAMED.match(text)):
        return True
    rest, strong = _STRONGLY.subn(" ", text)
    if not strong:
        return False
    left = _BETWEEN.sub("", _WEAKLY.sub(" ", rest))
    return not left or (len(left) <= 6 and (edge or strong > 1))

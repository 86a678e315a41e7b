"""Lines that belong to no article: folio, page name, editors, telephone, and where a text goes on or comes from."""

import re

_NUMERAL = "〇○零一二三四五六七八九十"
_DATE = rf"(?:[12]\d{{3}}|[{_NUMERAL}]{{4}})年(?:\d{{1,2}}|[{_NUMERAL}]{{1,2}})月(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})日"
_PAPER = "日报|晚报|晨报|早报|时报|周报|商报|都市报|新闻网"
_FOLIO = re.compile(
    rf"(?:第?\s*[A-Z]?\d{{1,3}}\s*版|[A-Z]\d{{1,2}}|第[一二三四五六七八九十]+版|{_DATE}|星期[一二三四五六日天]|农历[^ ]{{2,9}}|"
    rf"[一-鿿]{{2,8}}(?:{_PAPER})|总?第\d+期|今日\d+版|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|[|｜/·—\-=_ ,，:：]+)"
)
_STAFF = re.compile(
    r"(?:本版|本期|责任|执行|值班|版面|图片|见习|实习)?(?:责\s*任\s*编\s*辑|责编|编\s*辑|校\s*对|美\s*编|版\s*式|视觉|组\s*版|审\s*读|主\s*编|总\s*编\s*辑|值班(?:编委|主任|总编)|统\s*筹|设\s*计|制\s*图)"
    r"\s*[:：/／ ]?\s*[一-鿿· ]{2,12}"
)
_CONTACT = re.compile(
    r"^(?:新闻热线|热线|电\s*话|联系电话|投稿|邮\s*箱|投稿邮箱|E-?mail|传\s*真|网\s*址|广告|发行|地\s*址|邮编|国内统一|邮发代号|刊号|微信|扫码|QQ)[^。]{0,12}[:：]?\s*[\dA-Za-z@][^。]{3,60}$",
    re.IGNORECASE,
)
_JUMP = re.compile(
    r"^[（(【\[]?\s*(?:上接|紧接|接)\s*第?\s*[A-Z]?[\d一二三四五六七八九十]{1,3}\s*版[^。]{0,12}[）)】\]]?$"
)
_NUMBER = re.compile(r"^[—\-·|\s]*[A-Z]?\d{1,3}[—\-·|\s]*$")


def is_furniture(text: str) -> bool:
    """Whether a line is page furniture."""
    if len(text) > 80:
        return False
    if _JUMP.match(text) or _NUMBER.match(text) or _CONTACT.match(text):
        return True
    if _STAFF.match(text) and not re.sub(r"[\s|｜,，;；/]", "", _STAFF.sub("", text)):
        return True
    rest = _FOLIO.sub("", text)
    return len(rest) < len(text) and (not rest or (len(rest) <= 6 and len(_FOLIO.findall(text)) >= 2))

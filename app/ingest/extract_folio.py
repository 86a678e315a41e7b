"""What the folio line says of the page beside its day: the paper's name, the page's number, the section's name.

It reads only furniture, so that a paper quoted in an article never names the page.
"""

import re
import unicodedata
from dataclasses import dataclass

from app.chinese import numeral
from app.ingest.values import Page

_PAPER = re.compile(
    r"(?<![一-鿿])(?!本报|我报)[一-鿿]{2,6}(?:日报|晚报|晨报|早报|时报|周报|商报|都市报|快报|新报|导报|社区报|时讯)(?![一-鿿])"
)
_NUMBER = re.compile(
    r"(?<!今日)(?<!共)(?<![0-9A-Z])第?\s*(?P<named>[A-Z]?[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*版(?![式面权本])"
    r"|(?<![\w./@:-])(?P<code>[A-Z][0-9]{1,2}(?:-[0-9]{1,2})?)(?![\w.@-])"
)
_BARE_NUMBER = re.compile(r"(?:^|(?<=\s))[0-9]{1,2}(?=\s|$)")
_SECTION = re.compile(
    r"(?<![一-鿿·])(?:[一-鿿]{2,4}[·•][一-鿿]{2,4}|[一-鿿]{2,4}(?:新闻|要闻|民生|观察|城事|关注|视点|周刊|专版|专刊)|[一-鿿]{2,3}版)"
    r"(?![一-鿿·])"
)
_ELSEWHERE = re.compile("接第|接[A-Z0-9]|下转")  # another page's number
_IN_NAME = re.compile(
    r"(?:(?:19|20)[0-9]{2}(?:[-_.]?[0-9]{2}){2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)[-_. 第]*"
    r"(?P<number>[A-Z]?[0-9]{1,3})版?(?![0-9])"
)


@dataclass(frozen=True, slots=True)
class Folio:
    """What is printed at the head or foot of a page; "" for what is not."""

    newspaper: str = ""
    edition: str = ""  # the section's name: 柳溪新闻, 城区版
    page_number: str = ""  # as printed, Chinese numerals as digits: 6, 04, A05


def read_folio(page: Page) -> Folio:
    """The first of each on the page's furniture lines; the number also from a file name that begins with a date."""
    source = page.source.lines
    lines = [unicodedata.normalize("NFKC", source[number - 1]) for number in page.furniture]
    lines = [line for line in lines if not _ELSEWHERE.search(line)]
    papers = (match.group() for line in lines if (match := _PAPER.search(line)))
    sections = (match.group() for line in lines if (match := _SECTION.search(line)))
    numbers = (number for line in lines if (number := _page_number(line)))
    named = _IN_NAME.search(page.source.name)
    return Folio(
        newspaper=next(papers, ""),
        edition=next(sections, ""),
        page_number=next(numbers, named["number"] if named else ""),
    )


def _page_number(line: str) -> str:
    if match := _NUMBER.search(line):
        number = match["named"] or match["code"]
        return str(numeral(number)) if number[0] in "一二三四五六七八九十" else number
    # A number by itself counts only beside the section's name: 04 柳溪新闻
    bare = _BARE_NUMBER.search(line) if _SECTION.search(line) else None
    return bare.group() if bare else ""

"""The day of printing, where something says it: a sidecar, the file's name, the folio line."""

import re
from dataclasses import dataclass
from datetime import date

from app.ingest.dates.edtf_days import days
from app.ingest.dates.extract_date import compact, read_day
from app.ingest.values import Page

_YEAR = r"(?<![0-9A-Za-z])[A-Za-z]{0,8}((?:19|20)[0-9]{2})"  # 20211028, dyrb20211028b01, but no part of a hash
_EDITION = r"(?:[A-Za-z][0-9]{1,3})?(?![0-9A-Za-z])"
_DAY_IN_NAME = re.compile(rf"{_YEAR}(?:([01][0-9])([0-3][0-9])|[-_. 年]([01]?[0-9])[-_. 月]([0-3]?[0-9])日?){_EDITION}")
_MONTH_IN_NAME = re.compile(rf"{_YEAR}(?:[-.年]?([01][0-9])月?|年([1-9])月){_EDITION}")
_YEAR_IN_NAME = re.compile(rf"{_YEAR}年(?![0-9])")
_FOLIO = re.compile(
    r"(?P<date>(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})[年./-][^年]{1,3}[月./-][^月]{1,3})日?"
)
# Within a page, 2020年2月3日 星期一 may open the entry of a diary; at its margin it is the folio line.
_FOLIO_SIGNS = re.compile(r"第?[0-9A-Z一二三四五六七八九十]{1,3}版|责编|编辑|校对|主办|[日晚晨早]报")
_MARGIN_SIGNS = re.compile(rf"{_FOLIO_SIGNS.pattern}|星期|周[一二三四五六日]|农历|期|新闻|电话")
_ELSEWHERE = re.compile(r"上接|下转")  # another issue's date
_PROSE = re.compile(r"[，。；“]")
FOLIO_LENGTH = 60
"""No folio line has more characters."""


@dataclass(frozen=True, slots=True)
class Issue:
    """When a page was printed, as EDTF, and what says so."""

    edtf: str
    day: date  # the last day that it may mean
    evidence: str


def printed_on(page: Page) -> Issue | None:
    """The day of printing by sidecar, file name or folio line, in this order; None where none of them tells it."""
    name = page.source.name
    return _by_sidecar(page) or _day_by_name(name) or _by_folio(page) or _month_by_name(name)


def _by_sidecar(page: Page) -> Issue | None:
    text = page.source.sidecar.date.strip()
    known = days(text)
    return Issue(text, known[1], f"附注文件：{text}") if known else None


def _day_by_name(name: str) -> Issue | None:
    found = (
        _day(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
        for match in _DAY_IN_NAME.finditer(name)
    )
    if day := next(filter(None, found), None) or read_day(name):  # 二〇二一年十月二十八日
        return Issue(day.isoformat(), day, f"文件名：{name}")
    return None


def _month_by_name(name: str) -> Issue | None:
    """The month, or the year at least, that the file's name tells; its last day bounds the page's events."""
    for match in _MONTH_IN_NAME.finditer(name):
        if known := days(f"{match[1]}-{int(match[2] or match[3]):02}"):
            return Issue(known[1].strftime("%Y-%m"), known[1], f"文件名：{name}")
    if year := _YEAR_IN_NAME.search(name):
        return Issue(year[1], date(int(year[1]), 12, 31), f"文件名：{name}")
    return None


def _by_folio(page: Page) -> Issue | None:
    """A whole date on a line that belongs to no article, or that has other marks of a folio line."""
    lines = [(number, compact(line)) for number, line in enumerate(page.source.text.split("\n"), 1)]
    lines = [(number, text) for number, text in lines if text]
    margin = {number for number, _ in (*lines[:3], *lines[-3:])}
    for number, text in lines:
        if len(text) > FOLIO_LENGTH or _ELSEWHERE.search(text):
            continue
        signs = _MARGIN_SIGNS if number in margin else _FOLIO_SIGNS
        if number in page.furniture or (signs.search(text) and not _PROSE.search(text)):
            match = _FOLIO.search(text)
            if match and (day := read_day(match.group())):
                return Issue(day.isoformat(), day, f"“{text}”（第{number}行）")
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

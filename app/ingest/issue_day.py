"""The day of printing, where something says it: a sidecar, the file's name, the folio line."""

import re
from dataclasses import dataclass
from datetime import date

from app.ingest.edtf_days import days
from app.ingest.extract_date import compact, read_day
from app.ingest.values import Page

_IN_NAME = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)[0-9]{2})([-_.年]?)([01][0-9])[-_.月]?([0-3][0-9])(?:日|(?![0-9A-Za-z]))"
)
_FOLIO = re.compile(
    r"(?P<date>(?:(?:19|20)[0-9]{2}|[一二][〇○零一二三四五六七八九]{3})[年./-][^年]{1,3}[月./-][^月]{1,3})日?"
)
_FOLIO_SIGNS = re.compile(r"星期|周[一二三四五六日]|[版刊报期]|编辑|责编|校对|电话|农历|主办|新闻")
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
    return _by_sidecar(page) or _by_name(page.source.name) or _by_folio(page)


def _by_sidecar(page: Page) -> Issue | None:
    text = page.source.sidecar.date.strip()
    known = days(text)
    return Issue(text, known[1], f"附注文件：{text}") if known else None


def _by_name(name: str) -> Issue | None:
    for match in _IN_NAME.finditer(name):
        if day := _day(int(match[1]), int(match[3]), int(match[4])):
            return Issue(day.isoformat(), day, f"文件名：{name}")
    return None


def _by_folio(page: Page) -> Issue | None:
    """A whole date on a short line that belongs to no article, or that has other marks of a folio line."""
    lines = page.source.text.split("\n")
    for number, line in enumerate(lines, 1):
        text = compact(line)
        if not text or len(text) > FOLIO_LENGTH or ("20" not in text and "19" not in text and "二" not in text):
            continue
        if number in page.furniture or (_FOLIO_SIGNS.search(text) and not re.search(r"[，。；“]", text)):
            match = _FOLIO.search(text)
            day = read_day(match.group()) if match else None
            if day:
                return Issue(day.isoformat(), day, f"“{text}”（第{number}行）")
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

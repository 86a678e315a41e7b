"""Clues to the year of a page that print no year: dated milestones, yearly events that are counted, weekdays."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

import cn2an

from app.ingest.extract_date import read_year
from app.ingest.values import Page
from app.ingest.year_clues import Clue, MonthDay, Passage, quoted


@dataclass(frozen=True, slots=True)
class Milestone:
    """A wording that only one stretch of time prints: “十四五”开局之年."""

    pattern: str  # regular expression, searched in the text without blanks
    first: str  # first and last month in which a page prints it: 2021-01
    last: str
    meaning: str
    source: str = ""


def milestone_clues(
    page: Page, found: Sequence[Passage], latest: MonthDay, milestones: Iterable[Milestone]
) -> Iterator[Clue]:
    """Clues from wordings of which the time is known; each milestone counts once a page."""
    whole = "\n".join(passage.text for passage in found)  # one search a pattern; patterns do not cross lines
    ends = list(accumulate(len(passage.text) + 1 for passage in found))
    for milestone in milestones:
        if match := re.compile(milestone.pattern).search(whole):
            index = bisect_right(ends, match.start())
            start = match.start() - (ends[index - 1] if index else 0)
            evidence = f"{quoted(page, found[index], start, start + len(match.group()))}：{milestone.meaning}"
            yield _milestone_clue(milestone, match.group(), latest, evidence)


def _milestone_clue(milestone: Milestone, words: str, latest: MonthDay, evidence: str) -> Clue:
    first, last = _months(milestone.first), _months(milestone.last or "2100-12")
    strength = 2.0 if last - first < 15 else 1.2 if last - first < 40 else 0.5
    plain = last - first < 13 and ("今年" in words or "之年" in words)

    def points(year: int) -> float:
        month = year * 12 + latest[0] - 1
        return -3.0 if month < first else (strength + plain) if month <= last else 0.0

    years = tuple(year for year in range(first // 12, min(last, first + 60) // 12 + 1) if points(year) > 0)
    return Clue(years, points, evidence, plain)


def _months(text: str) -> int:
    year, _, month = text.partition("-")
    return int(year) * 12 + int(month or 1) - 1


_YEAR_BEFORE = re.compile(r"((?:19|20)[0-9]{2})年的?$")
_ORDINAL = re.compile(r"第([0-9]{1,3}|[一二三四五六七八九十百]{1,5})届([一-鿿]{2,4})")


def ordinal_clues(page: Page, found: Sequence[Passage]) -> Iterator[Clue]:
    """Clues from yearly events that are counted: 2021年第五届荷花节 on a page that reports the sixth."""
    held: dict[str, tuple[int, int]] = {}  # event → (year, number) as printed with a year
    told: dict[str, tuple[int, str]] = {}  # event → (highest number without a year, evidence)
    for passage in found:
        for match in _ORDINAL.finditer(passage.text):
            number, event = _ordinal(match[1]), match[2][:3]
            if dated := _YEAR_BEFORE.search(passage.text, max(0, match.start() - 6), match.start()):
                held[event] = (read_year(dated[1]) or 0, number)
            elif number > told.get(event, (0, ""))[0]:
                told[event] = (number, quoted(page, passage, match.start(), match.end()))
    for event in sorted(held.keys() & told.keys()):
        (year, number), (last, evidence) = held[event], told[event]
        if 0 < last - number < 4:
            yield _exactly(year + last - number, evidence)


def _exactly(year: int, evidence: str) -> Clue:
    return Clue((year,), lambda other: 2.5 * (other == year), evidence, plain=True)


def _ordinal(text: str) -> int:
    try:
        return int(text) if text.isdigit() else int(cn2an.cn2an(text))
    except ValueError:  # 第十十届
        return 0


_WEEKDAY = re.compile(r"(1[0-2]|[1-9])月([12][0-9]|3[01]|[1-9])日[（(,，]?(?:星期|周)([一二三四五六日天])")


def weekday_clues(page: Page, found: Sequence[Passage], latest: MonthDay) -> Iterator[Clue]:
    """Clues from days printed with their weekday: 10月27日（星期三）."""
    for passage in found:
        for match in _WEEKDAY.finditer(passage.text):
            month, day, weekday = int(match[1]), int(match[2]), "一二三四五六日".find(match[3].replace("天", "日"))

            def points(year: int, month: int = month, day: int = day, weekday: int = weekday) -> float:
                try:
                    known = date(year - (month - latest[0] > 6), month, day)
                except ValueError:
                    return -2.5
                return 2.5 if known.weekday() == weekday else -2.5

            yield Clue((), points, quoted(page, passage, match.start(), match.end()))

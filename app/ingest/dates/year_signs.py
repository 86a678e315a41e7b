"""Clues to the year of a page from yearly events that are counted."""

import re
from collections.abc import Iterator, Sequence

from app.chinese import numeral
from app.ingest.dates.extract_date import read_year
from app.ingest.dates.year_evidence import Clue, Passage, quoted
from app.ingest.values import Page

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
        return int(text) if text.isdigit() else int(numeral(text))
    except ValueError:  # 第十十届
        return 0

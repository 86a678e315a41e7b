"""Clues to the year of a page in the company it keeps: office-holders and projects of pages whose day is known."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from app.ingest.dates.extract_date import compact
from app.ingest.dates.year_evidence import Clue, MonthDay
from app.ingest.people.names import RARE, SURNAMES

_TITLES = (
    "书记|区长|县长|市长|镇长|乡长|主任|局长|部长|主席|院长|校长|经理|队长|"
    "所长|处长|站长|会长|董事长|总裁|馆长|园长|负责人"
)
_HOLDER = re.compile(
    rf"([一-鿿]{{2,6}}?(?:{_TITLES}))((?:[{''.join(sorted(SURNAMES - RARE))}])[一-鿿]{{1,2}}?)"
    r"(?=说|介绍|表示|告诉|到|在|带|率|主持|出席|参加|为|向|与|和|从|[，、。：“（])"
)
_NAMED = re.compile(r"“([^“”，。！？]{4,12})”|《([^《》]{5,20})》|([一-鿿·]{3,10}(?:项目|工程|综合体|广场|产业园))")
MOST = 2.0
"""What all company together may weigh: it places a page among others, but no single name fixes a year."""

FADES = 2.0
"""Years after which a shared name says nothing: offices change hands and projects end."""


@dataclass(frozen=True, slots=True)
class DatedPage:
    """A page whose day is known; its office-holders and projects date other pages."""

    name: str
    district: str
    day: date  # its latest day
    text: str


@lru_cache(maxsize=512)
def company(text: str) -> tuple[Mapping[str, str], frozenset[str]]:
    """(office and person → office, names of projects and slogans) that a page prints."""
    plain = compact(text)
    holders = {match[1][-4:] + match[2]: match[1][-4:] for match in _HOLDER.finditer(plain)}
    return holders, frozenset(next(filter(None, match.groups())) for match in _NAMED.finditer(plain))


def company_clues(text: str, district: str, latest: MonthDay, known: Sequence[DatedPage]) -> Iterator[Clue]:
    """Clues from names that the page shares with pages whose day is known; at most two, of persons and of projects."""
    holders, projects = company(text)
    yield from _shared(set(holders), latest, [(page, set(company(page.text)[0])) for page in known], "人物", 1.0)
    yield from _shared(set(projects), latest, [(page, set(company(page.text)[1])) for page in known], "项目", 0.6)


def _shared(
    names: set[str], latest: MonthDay, known: Iterable[tuple[DatedPage, set[str]]], kind: str, weight: float
) -> Iterator[Clue]:
    """One clue of all the names that the page shares with others; a name of many years says little."""
    holding: defaultdict[str, list[DatedPage]] = defaultdict(list)
    for page, theirs in known:
        for name in names & theirs:
            holding[name].append(page)
    telling = {name: pages for name, pages in holding.items() if len({page.day.year for page in pages}) <= 3}
    if not telling:
        return

    def points(year: int) -> float:
        here = year + (latest[0] - 0.5) / 12
        total = 0.0
        for pages in telling.values():
            near = min(abs(here - page.day.year - (page.day.month - 0.5) / 12) for page in pages)
            total += weight * max(0.0, 1.0 - near / FADES)
        return min(MOST, total)

    some = sorted(telling)[:3]
    pages = {page.name: page for name in some for page in telling[name]}
    where = "、".join(f"{page.name}（{page.day.year}年）" for page in list(pages.values())[:3])
    years = {page.day.year + step for page in pages.values() for step in (-1, 0, 1)}
    yield Clue(tuple(sorted(years)), points, f"与{where}同有{kind}{'、'.join(some)}")

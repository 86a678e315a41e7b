"""Bars over time as values for the templates, which draw them as SVG."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from app.queries.results import FacetValue
from app.queries.thread import PER_PAGE
from app.queries.timeline import Timeline
from app.search.request import SearchRequest
from app.web.dates import month_words
from app.web.links import search_url, with_query

MOST_BARS = 60
"""More months than these are drawn as years."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, its count, and where a click on it leads.  ``height`` is in percent of the highest bar."""

    label: str
    count: int
    height: int
    url: str
    chosen: bool = False
    tick: str = ""  # what stands below the bar
    year: str = ""  # below the tick, where a year begins


def height(count: int, most: int) -> int:
    """Percent of the highest bar; whatever is not nothing can be seen."""
    return max(4, round(100 * count / most)) if count else 0


def year_bars(timeline: Timeline, path: str, **filters: str) -> tuple[Bar, ...]:
    """The twelve months of the year that a timeline stands at; ``path`` is the timeline's address."""
    year = timeline.year
    if year is None:
        return ()
    return tuple(
        Bar(
            label=f"{year.year}年{month}月",
            count=count,
            height=height(count, max(year.months)),
            url=with_query(f"{path}/{year.year:04}-{month:02}", **filters),
            chosen=str(timeline.period) == f"{year.year:04}-{month:02}",
            tick=str(month),
        )
        for month, count in enumerate(year.months, start=1)
    )


def result_bars(months: Sequence[FacetValue], request: SearchRequest) -> tuple[Bar, ...]:
    """The months of a result without gaps, or its years where there are too many months."""
    counted = {facet.value: facet.count for facet in months if facet.count and len(facet.value) == 7}
    if not counted:
        return ()
    span = _months_between(min(counted), max(counted))
    if len(span) <= MOST_BARS:
        return _bars([(month, counted.get(month, 0)) for month in span], request)
    by_year = {year: list(group) for year, group in groupby(span, key=lambda month: month[:4])}
    return _bars([(year, sum(counted.get(m, 0) for m in group)) for year, group in by_year.items()], request)


def thread_bars(days: Sequence[dt.date | None], page: int = 1, per_page: int = PER_PAGE) -> tuple[Bar, ...]:
    """The months of a thread without gaps, given as the days of its articles; a bar leads to the first of its month."""
    dated = [(f"{day:%Y-%m}", at // per_page + 1) for at, day in enumerate(days) if day]
    months, pages = Counter(month for month, _ in dated), dict(reversed(dated))
    if not months:
        return ()
    most = max(months.values())
    return tuple(
        Bar(
            label=month_words(month),
            count=months[month],
            height=height(months[month], most),
            url=("" if pages.get(month, page) == page else f"?page={pages[month]}") + f"#m{month}",
            tick=month[5:].lstrip("0"),
            year=month[:4] if at == 0 or month[5:] == "01" else "",
        )
        for at, month in enumerate(_months_between(min(months), max(months)))
    )


def _bars(counts: list[tuple[str, int]], request: SearchRequest) -> tuple[Bar, ...]:
    most = max(count for _, count in counts)
    return tuple(
        Bar(
            label=month_words(period),
            count=count,
            height=height(count, most),
            url=search_url(request.toggled("month", period)),
            chosen=period in request.month,
            tick=period[5:].lstrip("0") or period,
            year=period[:4] if period[5:] == "01" or (at == 0 and period[5:]) else "",
        )
        for at, (period, count) in enumerate(counts)
    )


def _months_between(first: str, last: str) -> list[str]:
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]

"""Articles by period: of the archive, of its places, of the people credited; street offices named together.

What an article counts towards is taken off when it changes or goes, and put on for what it is now, so that counts cost
what changed and not what the archive holds.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from typing import Any, cast

from sqlalchemy import Table as SqlTable
from sqlalchemy import delete
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from app.models import CreditCount, Neighbour, PeriodCount, PlaceCount

ALL, UNDATED = "all", "undated"
Table = type[PeriodCount] | type[PlaceCount] | type[CreditCount] | type[Neighbour]
Counts = Counter[tuple[Any, ...]]
"""How much each row of a table counts, by (table, key…)."""
_KEYS: dict[Table, tuple[str, ...]] = {
    PeriodCount: ("kind", "period"),
    PlaceCount: ("place_id", "kind", "period"),
    CreditCount: ("name", "role", "period"),
    Neighbour: ("place_id", "other_id"),
}


@dataclass(frozen=True, slots=True)
class Filed:
    """What an article counts towards."""

    kind: str
    earliest: dt.date | None
    latest: dt.date | None
    places: frozenset[int] = frozenset()  # its district and the places that it names
    streets: frozenset[int] = frozenset()  # of these, the street offices that it names
    credits: frozenset[tuple[str, str]] = frozenset()  # (name, role)


@lru_cache(maxsize=4096)
def periods(earliest: dt.date | None, latest: dt.date | None) -> tuple[str, ...]:
    """All periods that the days overlap: ``all``, every year ``YYYY`` and month ``YYYY-MM``; or ``undated``."""
    if earliest is None or latest is None:
        return (ALL, UNDATED)
    first, last = earliest.year * 12 + earliest.month - 1, latest.year * 12 + latest.month - 1
    months = (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1))
    years = (f"{year:04}" for year in range(earliest.year, latest.year + 1))
    return (ALL, *years, *months)


def count(session: Session, before: Iterable[Filed], after: Iterable[Filed]) -> None:
    """Bring the count tables from what articles were to what they are."""
    changes = _sum(after)
    changes.subtract(_sum(before))
    for table, names in _KEYS.items():
        found = {key[1:]: n for key, n in changes.items() if key[0] is table and n}
        rows = [{**dict(zip(names, key, strict=True)), "count": n} for key, n in sorted(found.items())]
        if rows:
            added = insert(cast(SqlTable, table.__table__))
            added = added.on_conflict_do_update(names, set_={"count": table.count + added.excluded.count})
            session.execute(added, rows)
        if any(n < 0 for n in found.values()):
            session.execute(delete(table).where(table.count <= 0))


def _sum(filed: Iterable[Filed]) -> Counts:
    counts: Counts = Counter()
    for one in filed:
        for period in periods(one.earliest, one.latest):
            counts[PeriodCount, one.kind, period] += 1
            for place in one.places:
                counts[PlaceCount, place, one.kind, period] += 1
            for name, role in one.credits:
                counts[CreditCount, name, role, period] += 1
        for pair in permutations(one.streets, 2):
            counts[Neighbour, *pair] += 1
    return counts

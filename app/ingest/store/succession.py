"""Which article of a page cut anew is which of the old ones: ids are addresses, and addresses are permanent."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

Line = TypeVar("Line", bound=Hashable)
"""What tells a line of a page from others: its number, or its text."""


@dataclass(frozen=True, slots=True)
class Succession:
    """Who takes over from whom; positions count the new articles from 0."""

    kept: Mapping[int, int]  # position -> the old id it keeps; the rest are new
    merged: Mapping[int, int | None]  # old id that vanishes -> position of its successor; None: its lines are gone


def succession(old: Mapping[int, Mapping[Line, int]], new: Sequence[Mapping[Line, int]]) -> Succession:
    """Pair old ids with new articles by the greatest overlap of lines, each at most once.

    An article is given as its lines -> characters in each.

    An id that is left over points to the new article that took most of its lines.
    """
    overlaps = sorted(
        (-weight, old_id, position)
        for old_id, lines in old.items()
        for position, others in enumerate(new)
        if (weight := sum(min(lines[key], others[key]) for key in lines.keys() & others.keys()))
    )
    kept: dict[int, int] = {}
    best: dict[int, int] = {}
    for _, old_id, position in overlaps:
        best.setdefault(old_id, position)
        if position not in kept and old_id not in kept.values():
            kept[position] = old_id
    merged = {old_id: best.get(old_id) for old_id in old if old_id not in kept.values()}
    return Succession(kept, merged)

"""Permanent addresses of threads: a thread keeps its own over refreshes, by the greatest overlap of articles.

An address is the name in Latin letters.  Where a thread is merged into another its address leads there; where it ends
the address is kept for the same name, should it return.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from app.chinese import syllables


@dataclass(frozen=True, slots=True)
class Known:
    """A thread as stored: its database id, name, and article ids."""

    id: int
    name: str
    articles: frozenset[int]


@dataclass(frozen=True, slots=True)
class Heirs:
    """Which new thread (by number) goes on with which stored one, and what becomes of the rest."""

    kept: Mapping[int, int]  # number -> database id
    merged: Mapping[int, int | None]  # database id -> number of the thread that took its articles over; None: ended


def inherit(
    old: Sequence[Known], new: Sequence[tuple[str, frozenset[int]]], same: Mapping[int, int] = MappingProxyType({})
) -> Heirs:
    """Give each new thread (name, article ids) the stored one it goes on with: greatest overlap, then the same name.

    A thread goes on only in one that shares a third of the articles of both together, or its name and an article.
    ``same`` has the threads that are stored as they are (number -> database id); these are not among the ``old``.
    """
    shared = _shared(old, new)
    pairs = sorted(shared.items(), key=lambda item: (-_nearness(item[0], item[1], old, new), item[0]))
    kept = dict(same)
    taken: set[int] = set()
    for (before, number), count in pairs:
        if before not in taken and number not in kept and _nearness((before, number), count, old, new) >= 1 / 3:
            kept[number] = old[before].id
            taken.add(before)
    return Heirs(kept, _merged(old, shared, taken))


def address(name: str, taken: Collection[str]) -> str:
    """A free address for a name: 澄河里 → chengheli, chengheli-2 …"""
    latin = "".join(char for char in "".join(syllables(name)) if char.isascii() and char.isalnum())
    base = latin[:60] or "thread"
    number = 1
    while (slug := base if number == 1 else f"{base}-{number}") in taken:
        number += 1
    return slug


def _shared(old: Sequence[Known], new: Sequence[tuple[str, frozenset[int]]]) -> Counter[tuple[int, int]]:
    """How many articles each stored and each new thread have in common."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for before, thread in enumerate(old):
        for article in thread.articles:
            holders[article].append(before)
    return Counter(
        (before, number) for number, (_, articles) in enumerate(new) for a in articles for before in holders[a]
    )


def _merged(
    old: Sequence[Known], shared: Mapping[tuple[int, int], int], taken: Collection[int]
) -> dict[int, int | None]:
    """Where the threads went that no other goes on with: to the new one that has most of their articles, if half."""
    best: dict[int, tuple[int, int]] = {}  # most articles shared, and minus the number of the first that shares them
    for (before, number), count in shared.items():
        best[before] = max(best.get(before, (0, 0)), (count, -number))
    merged: dict[int, int | None] = {}
    for before, thread in enumerate(old):
        if before not in taken:
            count, minus = best.get(before, (0, 0))
            merged[thread.id] = -minus if count and 2 * count >= len(thread.articles) else None
    return merged


def _nearness(
    pair: tuple[int, int], shared: int, old: Sequence[Known], new: Sequence[tuple[str, frozenset[int]]]
) -> float:
    """Jaccard's index of the articles, and 1 more where the name is the same."""
    before, (name, articles) = old[pair[0]], new[pair[1]]
    return shared / (len(before.articles) + len(articles) - shared) + (before.name == name)

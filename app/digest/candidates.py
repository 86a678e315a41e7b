"""What in an article may name a story, by its form; and in how many articles each of these was met in which form."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from app.digest.names import by_name, in_quotes, in_title
from app.digest.words import Run

MOST_NAMES = 200
"""Looked at in an article; only a hostile one has more."""
QUOTED, NAMED, PROPER, TITLED = 1, 2, 4, 8
"""Stood in quotes, was built like a name, on a name, stood in a title; an article's forms of a term are their sum."""


@dataclass(frozen=True, slots=True)
class Met:
    """The forms that an article holds a term in."""

    flags: int

    @property
    def named(self) -> bool:
        """Whether it stood in quotes or was built like a name."""
        return bool(self.flags & (QUOTED | NAMED))


@dataclass(slots=True)
class Forms:
    """In how many articles a term stood in quotes, was built like a name or on a name, stood in a title."""

    quoted: int = 0
    named: int = 0
    proper: int = 0  # of these, on a name
    titled: int = 0

    def joined(self, other: "Forms") -> "Forms":
        """The evidence of both for one term."""
        return Forms(
            max(self.quoted, other.quoted),
            max(self.named, other.named),
            max(self.proper, other.proper),
            max(self.titled, other.titled),
        )

    @property
    def count(self) -> int:
        """How often it was met in any form."""
        return self.quoted + self.named + self.titled


def candidates(passages: Iterable[tuple[bool, Iterable[Run]]]) -> dict[str, Met]:
    """The candidates of an article, given as its runs and whether they are a title's."""
    found: dict[str, int] = {}
    for titled, runs in passages:
        for run in runs:
            for words in in_quotes(run) if run.quoted else ():
                _meet(found, words, QUOTED)
            for words, proper in by_name(run):
                _meet(found, words, NAMED | PROPER if proper else NAMED)
            for words in in_title(run) if titled else ():
                _meet(found, words, TITLED)
    return {term: Met(flags) for term, flags in found.items()}


def _meet(found: dict[str, int], words: Iterable[str], flags: int) -> None:
    term = "".join(words)
    found[term] = found.get(term, 0) | flags


class Candidates:
    """In how many articles each candidate was met, and how.

    Memory is bounded by lossy counting (Manku and Motwani, 2002): when too many have gathered, those met but once are
    dropped; a term that returns is met again.
    """

    def __init__(self, wanted: Iterable[str] | None = None, most: int = 300_000) -> None:
        """Of all terms, or of those that are wanted."""
        self._met: Counter[str] = Counter()  # forms as a hexadecimal digit, then the term
        self._wanted = None if wanted is None else {f"{flags:x}{term}" for term in wanted for flags in range(1, 16)}
        self._most = most

    def add(self, names: str) -> None:
        """The candidates of one more article, as a reading keeps them."""
        if names:
            met = names.split("\n")
            self._met.update(met if self._wanted is None else self._wanted.intersection(met))
            if len(self._met) > self._most:
                self._met = Counter({name: n for name, n in self._met.items() if n > 1})

    def forms(self, fewest: int) -> dict[str, Forms]:
        """The candidates that were met at least so often."""
        found: dict[str, Forms] = {}
        for name, n in self._met.items():
            flags, forms = int(name[0], 16), found.setdefault(name[1:], Forms())
            forms.quoted += n if flags & QUOTED else 0
            forms.named += n if flags & NAMED else 0
            forms.proper += n if flags & PROPER else 0
            forms.titled += n if flags & TITLED else 0
        return {term: forms for term, forms in found.items() if forms.count >= fewest}


def outermost(terms: Iterable[str]) -> list[str]:
    """The terms that stand in none of the others, the longest first; an article has so many at most."""
    found: list[str] = []
    for term in sorted(set(terms), key=lambda term: (-len(term), term))[:MOST_NAMES]:
        if not any(term in longer for longer in found):
            found.append(term)
    return found

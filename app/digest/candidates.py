"""The candidate terms of all articles, with the forms they were met in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.digest.names import by_name, in_quotes, in_title
from app.digest.reading import SUBTITLES, TITLES
from app.digest.words import Run

MOST_NAMES = 200
"""Looked at in an article; only a hostile one has more."""


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


class Candidates:
    """The candidate terms of all articles, and the forms they were met in.

    Memory is bounded by lossy counting (Manku and Motwani, 2002): when too many have gathered, those met but once are
    dropped; a term that returns is met again.
    """

    def __init__(self, most: int = 400_000) -> None:
        self.forms: dict[str, Forms] = {}
        self._most = most

    def add(self, passages: Iterable[tuple[str, Sequence[Run]]]) -> frozenset[str]:
        """The candidates of an article, given as roles and runs; returns what it quotes and names."""
        quoted: set[str] = set()
        named: dict[str, bool] = {}
        titled: set[str] = set()
        for role, runs in passages:
            for run in runs:
                quoted.update(map("".join, in_quotes(run)))
                named.update(("".join(words), proper) for words, proper in by_name(run))
                if role in TITLES or role in SUBTITLES:
                    titled.update(map("".join, in_title(run)))
        for term in quoted | titled | named.keys():
            forms = self.forms.setdefault(term, Forms())
            forms.quoted += term in quoted
            forms.named += term in named
            forms.proper += named.get(term, False)
            forms.titled += term in titled
        if len(self.forms) > self._most:
            self.forms = {term: forms for term, forms in self.forms.items() if forms.count > 1}
        return frozenset(quoted | named.keys())


def outermost(terms: Iterable[str]) -> list[str]:
    """The terms that stand in none of the others, the longest first; an article has so many at most."""
    found: list[str] = []
    for term in sorted(set(terms), key=lambda term: (-len(term), term))[:MOST_NAMES]:
        if not any(term in longer for longer in found):
            found.append(term)
    return found

"""Words that mean the same, from data files that operators can extend: one group a line, words parted by blanks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from app.chinese import folded


class Synonyms:
    """Which words stand for which."""

    def __init__(self, groups: Iterable[Iterable[str]] = ()) -> None:
        self._others: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for group in groups:
            words = list(group)
            for word in words:
                self._others[folded(word)].update(dict.fromkeys(other for other in words if other != word))

    def __iter__(self) -> Iterator[str]:
        """The words that have others, folded."""
        return iter(self._others)

    def __contains__(self, folded_text: str) -> bool:
        """Whether a folded text has others."""
        return folded_text in self._others

    def of(self, text: str) -> tuple[str, ...]:
        """The words that mean the same as a text, as the file writes them."""
        return tuple(self._others.get(folded(text), ()))


@lru_cache(maxsize=4)
def load_synonyms(paths: tuple[Path, ...]) -> Synonyms:
    """The groups of all files; what follows ``#`` is a comment.  A file that is missing holds none."""
    lines = [line for path in paths if path.is_file() for line in path.read_text("utf-8").splitlines()]
    groups = [line.partition("#")[0].split() for line in lines]
    return Synonyms(group for group in groups if len(group) > 1)

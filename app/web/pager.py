"""The links below a list: first, neighbours, last."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pager:
    """A place in a list of several pages, and the addresses of the others."""

    page: int
    pages: int
    url: Callable[[int], str]

    @property
    def shown(self) -> tuple[int | None, ...]:
        """The page numbers to show; None stands for a gap."""
        near = range(self.page - 2, self.page + 3)
        numbers = sorted({1, self.pages, *(n for n in near if 1 <= n <= self.pages)})
        shown: list[int | None] = []
        for before, n in zip([0, *numbers], numbers, strict=False):
            shown += [None, n] if n - before > 1 else [n]
        return tuple(shown)

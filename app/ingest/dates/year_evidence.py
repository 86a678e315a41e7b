"""What tells the year of a page: its passages, clues that give points to years, and the words quoted as evidence."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from app.ingest.dates.extract_date import compact
from app.ingest.values import TITLES, Page, Role

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Clue:
    """Something that speaks for some years and against others."""

    suggests: tuple[int, ...]
    points: Callable[[int], float]
    evidence: str
    plain: bool = False  # says the year outright


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a page without blanks, and the source lines it stands on."""

    text: str
    lines: tuple[int, ...]
    opening: bool = False  # the first paragraph or the caption of an article
    title: bool = False


def passages(page: Page) -> list[Passage]:
    """All text of the page's articles, and its furniture, piece by piece."""
    found: list[Passage] = []
    for article in page.articles:
        first = True
        for block in article.blocks:
            text_block = block.role in (Role.PARAGRAPH, Role.CAPTION)
            found.append(Passage(_plain(block.text), block.lines, text_block and first, block.role in TITLES))
            first = first and not text_block
    lines = page.source.text.split("\n")
    found += [Passage(_plain(lines[number - 1]), (number,)) for number in page.furniture]
    return found


_NARROW = re.compile(r"(?<=[一-鿿”’」》）])[,;:!?(]|[,;:!?)](?=[一-鿿“‘「《（])")
_WIDTHS = str.maketrans(",;:!?()", "，；：！？（）")


def _plain(text: str) -> str:
    """The text without blanks, with half-width digits and full-width marks beside words, as the patterns want it."""
    return _NARROW.sub(lambda mark: mark.group().translate(_WIDTHS), compact(text))


_PAUSE = re.compile(r"[，。；：！？、（）《》,;:]")
_INNER = str.maketrans("“”", "‘’")


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    return text.split("\n")


def quoted(page: Page, passage: Passage, start: int, end: int) -> str:
    """The words of a passage and their line, as evidence that a reader can check: “…”（第57行）."""
    before = _PAUSE.split(passage.text[max(0, start - 14) : start])[-1]
    after = _PAUSE.split(passage.text[end : end + 14])[0]
    words = (before + passage.text[start:end] + after).translate(_INNER)
    lines = _lines(page.source.text)
    place = 0
    for number in passage.lines:
        place += len(compact(lines[number - 1]))
        if place > start:
            return f"“{words}”（第{number}行）"
    return f"“{words}”（第{passage.lines[0]}行）"

"""What of a cut page is right by its annotation: for each article its cut, title, date and place."""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.ingest.values import Article, Page, Role

WHAT = ("cut", "title", "date", "place")
"""What the archive says of each article how sure it is of it."""
WHOLE = 0.9
"""Share of an article's characters that must be its own, and of those printed that it must have, to be cut rightly."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One article: how sure the archive was of something, and whether it was right."""

    what: str
    sure: float
    right: bool


def judged(page: Page, gold: Mapping[str, Any]) -> Iterator[Judged]:
    """Every article of a cut page, held against the annotated article of which it has most text."""
    lines = page.source.lines
    for article in page.articles:
        if like := closest(article, gold, lines):
            right = rights(article, like, lines)
            yield from (Judged(what, sure, right[what]) for what, sure in asdict(article.confidence).items())


def closest(article: Article, gold: Mapping[str, Any], lines: Sequence[str]) -> Mapping[str, Any] | None:
    """The annotated article of which a cut one has most text."""
    own = _text_lines(article)
    found: Mapping[str, Any] | None = max(
        gold["articles"], key=lambda other: _size(own & printed_lines(other), lines), default=None
    )
    return found


def rights(article: Article, gold: Mapping[str, Any], lines: Sequence[str]) -> dict[str, bool]:
    """Whether cut, title, date and place of an article are as annotated."""
    credits = frozenset([*(gold.get("byline") or []), *_lines(article, Role.BYLINE)])
    own, true = _text_lines(article) - credits, printed_lines(gold) - credits
    shared = _size(own & true, lines)
    least = WHOLE * max(_size(own, lines), _size(true, lines))
    heads = [gold.get("headline") or [], *(gold.get("headline_alternatives") or [])]
    levels = ("streets", "communities", "villages")
    return {
        "cut": shared >= least,
        "title": article.headline == ""
        if not heads[0]
        else _plain(article.headline) in [_title(head, lines) for head in heads],
        "date": _day(article.date) == _day(gold.get("date")),
        "place": all(set(getattr(article, level)) == set(gold.get(level) or []) for level in levels),
    }


def printed_lines(gold: Mapping[str, Any]) -> frozenset[int]:
    """The numbers of the lines of text and captions of an annotated article."""
    body = [number for part in gold.get("body") or [] for number in part["lines"]]
    return frozenset([*body, *(number for caption in gold.get("captions") or [] for number in caption)])


def read_gold(path: Path) -> dict[str, Any]:
    """The annotation of a page."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _text_lines(article: Article) -> frozenset[int]:
    return _lines(article, Role.PARAGRAPH, Role.SECTION, Role.CAPTION)


def _lines(article: Article, *roles: Role) -> frozenset[int]:
    return frozenset(number for block in article.blocks if block.role in roles for number in block.lines)


def _size(numbers: frozenset[int], lines: Sequence[str]) -> int:
    return sum(len("".join(lines[number - 1].split())) for number in numbers)


def _title(numbers: Sequence[int], lines: Sequence[str]) -> str:
    return _plain("".join(re.sub(r"^\s*#{1,6}\s+", "", lines[number - 1]) for number in numbers))


def _plain(text: str) -> str:
    """Text without blanks, marks of headings and shapes of quotes."""
    folded = unicodedata.normalize("NFKC", text).replace("**", "")
    return re.sub(r"[\s“”\"'‘’—–―\-]", "", folded).lstrip("▲▼▶►◀◄")


def _day(edtf: str | None) -> str:
    """The first day of an EDTF date, without its doubt."""
    return (edtf or "").split("/")[0].rstrip("?")

"""Corrections by editors: what a page's sidecar says of single articles, over what was inferred of them.

An article is named by any of its source lines, which stay the same however the page is cut, so a correction survives
newer rules.  The source text itself is never touched.
"""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from app.ingest.values import TITLES, Article, Block, Correction, Page

EVIDENCE = "附注文件"
"""What says a corrected date."""

PLACES = ("district", "streets", "communities", "villages")


def correct(page: Page) -> Page:
    """The page with its articles as the sidecar says."""
    articles = list(page.articles)
    for correction in page.source.sidecar.articles:
        for number, article in enumerate(articles):
            if correction.line in article.lines:
                articles[number] = _corrected(article, correction)
    return replace(page, articles=tuple(articles))


def idle(page: Page) -> Iterator[int]:
    """The lines that corrections name and no article holds."""
    held = {line for article in page.articles for line in article.lines}
    yield from (correction.line for correction in page.source.sidecar.articles if correction.line not in held)


def _corrected(article: Article, correction: Correction) -> Article:
    said = {
        field.name: value
        for field in fields(correction)
        if field.name != "line" and (value := getattr(correction, field.name)) is not None
    }
    plain: dict[str, Any] = {name: value for name, value in said.items() if name not in TITLES}
    if "date" in said:
        plain |= {"date": said["date"] or None, "date_evidence": EVIDENCE}
    sure: dict[str, float] = {}
    if any(role in said for role in TITLES):
        sure["title"] = 1.0
    if "date" in said:
        sure["date"] = 1.0
    if any(name in said for name in PLACES):
        sure["place"] = 1.0
    return replace(
        article,
        **plain,
        blocks=_titled(article.blocks, {role: said[role] for role in TITLES if role in said}),
        confidence=replace(article.confidence, **sure),
        corrected=tuple(dict.fromkeys((*article.corrected, *said))),
    )


def _titled(blocks: tuple[Block, ...], titles: dict[str, str]) -> tuple[Block, ...]:
    """The blocks with these titles, by role; the lines of a title taken away go to the block that is first then."""
    freed: list[int] = []
    found: list[Block] = []
    for role in TITLES:
        old = [block for block in blocks if block.role is role]
        if role not in titles:
            found += old
            continue
        lines = tuple(line for block in old for line in block.lines)
        if titles[role]:
            found.append(Block(role, titles[role], lines))
        else:
            freed += lines
    found += [block for block in blocks if block.role not in TITLES]
    if not found:  # an article that is but this title
        return blocks
    first = found[0]
    return (replace(first, lines=tuple(sorted((*first.lines, *freed)))), *found[1:])

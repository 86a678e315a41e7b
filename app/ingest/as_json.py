"""A cut page as the plain structure that ``segment --json`` prints and the API repeats."""

from typing import Any

from app.ingest.values import Article, Page, Role


def page_json(page: Page) -> dict[str, Any]:
    """``{"source", "page", "furniture", "articles"}`` with JSON types only."""
    return {
        "source": page.source.name,
        "page": {
            "newspaper": page.source.sidecar.newspaper or page.newspaper,
            "edition": page.source.sidecar.edition or page.edition,
            "page_number": page.source.sidecar.page_number or page.page_number,
            "district": page.district,
            "year": page.year,
            "year_evidence": page.year_evidence,
            "year_certain": page.year_certain,
            "issued": page.issued,
            "issued_evidence": page.issued_evidence,
        },
        "furniture": list(page.furniture),
        "articles": [article_json(article) for article in page.articles],
    }


def article_json(article: Article) -> dict[str, Any]:
    """One article; ``roles`` runs parallel to ``paragraphs``."""
    body = [block for block in article.blocks if block.role in (Role.PARAGRAPH, Role.SECTION)]
    return {
        "kind": str(article.kind),
        "column": article.joined(Role.COLUMN),
        "kicker": article.joined(Role.KICKER),
        "headline": article.headline,
        "deck": article.joined(Role.DECK),
        "byline": list(article.texts(Role.BYLINE)),
        "paragraphs": [block.text for block in body],
        "roles": [str(block.role) for block in body],
        "captions": list(article.texts(Role.CAPTION)),
        "reporters": list(article.reporters),
        "correspondents": list(article.correspondents),
        "photographers": list(article.photographers),
        "date": article.date,
        "date_text": article.date_text,
        "date_evidence": article.date_evidence,
        "district": article.district,
        "streets": list(article.streets),
        "communities": list(article.communities),
        "villages": list(article.villages),
        "lines": list(article.lines),
        "confidence": {
            "cut": article.confidence.cut,
            "title": article.confidence.title,
            "date": article.confidence.date,
            "place": article.confidence.place,
        },
        "corrected": list(article.corrected),
    }

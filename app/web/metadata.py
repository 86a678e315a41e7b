"""What an article's page tells search engines and whoever quotes it (schema.org, NewsArticle)."""

from typing import Any

from app.queries.article import ArticleView
from app.web.dates import machine, note
from app.web.render import title_of

LONGEST = 110
"""Characters of a description: what a list of results or a shared link shows of it."""


def description(article: ArticleView) -> str:
    """How the article begins."""
    text = "".join(article.texts("p") or article.texts("caption")) or article.row.deck or article.row.opening
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def news_article(article: ArticleView, address: str, base: str) -> dict[str, Any]:
    """The article in the words of schema.org; what is not known, or only inferred, is left out."""
    page, row = article.page, article.row
    issued = page.issued if page else row.issued
    names = article.reporters or article.correspondents or article.photographers
    places = [row.district] if row.district else []
    places += [*article.streets, *article.communities, *article.villages]
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": address,
        "headline": title_of(row)[:LONGEST],
        "alternativeHeadline": row.deck or row.kicker,
        "description": description(article),
        "datePublished": machine(issued) if issued and not note(issued) else "",
        "author": [{"@type": "Person", "name": name} for name in names],
        "publisher": {"@type": "Organization", "name": page.newspaper} if page and page.newspaper else None,
        "printEdition": page.edition if page else "",
        "printPage": page.page_number if page else "",
        "articleSection": row.column,
        "contentLocation": [{"@type": "Place", "name": place.name} for place in places],
        "associatedMedia": {"@type": "MediaObject", "contentUrl": page.facsimile} if page and page.facsimile else None,
        "wordCount": article.length,
        "inLanguage": "zh-Hans",
        "isPartOf": {"@type": "Periodical", "url": f"{base}/pages/{page.id}", "name": page.newspaper} if page else None,
    }
    return {name: value for name, value in data.items() if value}

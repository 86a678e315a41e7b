"""How an article is cited."""

from app.queries.article import ArticleView
from app.web.dates import machine, note, words
from app.web.render import title_of


def cite(article: ArticleView, address: str) -> str:
    """A reference by GB/T 7714-2015, 4.5 (articles of newspapers): authors. title[N/OL]. paper, date(page). address.

    The day is that of printing; one that is only inferred stands in square brackets, as the standard asks for
    dates that the item does not print (8.8.3).
    """
    page = article.page
    authors = _authors(article.reporters or article.correspondents)
    source = (page.newspaper if page else "") or "［报名不详］"
    issued = page.issued if page else article.row.issued
    number = f"({page.page_number})" if page and page.page_number else ""
    return f"{authors}{title_of(article.row)}[N/OL]. {source}, {_day(issued)}{number}. {address}."


def _authors(names: tuple[str, ...]) -> str:
    """The first three names, then 等."""
    if not names:
        return ""
    return ", ".join(names[:3]) + (", 等" if len(names) > 3 else "") + ". "


def _day(issued: str) -> str:
    if not issued:
        return "［日期不详］"
    return machine(issued) if machine(issued) and not note(issued) else f"［{words(issued)}］"

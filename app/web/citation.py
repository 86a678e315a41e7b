"""How an article is cited: in words, and as files for BibTeX and for reference managers (RIS)."""

import datetime as dt
import re
from collections.abc import Callable

from app.queries.article import ArticleView
from app.web.dates import machine, note, words
from app.web.render import title_of

_TEX = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}"} | {c: f"\\{c}" for c in "#$%&_"})


def cite(article: ArticleView, address: str, read_on: dt.date) -> str:
    """A reference by GB/T 7714-2015, 4.5 (articles of newspapers), read online.

    Authors. title[N/OL]. paper, date(page)[read on]. address.

    The day is that of printing; one that is only inferred stands in square brackets, as the standard asks for
    dates that the item does not print (8.8.3).
    """
    page = article.page
    names = _authors(article)
    authors = ", ".join(names[:3]) + (", 等" if len(names) > 3 else "") + ". " if names else ""
    source = (page.newspaper if page else "") or "［报名不详］"
    number = f"({page.page_number})" if page and page.page_number else ""
    return (
        f"{authors}{title_of(article.row).rstrip('。')}[N/OL]. {source}, {_day(_issued(article))}{number}"
        f"[{read_on.isoformat()}]. {address}."
    )


def bibtex(article: ArticleView, address: str) -> str:
    """An entry of type ``article``; a day that is not certain stands in the note, not in the date."""
    page = article.page
    issued = _issued(article)
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in _authors(article)),
        "title": _tex(title_of(article.row)),
        "journal": _tex(page.newspaper if page else ""),
        "date": _certain(issued),
        "year": _certain(issued)[:4],
        "pages": _tex(page.page_number if page else ""),
        "note": _tex(words(issued)) if issued and not _certain(issued) else "",
        "langid": "chinese",
        "url": address,
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{qubao{article.row.id},\n" + ",\n".join(lines) + "\n}\n"


def ris(article: ArticleView, address: str) -> str:
    """An entry of type NEWS (RIS 2011): a tag, two spaces, a dash and a space; lines end with CR LF."""
    page = article.page
    issued = _issued(article)
    certain = _certain(issued)
    pairs = [
        ("TY", "NEWS"),
        *(("AU", name) for name in _authors(article)),
        ("TI", title_of(article.row)),
        ("T2", page.newspaper if page else ""),
        ("PY", certain[:4]),
        ("DA", certain.replace("-", "/")),
        ("SP", page.page_number if page else ""),
        ("SE", page.edition if page else ""),
        ("N1", words(issued) if issued and not certain else ""),
        ("LA", "zh"),
        ("UR", address),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in pairs if value]
    return "\r\n".join([*lines, "ER  - ", ""])


FORMS: dict[str, tuple[Callable[[ArticleView, str], str], str]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
}
"""The files that an article is cited in: how each is written, and its media type."""


def _authors(article: ArticleView) -> tuple[str, ...]:
    return article.reporters or article.correspondents or article.photographers


def _issued(article: ArticleView) -> str:
    return article.page.issued if article.page else article.row.issued


def _certain(issued: str) -> str:
    """The day as ``YYYY-MM-DD`` where nothing of it is inferred; else ""."""
    return machine(issued) if issued and not note(issued) else ""


def _day(issued: str) -> str:
    if not issued:
        return "［日期不详］"
    return _certain(issued) or f"［{words(issued)}］"


def _tex(text: str) -> str:
    return _one_line(text).translate(_TEX)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()

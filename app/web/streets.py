"""The street offices of a district side by side."""

from collections.abc import Iterator, Sequence
from typing import Annotated

from fastapi import Path, Request, Response

from app.queries.streets import read_streets
from app.web.errors import not_found
from app.web.site import Site, SiteDep
from app.web.table import Cell, Form, Table, table_answer


def show(request: Request, site: SiteDep, slug: str) -> Response:
    """The last year that has articles."""
    return _show(request, site, slug, None)


def show_year(request: Request, site: SiteDep, slug: str, year: Annotated[int, Path(ge=1, le=9998)]) -> Response:
    """Any year."""
    return _show(request, site, slug, year)


def show_table(site: SiteDep, slug: str, form: Form) -> Response:
    """All years as a file: of each the number of articles, and how many that is of a hundred of the district's."""
    with site.database.reading() as session:
        view = read_streets(session, slug)
    if view is None:
        raise not_found()
    table = view.by_year
    head = ("街道乡镇", *(cell for year in table.periods for cell in (f"{year}年", f"{year}年每百篇")), "合计")
    rows = ((row.place.name, *_with_rates(row.counts, table.base), row.total) for row in table.rows)
    return table_answer(Table(f"{view.district.name}各街道乡镇历年见报", head, rows), form)


def _with_rates(counts: Sequence[int], base: Sequence[int]) -> Iterator[Cell]:
    for count, all_articles in zip(counts, base, strict=True):
        yield count
        yield round(100 * count / all_articles, 1) if all_articles else None


def _show(request: Request, site: Site, slug: str, year: int | None) -> Response:
    with site.database.reading() as session:
        view = read_streets(session, slug, year)
    if view is None:
        raise not_found()
    return site.page(request, "streets.html", view=view)

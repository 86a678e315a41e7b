"""The people who wrote and photographed."""

from fastapi import Request, Response

from app.queries.reporter import read_people, read_person
from app.web.errors import not_found
from app.web.links import person_url, with_query
from app.web.pager import Pager
from app.web.periods import PageQuery
from app.web.site import SiteDep
from app.web.table import Form, Table, table_answer

PER_PAGE = 300
MOST_ROWS = 100_000
"""Names in one file."""


def show_all(request: Request, site: SiteDep, page: PageQuery = 1) -> Response:
    """Everybody, those with most articles first."""
    with site.database.reading() as session:
        total, people = read_people(session, page, PER_PAGE)
    pager = Pager(page, max(1, -(-total // PER_PAGE)), lambda n: with_query("/reporters", page=n))
    return site.page(request, "reporters.html", total=total, people=people, pager=pager)


def show_all_table(site: SiteDep, form: Form) -> Response:
    """Everybody as a file."""
    with site.database.reading() as session:
        _, people = read_people(session, per_page=MOST_ROWS)
    rows = ((p.name, p.reporter, p.correspondent, p.photographer) for p in people)
    return table_answer(Table("作者", ("署名", "记者", "通讯员", "摄影"), rows), form)


def show(request: Request, site: SiteDep, name: str, page: PageQuery = 1) -> Response:
    """One person's work."""
    with site.database.reading() as session:
        view = read_person(session, name, page)
    if view is None:
        raise not_found()
    pager = Pager(page, view.pages, lambda n: with_query(person_url(name), page=n))
    return site.page(request, "reporter.html", view=view, pager=pager)

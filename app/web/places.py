"""Browsing without typing: all places."""

from collections.abc import Iterator

from fastapi import Request, Response

from app.queries.browse import Branch, read_tree
from app.web.links import place_url
from app.web.render import LEVELS
from app.web.site import SiteDep
from app.web.table import Cell, Form, Table, table_answer

HEAD = ("区", "级别", "名称", "上一级", "篇数", "地址")


def show(request: Request, site: SiteDep) -> Response:
    """Districts, street offices, communities and villages."""
    with site.database.reading() as session:
        tree = read_tree(session)
    return site.page(request, "places.html", tree=tree)


def show_table(request: Request, site: SiteDep, form: Form) -> Response:
    """All places as a file, each below the one that it belongs to."""
    base = site.base_url(request)
    with site.database.reading() as session:
        tree = read_tree(session)
    rows = (cells for district in tree for cells in _cells(district, "", base))
    return table_answer(Table("地区", HEAD, rows), form)


def _cells(branch: Branch, above: str, base: str) -> Iterator[tuple[Cell, ...]]:
    place = branch.place
    yield place.district, LEVELS[place.level], place.name, above, branch.count, base + place_url(place)
    for below in branch.below:
        yield from _cells(below, place.name, base)

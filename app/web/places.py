"""Browsing without typing: all places."""

from fastapi import Request, Response

from app.queries.browse import read_tree
from app.web.site import SiteDep


def show(request: Request, site: SiteDep) -> Response:
    """Districts, street offices, communities and villages."""
    with site.database.reading() as session:
        tree = read_tree(session)
    return site.page(request, "places.html", tree=tree)

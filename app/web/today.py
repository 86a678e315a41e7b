"""On this day, 历史上的今天."""

import datetime as dt
from itertools import groupby
from typing import Annotated

from fastapi import Query, Request, Response

from app.queries.anniversaries import days_near, on_this_day
from app.queries.places import find_place
from app.queries.rows import district_refs
from app.web.dates import today
from app.web.errors import not_found
from app.web.site import SiteDep

LEAP_YEAR = 2000
"""A year that has every day of every month."""


def show(
    request: Request,
    site: SiteDep,
    date: Annotated[str, Query(pattern=r"^((0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$")] = "",
    district: str = "",
) -> Response:
    """What happened on a day (``MM-DD``; today in China if none is given) in other years."""
    day = _day(date)
    with site.database.reading() as session:
        found = find_place(session, district, ("district",)) if district else None
        if district and not found:
            raise not_found()
        articles = on_this_day(session, day.month, day.day, found[0] if found else None, limit=100)
        near = days_near(session, day.month, day.day, found[0] if found else None)
        districts = tuple(district_refs(session).values())
    return site.page(
        request,
        "today.html",
        day=day,
        near=[_day(text) for text in near] if near else None,
        years=[(year, list(group)) for year, group in groupby(articles, key=lambda entry: entry.year)],
        district=found[1] if found else None,
        districts=districts,
    )


def _day(text: str) -> dt.date:
    if not text:
        return today().replace(year=LEAP_YEAR)
    try:
        return dt.date.fromisoformat(f"{LEAP_YEAR}-{text}")
    except ValueError as error:
        raise not_found() from error

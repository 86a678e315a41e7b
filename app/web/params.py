"""The address of a search as the browser sends it, made into a :class:`SearchRequest`."""

import re

from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import Session

from app.queries.places import slugs
from app.search.days import read_period
from app.search.field_names import KINDS
from app.search.parse import LONGEST_QUERY
from app.search.request import MAX_PER_PAGE, SearchRequest, Sort

_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2}))?)?[月日]?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_KIND_OF = {label: kind for kind, label in KINDS.items()}
LAST_PAGE = 10_000
"""No page of a list beyond this one: an engine has to keep as many hits in order as stand before a page."""


class SearchParams(BaseModel):
    """Query, filters, order and page of a search.  Repeat a filter for several of its values."""

    model_config = ConfigDict(populate_by_name=True)

    q: str = Field("", description="what to look for; empty lists everything under the filters")
    district: list[str] = Field([], description="name or slug")
    street: list[str] = Field([], description="street office (街道, 镇, 乡), name or slug")
    community: list[str] = Field([], description="name or slug")
    village: list[str] = Field([], description="name or slug")
    reporter: list[str] = Field([], description="name as printed")
    kind: list[str] = Field([], description="news, feature, photo, comment, brief, letter or notice")
    month: list[str] = Field([], description="2021-10, or a whole year: 2021")
    since: str = Field("", alias="from", description="first day: 2021, 2021-10 or 2021-10-05")
    until: str = Field("", alias="to", description="last day, inclusive; written as `from`")
    undated: bool = Field(False, description="only the articles whose day is unknown")
    sort: Sort = Field(Sort.RELEVANCE, description="relevance, newest or oldest")
    page: int = Field(1, ge=1, le=LAST_PAGE)
    per_page: int = Field(20, ge=1, le=MAX_PER_PAGE)
    widen: bool = Field(True, description="may the query be widened where it finds nothing as it stands")
    without: list[str] = Field([], description="wider readings taken away, as the chips of a result page name them")
    also: list[str] = Field([], description="wider readings asked for")

    def bad_dates(self) -> tuple[str, ...]:
        """Those of ``from`` and ``to`` that are no dates, as typed."""
        return tuple(text for text in (self.since, self.until) if text.strip() and not normal_date(text))

    def request(self, session: Session) -> SearchRequest:
        """The search as a value: names of places as slugs, dates in one form; a date that is none is left out."""
        return SearchRequest(
            q=_CONTROL.sub(" ", self.q[: LONGEST_QUERY + 1]).strip(),  # one more than is read, so that this is said
            district=slugs(session, "district", _given(self.district)),
            street=slugs(session, "street", _given(self.street)),
            community=slugs(session, "community", _given(self.community)),
            village=slugs(session, "village", _given(self.village)),
            reporter=_given(self.reporter),
            kind=tuple(_KIND_OF.get(kind, kind) for kind in _given(self.kind)),
            month=_given(self.month),
            since=normal_date(self.since),
            until=normal_date(self.until),
            undated=self.undated,
            sort=self.sort,
            page=self.page,
            per_page=self.per_page,
            widen=self.widen,
            without=_given(self.without),
            also=_given(self.also),
        )


def normal_date(text: str) -> str:
    """A year, month or day in any common writing as ``YYYY[-MM[-DD]]``; "" where it is none."""
    found = _DATE.fullmatch(text.strip())
    if not found:
        return ""
    year, *rest = found.groups()
    date = "-".join([year, *(part.zfill(2) for part in rest if part)])
    return date if read_period(date) else ""


def _given(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value.strip() for value in values if value.strip()))

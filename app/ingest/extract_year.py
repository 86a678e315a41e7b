"""In which year a page happened: evidence from the page, from milestones, and from pages whose year is known."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.ingest.values import Page


@dataclass(frozen=True, slots=True)
class Milestone:
    """A wording that only one stretch of time prints: “十四五”开局之年."""

    pattern: str  # regular expression, searched in the text without blanks
    first: str  # first and last month in which a page prints it: 2021-01
    last: str
    meaning: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class DatedPage:
    """A page of the archive whose day is known; its office-holders and projects date other pages."""

    name: str
    district: str
    day: date  # its latest day
    text: str


def date_pages(
    pages: Sequence[Page], milestones: Sequence[Milestone] = (), known: Sequence[DatedPage] = ()
) -> tuple[Page, ...]:
    """The pages with their year, and with whole dates where the year is known."""
    return tuple(replace(page) for page in pages)

"""In which year a page happened, and so the whole dates of its articles and its day of printing.

In order of strength: a sidecar or the file's name; the folio line; what the page's own words tell (``year_clues``,
``milestones``, ``year_sums``, ``year_turn``, ``year_calendar``, ``year_feasts``, ``year_signs``); the company it keeps
(``year_company``), of pages given together and of pages stored before.  Clues give points to years; a year stands only
if it leads plainly.  What is inferred carries EDTF's ``?``, what is unknown ``XXXX``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from app.divisions import Divisions
from app.ingest.certainty import chance
from app.ingest.dates.extract_date import Day, event_day
from app.ingest.dates.issue_day import Issue, printed_on
from app.ingest.dates.milestones import Milestone, milestone_clues
from app.ingest.dates.year_calendar import animal_clues, leap_clues, lunar_clues, weekday_clues
from app.ingest.dates.year_clues import year_clues
from app.ingest.dates.year_company import DatedPage, company_clues
from app.ingest.dates.year_districts import district_clues
from app.ingest.dates.year_evidence import Clue, MonthDay, passages
from app.ingest.dates.year_feasts import feast_clues
from app.ingest.dates.year_signs import ordinal_clues
from app.ingest.dates.year_sums import sum_clues
from app.ingest.dates.year_turn import turn_clues
from app.ingest.values import Article, Kind, Page

__all__ = ["DatedPage", "Milestone", "date_pages"]

LEAST_POINTS = 1.0
"""A year with fewer points is no better than a guess."""
LEAST_LEAD = 0.5
"""… and so is one that leads the next by less."""
ISSUE_SPAN = timedelta(days=14)
"""A page without a printed day appeared within two weeks of its latest event."""
MOST_CLUES = 100
"""A page that prints more years is a table, and the rest of them tell no more."""
NOWHERE = Divisions()
FORESIGHT = timedelta(days=92)
"""An event that lies further ahead of its page happened a year before."""

_TELL = (Kind.NEWS, Kind.FEATURE, Kind.PHOTO, Kind.BRIEF)


@dataclass(frozen=True, slots=True)
class Year:
    """The year of a page's latest day, and why."""

    number: int
    certain: bool
    evidence: str


def date_pages(
    pages: Sequence[Page],
    milestones: Sequence[Milestone] = (),
    known: Sequence[DatedPage] = (),
    divisions: Divisions = NOWHERE,
) -> tuple[Page, ...]:
    """The pages with year, whole dates and day of printing; each that is sure is evidence for those that are not."""
    years = [_year(page, milestones, known, divisions) for page in pages]
    dated = [*known, *(_dated(page, year) for page, year in zip(pages, years, strict=True) if year and year.certain)]
    for index, page in enumerate(pages):
        year = years[index]
        if not year or not year.certain:
            others = [other for other in dated if other.name != page.source.name]
            years[index] = _year(page, milestones, others, divisions)
    return tuple(_filled(page, year) for page, year in zip(pages, years, strict=True))


def _dated(page: Page, year: Year) -> DatedPage:
    month, day = latest_day(page) or (12, 31)
    return DatedPage(page.source.name, page.district, _date(year.number, month, day), page.source.text)


def latest_day(page: Page) -> MonthDay | None:
    """The latest month and day of the page's events, a turn of the year between them seen; None where it has none.

    It is the day that closes the month in which most of the page's events lie; notices tell of days to come.
    """
    news = [article for article in page.articles if article.kind is not Kind.NOTICE] or page.articles
    found = [day for article in news if (day := event_day(article))]
    days = [(day.month, day.day) for day in found if not day.doubtful] or [(day.month, day.day) for day in found]
    if not days:
        return None
    return max(days, key=lambda last: (sum(_age(day, last) <= 31 for day in days), -_age(max(days), last), last))


def _age(day: MonthDay, last: MonthDay) -> int:
    """How many days before ``last`` the day was, within a year."""
    return (date(2001, *_plain(last)) - date(2001, *_plain(day))).days % 365


def _plain(day: MonthDay) -> MonthDay:
    return (2, 28) if day == (2, 29) else day


def _year(
    page: Page, milestones: Sequence[Milestone], known: Sequence[DatedPage], divisions: Divisions = NOWHERE
) -> Year | None:
    """The year of the page's latest day, or None where nothing tells it."""
    issue = printed_on(page)
    if issue:
        return Year(issue.day.year, True, issue.evidence)
    latest = latest_day(page) or (7, 1)
    found = passages(page)
    clues = [
        *islice(year_clues(page, found, latest), MOST_CLUES),
        *milestone_clues(page, found, latest, milestones),
        *ordinal_clues(page, found),
        *islice(turn_clues(page, found, latest), MOST_CLUES),
        *islice(sum_clues(page, found, latest), MOST_CLUES),
        *islice(weekday_clues(page, found, latest), MOST_CLUES),
        *islice(leap_clues(page, found, latest), 1),
        *islice(lunar_clues(page, found, latest), MOST_CLUES),
        *islice(feast_clues(page, found, latest), MOST_CLUES),
        *islice(animal_clues(page, found, latest), MOST_CLUES),
        *district_clues(page, latest, divisions),
        *company_clues(page.source.text, page.district, latest, known),
    ]
    return _decided(clues)


def _decided(clues: Sequence[Clue]) -> Year | None:
    """The year that leads by the clues' points; the evidence is what speaks for it, the strongest first."""
    years = {year for clue in clues for year in clue.suggests}
    points = {year: sum(clue.points(year) for clue in clues) for year in years}
    ranked = sorted(points, key=lambda year: (-points[year], year))
    if not ranked or points[ranked[0]] < LEAST_POINTS:
        return None
    best = ranked[0]
    lead = points[best] - points[ranked[1]] if len(ranked) > 1 else points[best]
    if lead < LEAST_LEAD:
        return None
    for_it = sorted((clue for clue in clues if clue.points(best) > 0), key=lambda clue: -clue.points(best))
    certain = any(clue.plain and clue.points(best) >= 2 for clue in for_it) and lead >= 2 * LEAST_LEAD
    return Year(best, certain, "；".join(dict.fromkeys(clue.evidence for clue in for_it[:3])))


def _filled(page: Page, year: Year | None) -> Page:
    """The page and its articles with the year written into their dates."""
    issue = printed_on(page)
    latest = latest_day(page)
    last = issue.day if issue else _date(year.number, *latest) if year and latest else None
    articles = tuple(_dated_article(article, last, year, issue) for article in page.articles)
    certain = year is not None and year.certain
    edtf, evidence = (issue.edtf, issue.evidence) if issue else _issued(last)
    return replace(
        page,
        articles=articles,
        year=year.number if year else None,
        year_evidence=year.evidence if year else "",
        year_certain=certain,
        issued=edtf,
        issued_evidence=evidence,
    )


def _issued(last: date | None) -> tuple[str, str]:
    """The interval in which a page appeared, from its latest event on; '' where that is unknown."""
    if not last:
        return "", ""
    return f"{last}?/{last + ISSUE_SPAN}?", "自本版最晚的新闻日期起两周内"


def _dated_article(article: Article, last: date | None, year: Year | None, issue: Issue | None) -> Article:
    day = event_day(article, last or (date(year.number, 7, 1) if year else None))
    confidence = replace(article.confidence, date=chance("date", _traits(article, day, year)))
    if not day:
        return replace(article, date=None, date_text=None, date_evidence="", confidence=confidence)
    if not year:
        edtf, evidence = day.edtf(None), ""
    else:
        number = _on_or_before((day.month, day.day), last + FORESIGHT).year if last else year.number
        edtf, evidence = day.edtf(number, certain=year.certain), "文中印有年份" if day.year else year.evidence
    return replace(article, date=edtf, date_text=day.text, date_evidence=evidence, confidence=confidence)


def _traits(article: Article, day: Day | None, year: Year | None) -> dict[str, float]:
    """What tells whether an article's date is right; a piece of an article has lost its day, or has another's."""
    return {
        "cut": article.confidence.cut,
        "story without day": not day and article.kind in _TELL,
        "no day": not day,
        "no year": day is not None and not year and not day.year,
    }


def _on_or_before(day: MonthDay, last: date) -> date:
    """The latest date of that month and day up to ``last``."""
    found = _date(last.year, *day)
    return found if found <= last else _date(last.year - 1, *day)


def _date(year: int, month: int, day: int) -> date:
    """The date; 29 February of a common year is its 28th."""
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)

"""From the text of pages to pages of articles: clean, segment, extract, date, correct.  Pure: no database, no clock."""

from collections.abc import Sequence

from app.ingest.correct import correct
from app.ingest.dates.extract_year import DatedPage, Milestone, date_pages
from app.ingest.extract import extract_page
from app.ingest.segment import segment
from app.ingest.values import Page, Source
from app.places import Gazetteer


def cut_pages(
    sources: Sequence[Source], gazetteer: Gazetteer, milestones: Sequence[Milestone], known: Sequence[DatedPage] = ()
) -> tuple[Page, ...]:
    """One page a source, in order; pages given together, and those already ``known``, date each other."""
    pages = [_cut(source, gazetteer) for source in sources]
    dated = date_pages(pages, milestones, known, gazetteer.divisions)
    return tuple(correct(page) for page in dated)


def _cut(source: Source, gazetteer: Gazetteer) -> Page:
    return extract_page(Page(source, *segment(source.text)), gazetteer)

"""The jobs that change the archive: ingest page files, and cut stored pages again.  Each returns what it did."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.database import Database
from app.ingest.correct import idle
from app.ingest.cut import cut_pages
from app.ingest.dates.extract_year import Milestone
from app.ingest.read import UnreadableError, page_files, read
from app.ingest.store.articles import Outcome
from app.ingest.store.pages import (
    Stored,
    all_page_ids,
    dated_pages,
    is_stored,
    sources,
    store_page,
    undated_page_ids,
)
from app.ingest.values import Page, Source
from app.places import Gazetteer

BATCH = 50
"""Pages that are cut together: they are evidence for each other's year, and so bound the memory."""

Progress = Callable[[int, int], None]
"""Called with pages done and pages in all."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What pages are cut by, beside their own text."""

    gazetteer: Gazetteer
    milestones: Sequence[Milestone] = ()
    newspaper: str = ""
    max_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or page that was left out, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Report:
    """What a job did, in pages and in articles."""

    pages: Counter[Outcome] = field(default_factory=Counter)
    articles: Counter[Outcome] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def count(self, stored: Stored) -> None:
        """Add what storing one page did."""
        self.pages[stored.page] += 1
        self.articles.update(stored.articles)

    @property
    def changed(self) -> bool:
        """Whether any article was added, updated or removed."""
        return any(count for outcome, count in self.articles.items() if outcome is not Outcome.UNCHANGED)


def silent(_done: int, _total: int) -> None:
    """No progress shown."""


def ingest(database: Database, paths: Iterable[Path], rules: Rules, progress: Progress = silent) -> Report:
    """Read, cut and store page files and folders of them; what fails is reported, and the rest goes in."""
    report = Report()
    files = list(find_files(paths, report))
    met: dict[str, Source] = {}
    for start in range(0, len(files), BATCH):
        progress(start, len(files))
        sources = read_files(files[start : start + BATCH], rules, report)
        fresh = list(_fresh(database, sources, met, report))
        _cut_and_store(database, fresh, rules, report)
    progress(len(files), len(files))
    if report.changed:
        _redate(database, rules, report)
    return report


def recut(
    database: Database, rules: Rules, page_ids: Sequence[int] | None = None, progress: Progress = silent
) -> Report:
    """Cut stored pages (all, or those with the given ids) again by today's rules."""
    report = Report()
    with database.reading() as session:
        stored = all_page_ids(session)
    for missing in sorted(set(page_ids or ()) - set(stored)):
        report.failures.append(Failure(f"page {missing}", "no such page in the archive"))
    ids = [page_id for page_id in stored if page_ids is None or page_id in page_ids]
    for start in range(0, len(ids), BATCH):
        progress(start, len(ids))
        with database.reading() as session:
            batch = sources(session, ids[start : start + BATCH])
        _cut_and_store(database, batch, rules, report)
    progress(len(ids), len(ids))
    return report


def find_files(paths: Iterable[Path], report: Report) -> Iterator[Path]:
    """The page files that paths and folders stand for; those that hold none are reported."""
    for path in paths:
        try:
            yield from page_files([path])
        except UnreadableError as error:
            report.failures.append(Failure(str(path), str(error)))


def read_files(files: Iterable[Path], rules: Rules, report: Report) -> Iterator[Source]:
    """The files that are pages; the others are reported."""
    for path in files:
        try:
            yield read(path, rules.max_bytes)
        except UnreadableError as error:
            report.failures.append(Failure(str(path), str(error)))


def _fresh(database: Database, sources: Iterable[Source], met: dict[str, Source], report: Report) -> Iterator[Source]:
    """The sources that the archive does not hold as they are.

    ``met`` has the first file of this run with a text, by its hash.  Another with the same text and another sidecar is
    refused: each would count as a correction of the other, at every ingest anew.
    """
    for source in sources:
        first = met.setdefault(source.text_hash, replace(source, text=""))
        if first.sidecar != source.sidecar:
            reason = f"has the same text as {first.location}, but another sidecar; keep one of the two"
            report.failures.append(Failure(source.location, reason))
            continue
        with database.reading() as session:
            known = is_stored(session, source)
        if known or first.location != source.location:
            report.pages[Outcome.UNCHANGED] += 1
        else:
            yield source


def _cut_and_store(database: Database, batch: Sequence[Source], rules: Rules, report: Report) -> None:
    for page in _cut(database, batch, rules, report):
        with database.writing() as session:
            report.count(store_page(session, page, rules.gazetteer.street_of, rules.newspaper))
        for line in idle(page):
            reason = f"its sidecar corrects the article at line {line}, where none is; the rest went in"
            report.failures.append(Failure(page.source.location or page.source.name, reason))


def _cut(database: Database, batch: Sequence[Source], rules: Rules, report: Report) -> Sequence[Page]:
    if not batch:
        return ()
    with database.reading() as session:
        known = dated_pages(session, without={source.text_hash for source in batch})
    try:
        return cut_pages(batch, rules.gazetteer, rules.milestones, known)
    except Exception as error:  # one page that breaks a rule's assumptions must not cost the others
        if len(batch) == 1:
            report.failures.append(Failure(batch[0].location or batch[0].name, f"cannot be cut: {error!r}"))
            return ()
        return [page for source in batch for page in _cut(database, [source], rules, report)]


def _redate(database: Database, rules: Rules, report: Report) -> None:
    """Cut the pages without a year again: pages that came after them may tell it."""
    with database.reading() as session:
        undated = undated_page_ids(session)
    if undated:
        again = recut(database, rules, undated)
        report.failures += [failure for failure in again.failures if failure not in report.failures]

"""The command line: each command parses its arguments, calls one function, and prints what it did."""

import json
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import click
import typer
import uvicorn
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from app.database import Database
from app.database import migrate as migrate_tables
from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.exchange import import_file
from app.ingest.job import Report, Rules
from app.ingest.job import ingest as ingest_files
from app.ingest.job import recut as recut_pages
from app.ingest.read import UnreadableError, page_files, read
from app.ingest.read_milestones import read_milestones
from app.ingest.values import Page
from app.places import load_gazetteer
from app.queries.check import check_archive
from app.queries.export import export_records
from app.queries.search import search as search_articles
from app.search.catchup import catch_up
from app.search.catchup import reindex as rebuild
from app.search.engine import IndexUnavailableError, LockBusyError
from app.search.opening import open_engine
from app.search.request import SearchRequest, Sort
from app.settings import Settings, get_settings
from app.web.app import create_app

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The archive of district newspaper pages.")
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@app.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Page files or folders; none: the seeds.")] = None,
) -> None:
    """Put page files into the archive; what is there already stays as it is."""
    settings = get_settings()
    chosen = paths or ([Path(settings.seeds)] if settings.seeds else [])
    with _archive(settings) as database, _progress("ingest") as advance:
        report = ingest_files(database, chosen, _rules(settings), advance)
    _index(settings)
    _finish(report)


@app.command()
def recut(
    pages: Annotated[list[int] | None, typer.Argument(help="Ids of stored pages; none: all.")] = None,
) -> None:
    """Cut stored pages again by today's rules; articles keep their ids."""
    settings = get_settings()
    with _archive(settings) as database, _progress("recut") as advance:
        report = recut_pages(database, _rules(settings), pages or None, advance)
    _index(settings)
    _finish(report)


@app.command()
def segment(
    files: Annotated[list[Path], typer.Argument(help="Page files or folders.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one file's cutting as JSON.")] = False,
    out_dir: Annotated[Path | None, typer.Option("--out", help="Write one JSON a file into this folder.")] = None,
) -> None:
    """Show what would be ingested; nothing is stored."""
    settings = get_settings()
    rules = _rules(settings)
    try:
        sources = [read(path, rules.max_bytes) for path in page_files(files)]
    except UnreadableError as error:
        _fail(str(error))
    if as_json and len(sources) != 1:
        _fail("--json prints one file; use --out DIR for several")
    pages = cut_pages(sources, rules.gazetteer, rules.milestones)
    for page in pages:
        if out_dir:
            out_dir.mkdir(parents=True, exist_ok=True)
            target = out_dir / f"{Path(page.source.name).stem}.json"
            target.write_text(json.dumps(page_json(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        elif as_json:
            sys.stdout.write(json.dumps(page_json(page), ensure_ascii=False, indent=1) + "\n")
        else:
            _show(page)


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="JSON Lines, one record a line.")]) -> None:
    """Put structured articles into the archive; the same file again changes nothing."""
    settings = get_settings()
    with _archive(settings) as database, _progress("import") as advance:
        try:
            report = import_file(database, file, load_gazetteer(settings.place_files()).street_of, advance)
        except OSError as error:
            _fail(f"{file}: {error.strerror}")
    _index(settings)
    _finish(report)


@app.command()
def export(file: Annotated[Path, typer.Argument(help="Where to write; - prints.")]) -> None:
    """Write the whole archive as JSON Lines, which `import` reads back."""
    with _archive(get_settings()) as database, database.reading() as session, click.open_file(str(file), "w") as target:
        for record in export_records(session):
            target.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


@app.command()
def serve() -> None:
    """Bring database and index up to date, then serve the site until interrupted."""
    settings = get_settings()
    with _archive(settings) as database:
        engine = open_engine(settings.index_path, settings.engine)
        try:
            catch_up(database, engine)
        except LockBusyError:
            err.print("Another process is writing to the index: serving what it held before; /healthz shows the lag.")
        listener = _listen(settings.host, settings.port)
        host, port = listener.getsockname()[:2]
        out.print(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")
        config = uvicorn.Config(create_app(settings, database, engine), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])
        engine.close()


@app.command()
def migrate() -> None:
    """Bring the database's tables to the newest shape."""
    settings = get_settings()
    with _archive(settings):
        out.print(f"{settings.database_path} is up to date")


@app.command()
def reindex() -> None:
    """Make the full-text index again from the article rows."""
    settings = get_settings()
    with _archive(settings) as database:
        engine = open_engine(settings.index_path, settings.engine)
        try:
            out.print(f"{rebuild(database, engine)} articles indexed")
        except LockBusyError as error:
            _fail(str(error))
        finally:
            engine.close()


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="As in the site's search box.")],
    sort: Annotated[Sort, typer.Option(help="Order of the hits.")] = Sort.RELEVANCE,
    page: Annotated[int, typer.Option(min=1, help="Page of the results.")] = 1,
) -> None:
    """Search as the site does."""
    settings = get_settings()
    with _archive(settings) as database, database.reading() as session:
        engine = open_engine(settings.index_path, settings.engine)
        results = search_articles(session, engine, SearchRequest(q=query, sort=sort, page=page))
        engine.close()
    table = Table("id", "date", "headline", "snippet", box=None, title=f"{results.total} articles")
    for hit in results.hits:
        snippet = "".join(f"[bold]{part.text}[/]" if part.hit else part.text for part in hit.snippet)
        article = hit.article
        table.add_row(str(article.id), article.date or article.issued, article.headline or article.opening, snippet)
    out.print(table, *results.notes, sep="\n")


@app.command()
def check() -> None:
    """Verify that rows and index agree and that every source line is accounted for."""
    settings = get_settings()
    with _archive(settings) as database, database.reading() as session:
        engine = open_engine(settings.index_path, settings.engine)
        findings = check_archive(session, engine)
        engine.close()
    for doubt in findings.doubts:
        out.print(f"in doubt: {doubt}")
    for fault in findings.faults:
        err.print(f"fault: {fault}")
    out.print(f"{findings.pages} pages, {findings.articles} articles, {len(findings.faults)} faults")
    raise typer.Exit(1 if findings.faults else 0)


@contextmanager
def _archive(settings: Settings) -> Iterator[Database]:
    database = Database(settings.database_path)
    try:
        migrate_tables(database.engine)
        yield database
    finally:
        database.close()


@contextmanager
def _progress(title: str) -> Iterator["Advance"]:
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bar:
        yield Advance(bar)


class Advance:
    """A progress bar as a job's ``progress``."""

    def __init__(self, bar: Progress) -> None:
        self._bar = bar
        self._task = bar.add_task("", total=None)

    def __call__(self, done: int, total: int) -> None:
        """Show ``done`` of ``total`` pages."""
        self._bar.update(self._task, completed=done, total=total)


def _rules(settings: Settings) -> Rules:
    return Rules(
        load_gazetteer(settings.place_files()),
        read_milestones(settings.milestone_files()),
        settings.newspaper,
        settings.max_source_mb * 1_000_000,
    )


def _index(settings: Settings) -> None:
    with _archive(settings) as database:
        try:
            engine = open_engine(settings.index_path, settings.engine)
            catch_up(database, engine)
            engine.close()
        except LockBusyError:
            err.print("Another process is writing to the index: it will be brought up to date when that is done.")
        except IndexUnavailableError as error:
            err.print(f"The index was not brought up to date: {error}")


def _finish(report: Report) -> None:
    for failure in report.failures:
        err.print(
            f"failed: {failure.reason if failure.name in failure.reason else f'{failure.name}: {failure.reason}'}"
        )
    table = Table("", "added", "unchanged", "updated", "removed", "failed", box=None)
    for name, counts in (("pages", report.pages), ("articles", report.articles)):
        failed = str(len(report.failures)) if name == "pages" else ""
        table.add_row(name, *(str(counts[key]) for key in ("added", "unchanged", "updated", "removed")), failed)
    out.print(table)
    raise typer.Exit(1 if report.failures else 0)


def _show(page: Page) -> None:
    year = f"{page.year or '?'}{'' if page.year_certain else '?'}"
    out.print(f"[bold]{page.source.name}[/]  {page.district}  {year}  {page.issued}")
    table = Table("lines", "kind", "headline", "date", "by", "places", "sure", box=None)
    for article in page.articles:
        sure = article.confidence
        table.add_row(
            f"{article.lines[0]}-{article.lines[-1]}",
            article.kind,
            article.headline or "-",
            article.date or "-",
            " ".join(article.reporters + article.correspondents + article.photographers),
            " ".join(article.streets + article.communities + article.villages),
            f"{min(sure.cut, sure.title, sure.date, sure.place):.1f}",
        )
    out.print(table)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        _fail(f"cannot listen on {host}:{port} ({error.strerror}); set ARCHIVE_HOST or ARCHIVE_PORT")
    listener.listen(2048)  # from here on clients wait instead of being refused
    return listener


def _fail(message: str) -> NoReturn:
    err.print(message)
    raise typer.Exit(2)


logging.getLogger("jieba").setLevel(logging.WARNING)

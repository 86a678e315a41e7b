"""Commands that read page files or cut stored pages again."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from app.cli.archive import changing, rules
from app.cli.terminal import app, complain, fail, finish, out, progress
from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.job import Report, find_files, read_files
from app.ingest.job import ingest as ingest_files
from app.ingest.job import recut as recut_pages
from app.ingest.values import Article, Page
from app.queries.article import DOUBTFUL
from app.settings import get_settings


@app.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Page files or folders; none: the seeds.")] = None,
) -> None:
    """Put page files into the archive; what is there already stays as it is."""
    settings = get_settings()
    by = rules(settings)
    with changing(settings) as database, progress("ingest") as advance:
        report = ingest_files(database, paths or settings.seed_paths(), by, advance)
    finish(report)


@app.command()
def recut(
    pages: Annotated[list[int] | None, typer.Argument(help="Ids of stored pages; none: all.")] = None,
) -> None:
    """Cut stored pages again by today's rules; articles keep their ids."""
    settings = get_settings()
    by = rules(settings)
    with changing(settings) as database, progress("recut") as advance:
        report = recut_pages(database, by, pages or None, advance)
    finish(report)


@app.command()
def segment(
    files: Annotated[list[Path], typer.Argument(help="Page files or folders.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one file's cutting as JSON.")] = False,
    out_dir: Annotated[Path | None, typer.Option("--out", help="Write one JSON a file into this folder.")] = None,
) -> None:
    """Show what would be ingested; nothing is stored."""
    by = rules(get_settings())
    report = Report()
    sources = list(read_files(find_files(files, report), by, report))
    if as_json and len(sources) > 1:
        fail("--json prints one file; use --out DIR for several")
    pages = cut_pages(sources, by.gazetteer, by.milestones)
    if out_dir:
        write(pages, out_dir)
    for page in () if out_dir else pages:
        if as_json:
            sys.stdout.buffer.write(json_of(page))
        else:
            show(page)
    complain(report)
    raise typer.Exit(1 if report.failures else 0)


def write(pages: Sequence[Page], folder: Path) -> None:
    """Write each page as JSON under the stem of its file's name."""
    stems = [Path(page.source.name).stem for page in pages]
    if twice := sorted({stem for stem in stems if stems.count(stem) > 1}):
        fail(f"{twice[0]}.json would be written more than once; use a folder for each")
    folder.mkdir(parents=True, exist_ok=True)
    for page, stem in zip(pages, stems, strict=True):
        (folder / f"{stem}.json").write_bytes(json_of(page))


def json_of(page: Page) -> bytes:
    """A cut page as indented JSON in UTF-8, whatever the terminal's encoding."""
    return (json.dumps(page_json(page), ensure_ascii=False, indent=1) + "\n").encode()


def show(page: Page) -> None:
    """Print a cut page as a table, an article a row."""
    year = f"{page.year or '?'}{'' if page.year_certain else '?'}"
    out.print(page.source.name, page.district, year, page.issued, markup=False)
    table = Table("lines", "kind", "headline", "date", "by", "places", "may be wrong", box=None)
    for article in page.articles:
        table.add_row(
            f"{article.lines[0]}-{article.lines[-1]}",
            article.kind,
            escape(article.headline or "-"),
            article.date or "-",
            " ".join(article.reporters + article.correspondents + article.photographers),
            " ".join(article.streets + article.communities + article.villages),
            _doubts(article),
        )
    out.print(table)


def _doubts(article: Article) -> str:
    """What readers will be told is unsure, each with the chance that it is right."""
    found = asdict(article.confidence).items()
    return ", ".join(f"{what} {sure:.2f}" for what, sure in found if sure < DOUBTFUL)

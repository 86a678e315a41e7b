"""Commands that read page files or cut stored pages again."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from app.cli.archive import follow_up, opened, rules
from app.cli.terminal import app, fail, finish, out, progress
from app.ingest.as_json import page_json
from app.ingest.cut import cut_pages
from app.ingest.job import ingest as ingest_files
from app.ingest.job import recut as recut_pages
from app.ingest.read import UnreadableError, page_files, read
from app.ingest.values import Page
from app.settings import get_settings


@app.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Page files or folders; none: the seeds.")] = None,
) -> None:
    """Put page files into the archive; what is there already stays as it is."""
    settings = get_settings()
    chosen = paths or ([Path(settings.seeds)] if settings.seeds else [])
    with opened(settings) as database, progress("ingest") as advance:
        report = ingest_files(database, chosen, rules(settings), advance)
    follow_up(settings)
    finish(report)


@app.command()
def recut(
    pages: Annotated[list[int] | None, typer.Argument(help="Ids of stored pages; none: all.")] = None,
) -> None:
    """Cut stored pages again by today's rules; articles keep their ids."""
    settings = get_settings()
    with opened(settings) as database, progress("recut") as advance:
        report = recut_pages(database, rules(settings), pages or None, advance)
    follow_up(settings)
    finish(report)


@app.command()
def segment(
    files: Annotated[list[Path], typer.Argument(help="Page files or folders.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one file's cutting as JSON.")] = False,
    out_dir: Annotated[Path | None, typer.Option("--out", help="Write one JSON a file into this folder.")] = None,
) -> None:
    """Show what would be ingested; nothing is stored."""
    by = rules(get_settings())
    try:
        sources = [read(path, by.max_bytes) for path in page_files(files)]
    except UnreadableError as error:
        fail(str(error))
    if as_json and len(sources) != 1:
        fail("--json prints one file; use --out DIR for several")
    pages = cut_pages(sources, by.gazetteer, by.milestones)
    for page in pages:
        if out_dir:
            out_dir.mkdir(parents=True, exist_ok=True)
            target = out_dir / f"{Path(page.source.name).stem}.json"
            target.write_text(json.dumps(page_json(page), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        elif as_json:
            sys.stdout.write(json.dumps(page_json(page), ensure_ascii=False, indent=1) + "\n")
        else:
            show(page)


def show(page: Page) -> None:
    """Print a cut page as a table, an article a row."""
    year = f"{page.year or '?'}{'' if page.year_certain else '?'}"
    out.print(page.source.name, page.district, year, page.issued, markup=False)
    table = Table("lines", "kind", "headline", "date", "by", "places", "sure", box=None)
    for article in page.articles:
        sure = article.confidence
        table.add_row(
            f"{article.lines[0]}-{article.lines[-1]}",
            article.kind,
            escape(article.headline or "-"),
            article.date or "-",
            " ".join(article.reporters + article.correspondents + article.photographers),
            " ".join(article.streets + article.communities + article.villages),
            f"{min(sure.cut, sure.title, sure.date, sure.place):.1f}",
        )
    out.print(table)

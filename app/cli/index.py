"""Commands on what is made from the rows, the full-text index and the digest, and the check that all is whole."""

from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from app.cli.archive import caught_up, indexed, opened
from app.cli.terminal import app, counted, out, say, warn
from app.digest.job import refresh
from app.queries.check import check_archive
from app.queries.search import search as search_articles
from app.search.catchup import reindex as rebuild
from app.search.request import SearchRequest, Sort
from app.settings import get_settings


@app.command()
def reindex() -> None:
    """Make the full-text index again from the article rows."""
    settings = get_settings()
    with opened(settings) as database, indexed(settings) as engine:
        say(f"{counted(rebuild(database, engine), 'article')} indexed")


@app.command()
def digest() -> None:
    """Bring counts, threads, similar articles and topics up to date, as each ingest does."""
    with opened(get_settings()) as database:
        report = refresh(database)
    done = f"digested in {report.seconds:.0f} s" if report.refreshed else "nothing had changed"
    say(f"{counted(report.articles, 'article')}, {counted(report.threads, 'thread')}: {done}")


@app.command()
def search(
    query: Annotated[str, typer.Argument(help="As in the site's search box.")],
    sort: Annotated[Sort, typer.Option(help="Order of the hits.")] = Sort.RELEVANCE,
    page: Annotated[int, typer.Option(min=1, help="Page of the results.")] = 1,
) -> None:
    """Search as the site does."""
    settings = get_settings()
    with opened(settings) as database, indexed(settings) as engine:
        caught_up(database, engine)
        with database.reading() as session:
            results = search_articles(session, engine, SearchRequest(q=query, sort=sort, page=page))
    table = Table("id", "date", "headline", "snippet", box=None, title=counted(results.total, "article"))
    for hit in results.hits:
        snippet = Text.assemble(*((part.text, "bold red" if part.hit else "") for part in hit.snippet))
        article = hit.article
        title = Text(article.headline or article.opening)
        table.add_row(str(article.id), article.date or article.issued, title, snippet)
    out.print(table)
    for note in results.notes:
        say(note)


@app.command()
def check() -> None:
    """Verify that rows and index agree and that every source line is accounted for."""
    settings = get_settings()
    with opened(settings) as database, indexed(settings) as engine, database.reading() as session:
        findings = check_archive(session, engine)
    for doubt in findings.doubts:
        say(f"in doubt: {doubt}")
    for fault in findings.faults:
        warn(f"fault: {fault}")
    held = ((findings.pages, "page"), (findings.articles, "article"), (len(findings.faults), "fault"))
    say(", ".join(counted(number, noun) for number, noun in held))
    raise typer.Exit(1 if findings.faults else 0)

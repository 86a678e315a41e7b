"""Commands that exchange articles and whole archives as JSON Lines."""

import json
from pathlib import Path
from typing import Annotated

import click
import typer

from app.cli.archive import follow_up, opened, rules
from app.cli.terminal import app, fail, finish, progress
from app.ingest.exchange import import_file
from app.queries.export import export_records
from app.settings import get_settings


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="JSON Lines, one record a line.")]) -> None:
    """Put structured articles into the archive; the same file again changes nothing."""
    settings = get_settings()
    with opened(settings) as database, progress("import") as advance:
        try:
            report = import_file(database, file, rules(settings).gazetteer.street_of, advance)
        except OSError as error:
            fail(f"{file}: {error.strerror}")
    follow_up(settings)
    finish(report)


@app.command()
def export(file: Annotated[Path, typer.Argument(help="Where to write; - prints.")]) -> None:
    """Write the whole archive as JSON Lines, which `import` reads back."""
    with opened(get_settings()) as database, database.reading() as session, click.open_file(str(file), "w") as target:
        for record in export_records(session):
            target.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")

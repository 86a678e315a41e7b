"""Commands that exchange articles and whole archives as JSON Lines."""

import json
import os
import sys
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from app.cli.archive import changing, opened, rules
from app.cli.terminal import app, check_target, finish, progress
from app.database import Database
from app.ingest.exchange import import_file
from app.queries.export import export_records
from app.settings import get_settings


@app.command("import")
def import_(file: Annotated[Path, typer.Argument(help="JSON Lines, one record a line.")]) -> None:
    """Put structured articles into the archive; the same file again changes nothing."""
    settings = get_settings()
    street_of = rules(settings).gazetteer.street_of
    with changing(settings) as database, progress("import") as advance:
        report = import_file(database, file, street_of, advance)
    finish(report)


@app.command()
def export(file: Annotated[Path, typer.Argument(help="Where to write; - prints.")]) -> None:
    """Write the whole archive as JSON Lines, which `import` reads back."""
    if str(file) != "-":
        check_target(file)
    with opened(get_settings()) as database:
        if str(file) == "-":
            write(database, sys.stdout.buffer)
            return
        part = file.with_name(f"{file.name}.part")  # so that no half of an archive stands under the name
        try:
            with part.open("wb") as target:
                write(database, target)
            os.replace(part, file)
        finally:
            part.unlink(missing_ok=True)


def write(database: Database, target: BinaryIO) -> None:
    """Write every record as a line of UTF-8, whatever the terminal's encoding."""
    with database.reading() as session:
        for record in export_records(session):
            target.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

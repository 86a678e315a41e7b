"""Commands that keep the archive safe: backups, and the way back."""

import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from app.cli.archive import indexed, opened
from app.cli.terminal import app, check_target, fail, say
from app.database import UnusableDatabaseError, back_up, restore
from app.digest.job import refresh
from app.search.catchup import reindex
from app.settings import get_settings


@app.command("backup")
def backup_(file: Annotated[Path, typer.Argument(help="Where to write the copy; a file there is replaced.")]) -> None:
    """Copy the database as of this moment; servers and ingests may go on meanwhile."""
    settings = get_settings()
    if not settings.database_path.is_file():
        fail(f"{settings.database_path}: there is no archive yet")
    check_target(file)
    back_up(settings.database_path, file)
    say(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


@app.command("restore")
def restore_(file: Annotated[Path, typer.Argument(help="A file that `backup` wrote.")]) -> None:
    """Put a backup in the archive's place; what stood there before is kept beside it."""
    settings = get_settings()
    former = settings.database_path.with_name(f"archive-before-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite3")
    if settings.database_path.is_file():
        back_up(settings.database_path, former)
    try:
        restore(settings.database_path, file)
    except (sqlite3.DatabaseError, UnusableDatabaseError) as error:
        former.unlink(missing_ok=True)
        fail(f"{file}: cannot be restored ({error}); the archive is as it was")
    with opened(settings) as database, indexed(settings) as engine:
        refresh(database)
        reindex(database, engine)
    say(f"{file} is the archive now" + (f"; what was there before is in {former}" if former.exists() else ""))

"""Rows on their way into tables: in batches, and out of memory while they wait."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import Any, TypeVar, cast

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app.models import Base

Row = Mapping[str, Any]
Item = TypeVar("Item")


def write(session: Session, table: type[Base], rows: Iterable[Row]) -> None:
    """Insert rows, some thousands at a time, past the unit of work, which would take ten times as long as SQLite."""
    for some in batches(rows, 5_000):
        session.execute(insert(cast(Table, table.__table__)), some)


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """The items in lists of so many, the last one shorter."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def spooled(rows: Iterable[Row], files: ExitStack) -> Iterator[Row]:
    """The rows, computed now and kept in a temporary file until they are read: what is long to compute and much.

    Their values must be what JSON holds.  The file goes when ``files`` are closed.
    """
    spool = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8"))  # noqa: SIM115
    for row in rows:
        spool.write(json.dumps(row, ensure_ascii=False) + "\n")
    spool.seek(0)
    return map(json.loads, spool)

"""What is computed, as rows by table; and their writing."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.models import Base

Row = Mapping[str, Any]
Tables = dict[type[Base], Iterable[Row]]
Item = TypeVar("Item")
_BATCH = 5_000


def replace(session: Session, tables: Tables) -> None:
    """Empty the tables and fill them with the rows, in the order given: owners before what points to them."""
    for table in reversed(tables):
        session.execute(delete(table))
    for table, rows in tables.items():
        for batch in batches(rows, _BATCH):
            session.execute(insert(table), batch)


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

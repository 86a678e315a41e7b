"""What is computed, as rows by table; and their writing."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import delete, insert
from sqlalchemy.orm import Session

from app.models import Base

Tables = dict[type[Base], Iterable[Mapping[str, Any]]]
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

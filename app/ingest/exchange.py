"""The job that imports an exchange file: in batches, so that memory is bounded and a stopped run can go on."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from app.database import Database
from app.ingest.job import Failure, Progress, Report, silent
from app.ingest.records import AnyRecord, parse
from app.ingest.store.places import StreetOf
from app.ingest.store.records import Import, store_records

BATCH = 500
"""Lines a transaction: many enough to be fast, few enough that a stop costs little."""
LONGEST = 20_000_000
"""Bytes of the longest line that is read; a newspaper page with its text has some 30,000."""

Numbered = tuple[int, AnyRecord]
"""A line's number, from 1, and what it says."""


def import_file(database: Database, path: Path, street_of: StreetOf, progress: Progress = silent) -> Report:
    """Import a file of records; a line that is wrong is reported by its number, and the rest goes in.

    The same file again changes nothing, so an import that was stopped is simply run again.

    Raises:
        OSError: the file cannot be read.
    """
    report = Report()
    state = Import()
    size = path.stat().st_size
    for batch, position in _batches(path, report):
        progress(position, size)
        _store(database, state, batch, street_of, report)
    progress(size, size)
    return report


def _store(database: Database, state: Import, batch: Sequence[Numbered], street_of: StreetOf, report: Report) -> None:
    try:
        with database.writing() as session:
            counts = store_records(session, state, [record for _, record in batch], street_of)
        report.articles.update(counts)
    except Exception as error:  # one record that the tables refuse must not cost the others
        if len(batch) == 1:
            report.failures.append(Failure(f"line {batch[0][0]}", f"cannot be stored: {error}"))
            return
        for one in batch:
            _store(database, state, [one], street_of, report)


def _batches(path: Path, report: Report) -> Iterator[tuple[list[Numbered], int]]:
    """Batches of records with the position in bytes behind them."""
    batch: list[Numbered] = []
    position = 0
    with path.open("rb") as file:
        for number, (line, length) in enumerate(_lines(file), 1):
            position += length
            if line.strip():
                try:
                    batch.append((number, _parsed(line)))
                except ValueError as error:
                    report.failures.append(Failure(f"line {number}", str(error)))
            if len(batch) == BATCH:
                yield batch, position
                batch = []
    if batch:
        yield batch, position


def _lines(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each line, or one byte more than the longest that is read, and its whole length in bytes."""
    while line := file.readline(LONGEST + 1):
        length, end = len(line), line
        while not end.endswith(b"\n") and (end := file.readline(LONGEST)):
            length += len(end)
        yield line, length


def _parsed(line: bytes) -> AnyRecord:
    if len(line) > LONGEST:
        raise ValueError(f"longer than {LONGEST // 1_000_000} MB")
    try:
        return parse(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError("not UTF-8") from error

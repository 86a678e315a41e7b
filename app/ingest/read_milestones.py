"""Files of dated milestones: wordings that only one stretch of time prints (CSV, as ``seeds/milestones.csv``)."""

import csv
import re
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path

from app.ingest.dates.milestones import Milestone

COLUMNS = tuple(field.name for field in fields(Milestone))


def read_milestones(paths: Iterable[Path]) -> list[Milestone]:
    """The milestones of all files, in order.

    Raises:
        ValueError: a file is missing, or a row is wrong; the message names file and line.
    """
    return [milestone for path in paths for milestone in _read(path)]


def _read(path: Path) -> list[Milestone]:
    try:
        rows = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: cannot be read ({error})") from error
    return [_milestone(path, number, row) for number, row in enumerate(rows, 2)]


def _milestone(path: Path, number: int, row: dict[str, str]) -> Milestone:
    try:
        milestone = Milestone(**{name: row[name].strip() for name in COLUMNS})
        milestone.check()
    except (KeyError, AttributeError) as error:
        raise ValueError(f"{path}, line {number}: needs the columns {', '.join(COLUMNS)}") from error
    except re.error as error:
        raise ValueError(f"{path}, line {number}: no regular expression ({error})") from error
    except ValueError as error:
        raise ValueError(f"{path}, line {number}: months are as 2021-01, as many first as last ({error})") from error
    return milestone

"""What all commands share: the application, its two streams, progress bars, reports and failures."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.table import Table

from app.ingest.job import Report
from app.ingest.store.articles import Outcome

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="The archive of district newspaper pages.",
)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def say(text: str) -> None:
    """Print a line as it is, however long."""
    out.print(_printable(text), markup=False, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """A number of things: 1 article, 2 articles."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def warn(text: str) -> None:
    """Print a line as it is on the error stream."""
    err.print(_printable(text), markup=False, soft_wrap=True)


def _printable(text: str) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)  # a file's name may hold what commands a terminal


class Advance:
    """A progress bar as a job's ``progress``."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def __call__(self, done: int, total: int) -> None:
        """Show ``done`` of ``total``."""
        self._bar.update(self._task, completed=done, total=total)


@contextmanager
def progress(title: str) -> Iterator[Advance]:
    """A progress bar on the error stream; silent where that is no terminal."""
    with Progress(TextColumn(title), BarColumn(), MofNCompleteColumn(), console=err, transient=True) as bar:
        yield Advance(bar, bar.add_task("", total=None))


def finish(report: Report) -> NoReturn:
    """Print what a job did, and exit: with 1 if anything failed."""
    complain(report)
    table = Table("", *(str(outcome) for outcome in Outcome), "failed", box=None)
    for name, counts in (("pages", report.pages), ("articles", report.articles)):
        failed = str(len(report.failures)) if name == "pages" else ""
        table.add_row(name, *(str(counts[outcome]) for outcome in Outcome), failed)
    out.print(table)
    raise typer.Exit(1 if report.failures else 0)


def complain(report: Report) -> None:
    """Name what a job left out, and why."""
    for failure in report.failures:
        named = failure.reason if failure.reason.startswith(failure.name) else f"{failure.name}: {failure.reason}"
        warn(f"failed: {named}")


def check_target(file: Path) -> None:
    """Fail where no file can be written under this name, before anything is done for it."""
    if file.is_dir():
        fail(f"{file}: is a folder; name a file in it")
    if not file.parent.is_dir():
        fail(f"{file.parent}: there is no such folder; make it first")


def fail(message: str) -> NoReturn:
    """Say why a command cannot go on, and exit with 2."""
    warn(message)
    raise typer.Exit(2)

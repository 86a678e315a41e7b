"""The command line: each command parses its arguments, calls one function, and prints what it did."""

import io
import sys

from app.cli import exchange, index, pages, safety, site  # noqa: F401  # each adds its commands
from app.cli.archive import collect_rarely
from app.cli.failures import EXPECTED, explained
from app.cli.terminal import app, warn

__all__ = ["app", "main"]


def main() -> None:
    """Run one command; what an operator can mend ends it with a sentence and status 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    collect_rarely()
    try:
        app()
    except EXPECTED as error:
        if (message := explained(error)) is None:
            raise
        warn(message)
        sys.exit(2)

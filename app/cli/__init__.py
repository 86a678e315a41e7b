"""The command line: each command parses its arguments, calls one function, and prints what it did."""

from app.cli import exchange, index, pages, site  # noqa: F401  # each adds its commands
from app.cli.terminal import app

__all__ = ["app"]

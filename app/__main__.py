"""``python -m app``: the same command line as ``district-archive``."""

from app.cli import main

main()

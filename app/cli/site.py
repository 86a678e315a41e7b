"""Commands that bring the archive to its readers."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from app.cli.archive import caught_up, indexed, opened
from app.cli.terminal import app, fail, say
from app.database import Database
from app.digest.job import is_fresh
from app.settings import ROOT, get_settings
from app.web.app import create_app


@app.command()
def serve() -> None:
    """Bring database and index up to date, then serve the site until interrupted.

    A digest that an ingest left undone is done meanwhile.
    """
    settings = get_settings()
    with opened(settings) as database, indexed(settings) as engine, digesting(database):
        caught_up(database, engine)
        listener = listen(settings.host, settings.port)
        host, port = listener.getsockname()[:2]
        say(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")
        config = uvicorn.Config(create_app(settings, database, engine), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


@contextmanager
def digesting(database: Database) -> Iterator[None]:
    """Where the digest is behind, the command that mends it runs beside: in a process of its own, not in the site's."""
    with database.reading() as session:
        fresh = is_fresh(session)
    if fresh:
        yield
        return
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, "-m", "app", "digest"], env=environment, stdout=subprocess.DEVNULL) as job:
        try:
            yield
        finally:
            job.terminate()


@app.command()
def migrate() -> None:
    """Bring the database's tables to the newest shape."""
    settings = get_settings()
    with opened(settings):
        say(f"{settings.database_path} is up to date")


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections; port 0 picks a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends at once (TCP_NODELAY) only where the protocol is named; else the end of an answer waits 40 ms for
    # the reader's system to acknowledge its beginning.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        fail(f"cannot listen on {host}:{port} ({error.strerror}); set ARCHIVE_HOST or ARCHIVE_PORT")
    listener.listen(2048)  # from here on clients wait instead of being refused
    return listener

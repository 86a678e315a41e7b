"""Commands that bring the archive to its readers."""

import socket

import uvicorn

from app.cli.archive import follow_up, indexed, opened
from app.cli.terminal import app, fail, say
from app.settings import get_settings
from app.web.app import create_app


@app.command()
def serve() -> None:
    """Bring database and index up to date, then serve the site until interrupted."""
    settings = get_settings()
    follow_up(settings)
    with opened(settings) as database, indexed(settings) as engine:
        listener = listen(settings.host, settings.port)
        host, port = listener.getsockname()[:2]
        say(f"Serving on http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl-C ends it)")
        config = uvicorn.Config(create_app(settings, database, engine), log_level="warning", access_log=False)
        uvicorn.Server(config).run(sockets=[listener])


@app.command()
def migrate() -> None:
    """Bring the database's tables to the newest shape."""
    settings = get_settings()
    with opened(settings):
        say(f"{settings.database_path} is up to date")


def listen(host: str, port: int) -> socket.socket:
    """A socket that takes connections; port 0 picks a free one."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        fail(f"cannot listen on {host}:{port} ({error.strerror}); set ARCHIVE_HOST or ARCHIVE_PORT")
    listener.listen(2048)  # from here on clients wait instead of being refused
    return listener

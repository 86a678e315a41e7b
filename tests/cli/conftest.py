"""Commands as an operator gives them, over an archive of their own, from a folder that is not the checkout.

They run in this process, which spares a second of imports each; some tests start a process where that is the point.
"""

import io
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.cli import main
from app.settings import ROOT, get_settings


@dataclass(frozen=True)
class Done:
    """What a command printed."""

    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Settings for commands that run in a process of their own, and for those that do not."""
    data = tmp_path_factory.mktemp("cli") / "data"
    return {"ARCHIVE_DATA": str(data), "ARCHIVE_PORT": "0", "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="module")
def command(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Run:
    elsewhere = tmp_path_factory.mktemp("elsewhere")

    def run(*arguments: str | Path, code: int = 0, encoding: str = "utf-8", **settings: str) -> Done:
        """Run a command with further settings (``data="…"`` for ARCHIVE_DATA) and expect an exit status."""
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True) for _ in range(2))
        with pytest.MonkeyPatch.context() as patch, chdir(elsewhere), redirect_stdout(out), redirect_stderr(err):
            for name, value in environment.items():
                patch.setenv(name, value)
            for name, value in settings.items():
                patch.setenv(f"ARCHIVE_{name.upper()}", value)
            patch.setattr(sys, "argv", ["app", *map(str, arguments)])
            get_settings.cache_clear()
            with pytest.raises(SystemExit) as ended:
                main()
        get_settings.cache_clear()
        done = Done(*(stream.buffer.getvalue().decode(encoding) for stream in (out, err)))
        assert (ended.value.code or 0) == code, done
        return done

    return run


@pytest.fixture(scope="module")
def filled(command: Run) -> Run:
    command("ingest")
    return command

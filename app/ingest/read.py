"""From a path to a :class:`Source`: find the format, read it, refuse by name what is no page of text."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.ingest.read_text import decode
from app.ingest.read_yaml import read_sidecar
from app.ingest.values import Sidecar, Source

SUFFIXES = (".txt", ".md")
"""What is picked up from a folder; a file that is named itself is read whatever its suffix."""

# The first bytes of formats that people take for text, and what to do about them.
MAGIC = (
    (b"%PDF", "is a PDF; extract its text first (pdftotext, say)"),
    (b"PK\x03\x04", "is a ZIP archive or an Office document; save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save it as plain text first"),
    (b"{\\rtf", "is an RTF document; save it as plain text first"),
    (b"\x89PNG", "is a picture; run text recognition on it first"),
    (b"\xff\xd8\xff", "is a picture; run text recognition on it first"),
    (b"\x1f\x8b", "is compressed; unpack it first"),
)


class UnreadableError(Exception):
    """A file that is no page of text; the message says why and what helps."""


def page_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The page files that ``paths`` (files and folders) stand for: folders searched through, in order of names.

    What may hide pages is among them, for :func:`read` to refuse: a folder that cannot be entered, a dead link.

    Raises:
        UnreadableError: a path does not exist, or a folder holds no page file.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(_found(path))
            if not found:
                raise UnreadableError(f"{path}: no {' or '.join(SUFFIXES)} file in this folder")
            yield from found
        elif path.exists():
            yield path
        else:
            raise UnreadableError(f"{path}: no such file or folder")


def _found(folder: Path) -> Iterator[Path]:
    closed: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            file = Path(parent, name)
            if file.suffix.lower() in SUFFIXES and not name.startswith(".") and (file.is_file() or file.is_symlink()):
                yield file
    yield from closed


def read(path: Path, max_bytes: int) -> Source:
    """The page at ``path`` with what its sidecar says.

    Raises:
        UnreadableError: the file is missing, empty, too large, binary, or in an encoding that cannot be told.
    """
    text, encoding = _text(path, max_bytes)
    sidecar = Sidecar()
    for suffix in (".yaml", ".yml"):
        if path.with_suffix(suffix).is_file():
            try:
                sidecar = read_sidecar(path.with_suffix(suffix))
            except ValueError as error:
                raise UnreadableError(f"{path.with_suffix(suffix)}: {error}") from error
            break
    return Source(_shown(path.name), text, encoding, sidecar, _shown(os.path.realpath(path)))


def _shown(name: str) -> str:
    """A name that is no valid UTF-8 on the disk, with marks for what cannot be shown or stored."""
    return os.fsencode(name).decode("utf-8", "replace")


def _text(path: Path, max_bytes: int) -> tuple[str, str]:
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            # Read no further than the limit: a device or a growing file has no size worth trusting.
            data = file.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableError(f"{path}: cannot be read ({error.strerror})") from error
    if len(data) > max_bytes:
        raise UnreadableError(
            f"{path}: {max(size, len(data)) / 1e6:.0f} MB is no newspaper page; "
            f"split it, or raise ARCHIVE_MAX_SOURCE_MB (now {max_bytes // 1_000_000})"
        )
    for magic, reason in MAGIC:
        if data.startswith(magic):
            raise UnreadableError(f"{path}: {reason}")
    try:
        return decode(data)
    except ValueError as error:
        raise UnreadableError(f"{path}: {error}") from error

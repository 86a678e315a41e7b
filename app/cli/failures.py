"""What an operator reads when a command cannot go on: what is wrong, and the remedy.  Anything else is a defect."""

import errno
import sqlite3

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError

from app.database import UnusableDatabaseError
from app.digest.job import BusyArchiveError
from app.search.engine import IndexUnavailableError, LockBusyError
from app.settings import Settings, get_settings

EXPECTED = (
    ValidationError,
    OSError,
    DBAPIError,
    sqlite3.Error,
    UnusableDatabaseError,
    BusyArchiveError,
    IndexUnavailableError,
    LockBusyError,
)

SPACE = "no space is left; make room and run the command again (what was stored before stays)"
RIGHTS = "whoever runs this must be able to read and write there"
FOLDER = "a folder is wanted here"
SQLITE = {
    "SQLITE_BUSY": "the database is in use by another process that writes; run the command again when that is done",
    "SQLITE_CANTOPEN": f"the database cannot be opened: {RIGHTS}",
    "SQLITE_CORRUPT": "the database is damaged; `restore` puts a backup in its place",
    "SQLITE_FULL": SPACE,
    "SQLITE_IOERR": "the database cannot be read or written: is its disk full or failing?",
    "SQLITE_NOTADB": "this is no database; `restore` puts a backup in its place",
    "SQLITE_PERM": f"the database cannot be opened: {RIGHTS}",
    "SQLITE_READONLY": f"the database cannot be written: {RIGHTS}",
}
"""By the name of SQLite's result code, or what it begins with: SQLITE_IOERR_WRITE is a kind of SQLITE_IOERR."""
ERRNO = {
    errno.ENOSPC: SPACE,
    errno.EDQUOT: SPACE,
    errno.EACCES: RIGHTS,
    errno.EPERM: RIGHTS,
    errno.EROFS: RIGHTS,
    errno.EEXIST: FOLDER,
    errno.ENOTDIR: FOLDER,
}


def explained(error: Exception) -> str | None:
    """What to tell the operator; None where the error is the program's own."""
    match error:
        case ValidationError() if error.title == Settings.__name__:
            return "\n".join(
                f"ARCHIVE_{str(e['loc'][0]).upper()}: {e['msg']} (is {e['input']!r})" for e in error.errors()
            )
        case DBAPIError(orig=sqlite3.Error() as cause):
            return _database(cause)
        case sqlite3.Error():
            return _database(error)
        case OSError(strerror=str(reason)):
            remedy = ERRNO.get(error.errno or 0, "")
            return ": ".join(filter(None, [str(error.filename or ""), reason])) + (f"; {remedy}" if remedy else "")
        case IndexUnavailableError():
            return f"{error}; `reindex` makes the index again"
        case LockBusyError():
            return "another process is writing to the index; run the command again when that is done"
        case UnusableDatabaseError() | BusyArchiveError():
            return str(error)
        case _:
            return None


def _database(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "SQLITE_CORRUPT")
    advice = next((advice for code, advice in SQLITE.items() if name.startswith(code)), str(error))
    return f"{get_settings().database_path}: {advice}"

"""Whether rows and index agree, for the health check."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Archive
from app.search.engine import Engine, IndexUnavailableError


@dataclass(frozen=True, slots=True)
class Status:
    """The archive's generation, and the generation that the index shows; None where it shows none of this archive."""

    engine: str
    generation: int
    indexed: int | None
    readable: bool = True

    @property
    def lag(self) -> int | None:
        """How many changes to the rows the index has yet to see."""
        return None if self.indexed is None else self.generation - self.indexed


def read_status(session: Session, engine: Engine) -> Status:
    """The state of rows and index."""
    archive = session.execute(select(Archive.key, Archive.generation)).first()
    try:
        seen = engine.seen()
    except IndexUnavailableError:
        return Status(engine.name, archive.generation if archive else 0, None, readable=False)
    known = seen is not None and archive is not None and seen.archive == archive.key
    return Status(engine.name, archive.generation if archive else 0, seen.generation if seen and known else None)

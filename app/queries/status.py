"""Whether rows, index and digest agree, for the health check."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Archive, Digest
from app.search.engine import Engine, IndexUnavailableError


@dataclass(frozen=True, slots=True)
class Status:
    """The archive's generation, and those that index and digest show; None where they show none of this archive."""

    engine: str
    generation: int
    indexed: int | None
    digested: int | None = None
    readable: bool = True

    @property
    def lag(self) -> int | None:
        """How many changes to the rows the index has yet to see."""
        return None if self.indexed is None else self.generation - self.indexed


def read_status(session: Session, engine: Engine) -> Status:
    """The state of rows and index."""
    archive = session.execute(select(Archive.key, Archive.generation)).first()
    key, generation = archive or ("", 0)
    digested = session.scalar(select(Digest.generation).where(Digest.key == key, Digest.generation >= 0))
    try:
        seen = engine.seen()
    except IndexUnavailableError:
        return Status(engine.name, generation, None, digested, readable=False)
    known = seen is not None and archive is not None and seen.archive == key
    return Status(engine.name, generation, seen.generation if seen and known else None, digested)

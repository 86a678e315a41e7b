"""How far the index is behind the rows."""

from pathlib import Path

from app.database import Database
from app.models import Archive
from app.queries.status import Status, read_status
from app.search.engine import Seen
from app.search.opening import open_engine


def test_the_lag_counts_changes_that_the_index_has_not_seen(database: Database, tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "index")

    def status() -> Status:
        with database.reading() as session:
            return read_status(session, engine)

    assert (status().generation, status().indexed, status().lag) == (0, None, None)
    with database.writing() as session:
        session.add(Archive(id=1, key="ours", generation=5))
    engine.commit(Seen("another", 5))
    assert (status().indexed, status().lag) == (None, None)
    engine.commit(Seen("ours", 3))
    assert (status().indexed, status().lag, status().readable) == (3, 2, True)

"""An archive for ``bench.search``, made in a process of its own.

``python -m bench.search_build FOLDER COUNT [import]`` prints as JSON how many articles a second of the clock and of
processor time were indexed (or, with ``import``, read from an exchange file into rows and index), and the most memory
that this took.
"""

import json
import sys
import time
from pathlib import Path

from app.cli.archive import collect_rarely, rules
from app.database import Database, migrate
from app.ingest.exchange import import_file
from app.queries.export import export_records
from app.search.catchup import catch_up
from app.search.opening import open_engine
from app.settings import get_settings
from bench.corpus import build
from bench.memory import Peak


def main() -> None:
    folder, count = Path(sys.argv[1]), int(sys.argv[2])
    path = folder / "archive.sqlite3"
    imported = sys.argv[3:] == ["import"]
    database = Database(path) if imported or path.exists() else build(path, count)
    migrate(database.engine)  # an archive of an earlier run may be of an earlier shape
    file = folder / "import.jsonl"
    if imported:
        source = Database(folder.parent / str(count) / "archive.sqlite3")
        with source.reading() as session, file.open("w") as target:
            for record in export_records(session):
                target.write(json.dumps(record, ensure_ascii=False) + "\n")
    street_of = rules(get_settings()).gazetteer.street_of
    peak = Peak()
    collect_rarely()  # as every command does
    wall, cpu = time.perf_counter(), time.process_time()
    if imported and (failures := import_file(database, file, street_of).failures):
        raise SystemExit(str(failures[0]))
    rows = time.process_time() - cpu
    engine = open_engine(folder / "index")
    done = catch_up(database, engine)
    if done:
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        figures = {"wall": done / wall, "cpu": done / cpu, "rows": rows / done * 1000, "memory": peak.most}
        print(json.dumps(figures))


if __name__ == "__main__":
    main()

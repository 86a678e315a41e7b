"""Whether the server works, for machines."""

from typing import Any

from app.queries.status import read_status
from app.web.site import SiteDep


def show(site: SiteDep) -> dict[str, Any]:
    """The archive's generation, and how far the index is behind it."""
    with site.database.reading() as session:
        status = read_status(session, site.engine)
    return {
        "status": "ok",
        "generation": status.generation,
        "index": {"engine": status.engine, "generation": status.indexed, "lag": status.lag},
    }

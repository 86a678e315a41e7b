"""Whether the server works, for machines."""

from fastapi.responses import JSONResponse

from app.queries.status import read_status
from app.web.site import SiteDep


def show(site: SiteDep) -> JSONResponse:
    """The archive's generation, and how far index and digest are behind it; 503 where the index cannot be read."""
    with site.database.reading() as session:
        status = read_status(session, site.engine)
    answer = {
        "status": "ok" if status.readable else "index unreadable",
        "generation": status.generation,
        "index": {"engine": status.engine, "generation": status.indexed, "lag": status.lag},
        "digest": {"generation": status.digested},
    }
    return JSONResponse(answer, 200 if status.readable else 503)

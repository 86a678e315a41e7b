"""A street office, a community or a village: what was printed about it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.queries.counts import PlaceCount, count_below
from app.queries.neighbours import neighbours
from app.queries.periods import Counts, count_places
from app.queries.places import Standing, find_standing
from app.queries.threads import ThreadRow, top_threads
from app.queries.timeline import Period, Timeline, read_timeline
from app.queries.topics import TopicTerm, topics_of_place


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What the page of a place shows; the last four are those of a street office."""

    at: Standing
    timeline: Timeline
    base: Counts | None  # all articles of its district, to reckon rates from
    topics: tuple[TopicTerm, ...]
    communities: tuple[PlaceCount, ...] = ()
    villages: tuple[PlaceCount, ...] = ()
    neighbours: tuple[PlaceCount, ...] = ()  # street offices named together with it
    threads: tuple[ThreadRow, ...] = ()


def read_place(
    session: Session, slug: str, levels: tuple[str, ...], period: Period | str | None = None, page: int = 1
) -> PlaceView | None:
    """The place at an address; None where there is none."""
    at = find_standing(session, slug, levels)
    if at is None:
        return None
    counts = count_places(session, [at.id] + ([at.district_id] if at.district_id else []))
    timeline = read_timeline(session, at.id, "", counts[at.id], period, page)
    base = counts[at.district_id] if at.district_id else None
    topics = topics_of_place(session, at.id)
    if at.place.level != "street":
        return PlaceView(at, timeline, base, topics)
    below = count_below(session, at.id)
    return PlaceView(
        at=at,
        timeline=timeline,
        base=base,
        topics=topics,
        communities=tuple(entry for entry in below if entry.place.level == "community"),
        villages=tuple(entry for entry in below if entry.place.level == "village"),
        neighbours=neighbours(session, at.id),
        threads=top_threads(session, at.id),
    )

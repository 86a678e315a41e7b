"""By how much the reading of a page leads the next best one, told for each of its articles.

Of two ways to read as far that leave the same open, the search keeps one.  What it gave up is remembered with its gap:
wherever the two give a piece to different articles, these are no plainer than that gap (the soft-output Viterbi
algorithm; Hagenauer and Hoeher 1989).
"""

from collections.abc import Iterator, Mapping, Sequence

from app.ingest.cutting.articles.story import Do, Step, Trail

PLAIN = 8.0
"""Logarithmic odds; what leads by more is beyond doubt."""
Owner = int | tuple[str, int] | None  # a story's number; where it began, if only one of two readings has it


def steps_of(trail: Trail | None) -> list[Step]:
    """The steps of a reading, first to last."""
    steps = []
    while trail:
        steps.append(trail.step)
        trail = trail.before
    return steps[::-1]


def margins(winner: Trail | None) -> dict[int, float]:
    """For each story of the winning reading that some rival cuts otherwise, by how much it leads."""
    nodes = list(_until(winner, None))
    begun: dict[int, int] = {}  # stories begun up to a step of the winner
    count = 0
    for node in reversed(nodes):
        count = max(count, node.step.story + 1)
        begun[id(node)] = count
    found: dict[int, float] = {}
    for node in nodes:
        rival = node.rivals
        while rival:
            for story in _touched(node, rival.trail, begun):
                found[story] = min(found.get(story, PLAIN), rival.gap)
            rival = rival.next
    return found


def _touched(own: Trail, other: Trail, begun: Mapping[int, int]) -> Iterator[int]:
    """The winner's stories that gain or lose a piece by the other reading."""
    shared: Trail | None = other
    while shared and id(shared) not in begun:
        shared = shared.before
    known = begun[id(shared)] if shared else 0
    mine = list(_until(own, shared))
    ours, theirs = _owners(mine, known), _owners(list(_until(other, shared)), known)
    stories = {node.step.place: node.step.story for node in reversed(mine)}
    for place in ours.keys() | theirs.keys():
        here, there = ours.get(place), theirs.get(place)
        if here != there:
            yield from (stories[place],) if stories.get(place, -1) >= 0 else ()
            yield from (there,) if isinstance(there, int) else ()


def _owners(nodes: Sequence[Trail], known: int) -> dict[int, Owner]:
    """To which story each piece goes, by its number if it is among the ``known`` ones that both readings have."""
    first: dict[int, int] = {}
    owners: dict[int, Owner] = {}
    for node in reversed(nodes):
        place, do, story, _ = node.step
        if do is Do.OWN_TITLE:
            continue
        if story < 0:
            owners[place] = None
        elif story < known:
            owners[place] = story
        else:
            owners[place] = ("begun", first.setdefault(story, place))
    return owners


def _until(trail: Trail | None, end: Trail | None) -> Iterator[Trail]:
    while trail and trail is not end:
        yield trail
        trail = trail.before

"""By how much the reading of a page leads the next best one, told for each of its articles.

Of two ways to read as far that leave the same open, the search keeps one.  What it gave up is remembered with its gap:
wherever the two give a piece to different articles, these are no plainer than that gap (the soft-output Viterbi
algorithm; Hagenauer and Hoeher 1989).
"""

from collections.abc import Iterator, Sequence

from app.ingest.cutting.story import Do, Reading, Rival, Step, Trail

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


def margins(winner: Reading) -> dict[int, float]:
    """For each story of the winning reading that some rival cuts otherwise, by how much it leads."""
    begun: dict[int, int] = {}  # stories begun up to a step of the winner
    count = 0
    for node in _nodes(winner.trail)[::-1]:
        count = max(count, node.step.story + 1)
        begun[id(node)] = count
    found: dict[int, float] = {}
    for rival in _given_up(winner.rivals):
        for story in _touched(rival, begun):
            found[story] = min(found.get(story, PLAIN), rival.gap)
    return found


def _touched(rival: Rival, begun: dict[int, int]) -> Iterator[int]:
    """The winner's stories that gain or lose a piece by the rival's reading."""
    nodes, known = [], 0
    trail = rival.trail
    while trail and id(trail) not in begun:
        nodes.append(trail)
        trail = trail.before
    known = begun[id(trail)] if trail else 0
    own = list(_until(rival.instead, trail))
    ours, theirs = _owners(own, known), _owners(nodes, known)
    stories = {node.step.place: node.step.story for node in reversed(own)}
    for place in ours.keys() | theirs.keys():
        mine, other = ours.get(place), theirs.get(place)
        if mine != other:
            yield from (stories[place],) if stories.get(place, -1) >= 0 else ()
            yield from (other,) if isinstance(other, int) else ()


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


def _nodes(trail: Trail | None) -> list[Trail]:
    return list(_until(trail, None))


def _given_up(rival: Rival | None) -> Iterator[Rival]:
    while rival:
        yield rival
        rival = rival.before

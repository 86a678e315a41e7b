"""Bodies: the text of one article each, gathered from a reading of the page, and the titles still to be dealt out."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.ingest.cutting.articles.rivals import PLAIN
from app.ingest.cutting.articles.story import Do, Step
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.titles import column_label
from app.ingest.values import Kind, Role

_ROLES = {Do.SECTION: Role.SECTION, Do.PARAGRAPH: Role.PARAGRAPH, Do.CAPTION: Role.CAPTION, Do.BYLINE: Role.BYLINE}

_HEADING = 8  # characters of the heading of a group of rows
_JOINS = {Do.JOIN: Role.PARAGRAPH, Do.CAPTION_ON: Role.CAPTION}


@dataclass(slots=True)
class Body:
    """The text of one article, before it has its title."""

    kind: Kind = Kind.NEWS
    titles: list[Piece] = field(default_factory=list)  # that are its own beyond doubt
    opening: list[Piece] = field(default_factory=list)  # credits above the text
    parts: list[tuple[Role, list[Piece]]] = field(default_factory=list)  # in reading order, interruptions joined over

    lead: float = PLAIN  # of the page's reading over the best one that gives it other pieces

    @property
    def text(self) -> str:
        """All of its text, captions too."""
        return "".join(piece.text for role, pieces in self.parts if role is not Role.BYLINE for piece in pieces)

    def join(self, piece: Piece, role: Role) -> None:
        """Finish the last part of a role."""
        last = max(place for place, (name, _) in enumerate(self.parts) if name is role)
        self.parts[last][1].append(piece)


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Title lines that stand together, between the bodies (by number) above and below them; -1 where there is none."""

    lines: tuple[Piece, ...]
    above: int
    below: int
    label: bool = False  # a recurring label, which stays above its text wherever the title may be


def gather(pieces: Sequence[Piece], steps: Sequence[Step], leads: Mapping[int, float]) -> tuple[list[Body], list[Run]]:
    """The bodies of a page in order of their first text, and the runs of titles around them."""
    count = 1 + max((step.story for step in steps), default=-1)
    bodies: list[Body] = [Body(lead=leads.get(number, PLAIN)) for number in range(count)]
    waiting: list[Piece] = []  # credits above a text that has not begun
    for step in steps:
        piece = pieces[step.place]
        if step.do is Do.TITLE:
            continue
        if step.do is Do.BYLINE and step.story < 0:
            waiting.append(piece)
            continue
        body = bodies[step.story]
        body.kind = step.kind or body.kind
        if step.do is Do.OWN_TITLE:
            body.titles.append(piece)
        elif step.do in _JOINS:
            body.join(piece, _JOINS[step.do])
        else:
            body.parts.append((_ROLES[step.do], [piece]))
        if waiting and step.do not in (Do.OWN_TITLE, Do.BYLINE):
            body.opening += waiting
            waiting = []
    runs = [part for run in _runs(pieces, steps) for part in _labelled(run, bodies)]
    return bodies, [_unheaded(run, bodies) for run in runs]


def _unheaded(run: Run, bodies: Sequence[Body]) -> Run:
    """The run without the heading of a table's first group, which stands like a title above the first row."""
    body = bodies[run.below] if run.below >= 0 and len(run.lines) > 1 else None
    sections = [parts[0] for role, parts in body.parts if role is Role.SECTION] if body else []
    last = run.lines[-1]
    if not body or not sections or body.kind is not Kind.NOTICE or body.parts[0][1][0].label is not Label.ROW:
        return run
    if len(last.text) > _HEADING or max(len(piece.text) for piece in sections) > _HEADING or last.text[-1].isdigit():
        return run
    body.parts.insert(0, (Role.SECTION, [last]))
    return replace(run, lines=run.lines[:-1])


def _runs(pieces: Sequence[Piece], steps: Sequence[Step]) -> list[Run]:
    own = {step.place for step in steps if step.do not in (Do.TITLE, Do.BYLINE)}
    text = sorted(
        (step.place, step.story) for step in steps if step.do not in (Do.TITLE, Do.OWN_TITLE) and step.story >= 0
    )
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for place, story in text:
        first.setdefault(story, place)
        last[story] = place
    runs: list[tuple[list[Piece], int, int]] = []
    places = [step.place for step in steps if step.do is Do.TITLE and step.place not in own]
    for place in places:
        at = bisect_left(text, (place, -1))
        above = text[at - 1] if at else (-1, -1)
        below = text[at] if at < len(text) else (-1, -1)
        ends = above[1] if above[1] >= 0 and last[above[1]] == above[0] else -1
        begins = below[1] if below[1] >= 0 and first[below[1]] == below[0] else -1
        if runs and runs[-1][1:] == (ends, begins) and runs[-1][0][-1] is pieces[place - 1]:
            runs[-1][0].append(pieces[place])
        else:
            runs.append(([pieces[place]], ends, begins))
    return [Run(tuple(lines), above, below) for lines, above, below in runs]


def _labelled(run: Run, bodies: Sequence[Body]) -> list[Run]:
    """The run, its column's label apart if the text below has one."""
    if run.below < 0:
        return [run]
    texts = [piece.text for piece in run.lines]
    story = bodies[run.below].text
    found = (column_label.odds(text, below, story) for text, below in zip(texts, (*texts[1:], ""), strict=True))
    labels = [place for place, odds in enumerate(found) if odds > 0]
    if not labels:
        return [run]
    at = labels[-1]
    parts = [replace(run, lines=run.lines[:at]), replace(run, lines=run.lines[at : at + 1], label=True)]
    return [part for part in (*parts, replace(run, lines=run.lines[at + 1 :])) if part.lines]

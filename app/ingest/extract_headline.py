"""Which of an article's title lines is its headline: kicker above, deck below, a column's label first.

All readings of the lines are compared and the likeliest is taken (:mod:`app.ingest.title_traits`).
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from app.ingest.cutting import marks, shapes
from app.ingest.cutting.pieces import Piece, join
from app.ingest.names import is_name
from app.ingest.title_traits import Story, TitleLine, size, story, traits
from app.ingest.title_weights import WEIGHTS
from app.ingest.values import Block, Kind, Role

_APART = 8  # physical lines, blank ones too; title lines that stand together are no farther from each other
_MOST = 6  # title lines that are weighed; nothing printed has more


def title_blocks(pieces: Sequence[Piece], body: str, kind: Kind) -> tuple[Block, ...]:
    """Title lines in page order as blocks; ``body`` is the article's text."""
    if not pieces:
        return ()
    named = kind is Kind.COMMENT and len(pieces) > 1 and is_name(pieces[-1].text)  # its author stands below the title
    titles = pieces[: -1 if named else None]
    told = story(kind, body)
    found = [(order, *best([line_of(piece) for piece in order[:_MOST]], told)) for order in _orders(titles)]
    order, roles, _ = max(found, key=lambda reading: reading[2])
    author = [Block(Role.BYLINE, pieces[-1].text, pieces[-1].numbers)] if named else []
    return (*_blocks(order, (*roles, *(Role.DECK for _ in order[_MOST:]))), *author)


def _orders(titles: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """The lines in page order; and, where they came from two places of the page, the other way round."""
    yield titles
    apart = [at for at in range(1, len(titles)) if titles[at].numbers[0] - titles[at - 1].numbers[-1] > _APART]
    if len(apart) == 1:
        yield [*titles[apart[0] :], *titles[: apart[0]]]


def _blocks(pieces: Sequence[Piece], roles: Sequence[Role]) -> Iterator[Block]:
    for role, run in groupby(zip(roles, pieces, strict=True), key=lambda pair: pair[0]):
        members = [piece for _, piece in run]
        for part in [members] if role is Role.HEADLINE else [[piece] for piece in members]:
            numbers = tuple(number for piece in part for number in piece.numbers)
            yield Block(role, join(piece.text for piece in part), numbers)


def line_of(piece: Piece) -> TitleLine:
    """A piece as a title line."""
    line = piece.lines[0]
    return TitleLine(piece.text, marked=line.heading, tight=line.gap == 0)


def best(lines: Sequence[TitleLine], told: Story) -> tuple[tuple[Role, ...], float]:
    """The likeliest roles of an article's title lines, and their score."""
    if len(lines) == 1:
        label = _is_label(lines[0].text, told)
        return (Role.COLUMN if label else Role.HEADLINE,), 0.0
    labelled = _labels_others(lines[0].text)
    scored = (
        (score(lines, roles, told), roles) for roles in readings(len(lines)) if not labelled or roles[0] is Role.COLUMN
    )
    found, roles = max(scored, key=lambda pair: pair[0])
    return roles, found


def _is_label(text: str, told: Story) -> bool:
    """Whether a lone line is a recurring label; one shares no wording with the text below it."""
    if marks.BRIEFS.match(text) or marks.LETTERS.match(text):
        return True
    unheard = len(text) <= 8 and text.isalpha() and not any(text[at : at + 2] in told.body for at in range(len(text)))
    return told.kind is Kind.BRIEF and (unheard or len(text) <= 5)


def _labels_others(text: str) -> bool:
    """Whether a line above others is a recurring label beyond doubt."""
    return size(text) <= 12 and not shapes.has_clauses(text) and bool(marks.LABEL.search(text))


def score(lines: Sequence[TitleLine], roles: Sequence[Role], told: Story) -> float:
    """What speaks for one reading of title lines, as logarithmic odds."""
    empty: dict[str, float] = {}
    return sum(WEIGHTS.get(name, empty).get(role, 0.0) * value for role, name, value in traits(lines, roles, told))


@lru_cache
def readings(count: int) -> tuple[tuple[Role, ...], ...]:
    """All ways in which so many lines can be label, kickers, a headline of up to three lines, and decks."""
    return tuple(
        (Role.COLUMN,) * label
        + (Role.KICKER,) * kickers
        + (Role.HEADLINE,) * heads
        + (Role.DECK,) * (count - label - kickers - heads)
        for label in range(min(2, count))
        for kickers in range(min(4, count - label))
        for heads in range(1, min(3, count - label - kickers) + 1)
        if count - label - kickers - heads <= 3
    )

"""Which of an article's title lines is its headline: kicker above, deck below, a column's label first.

All readings of the lines are compared and the likeliest is taken (:mod:`titles.traits`).
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.pieces import Piece, join
from app.ingest.cutting.lines.title_form import TitleLine, size
from app.ingest.cutting.titles.role_odds import odds_of_roles
from app.ingest.cutting.titles.traits import Story, story, texts, traits_beside, traits_of_order, traits_of_text
from app.ingest.people.names import is_name
from app.ingest.values import Block, Kind, Role

_APART = 8  # physical lines, blank ones too; title lines that stand together are no farther from each other
_LABEL, _DOTTED = 12, 18  # characters of the longest recurring labels
_OFFICE = re.compile("^(?:本报|本刊|特约)?(?:特约)?(?:评论员|记者)[ :：]*")
_SIGNATURE = 16  # characters of the longest signatures
_MOST = 6  # title lines that are weighed; nothing printed has more


class Read(NamedTuple):
    """The likeliest roles of title lines, their score, and their share of the likelihood of all readings."""

    roles: tuple[Role, ...]
    score: float
    share: float


def title_blocks(pieces: Sequence[Piece], body: str, kind: Kind) -> tuple[tuple[Block, ...], float]:
    """Title lines in page order as blocks, and how likely their roles are; ``body`` is the article's text."""
    if not pieces:
        return (), 1.0
    named = len(pieces) > 1 and _is_author(pieces[-1].text, kind)
    titles = pieces[: -1 if named else None]
    told = story(kind, body)
    found = [(order, best([line_of(piece) for piece in order[:_MOST]], told)) for order in _orders(titles)]
    order, reading = max(found, key=lambda pair: pair[1].score)
    author = [Block(Role.BYLINE, pieces[-1].text, pieces[-1].numbers)] if named else []
    return (*_blocks(order, (*reading.roles, *(Role.DECK for _ in order[_MOST:]))), *author), reading.share


def _is_author(text: str, kind: Kind) -> bool:
    """Whether the last of several title lines says who wrote a comment (below its title), a letter (below its text)."""
    name = "".join(_OFFICE.sub("", text).split())
    if kind is Kind.COMMENT:
        return is_name(name)
    _, blank, last = text.rpartition(" ")
    return kind is Kind.LETTER and bool(blank) and size(text) <= _SIGNATURE and is_name(last)


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


def best(lines: Sequence[TitleLine], told: Story) -> Read:
    """The likeliest roles of an article's title lines."""
    if len(lines) == 1:
        return Read((Role.COLUMN if _is_label(lines[0].text, told.kind) else Role.HEADLINE,), 0.0, 1.0)
    labelled = _labels_others(lines[0].text)
    heard: dict[tuple[str, ...], float] = {}
    scored = [
        (score(lines, roles, told, heard), roles)
        for roles in readings(len(lines))
        if (not labelled or roles[0] is Role.COLUMN) and _may_be_labels(lines, roles)
    ]
    found, roles = max(scored, key=lambda pair: pair[0])
    return Read(roles, found, 1 / sum(math.exp(other - found) for other, _ in scored))


def _is_label(text: str, kind: Kind) -> bool:
    """Whether a lone line is a recurring label beyond doubt."""
    if kind is Kind.BRIEF and marks.is_label(text) and not marks.heads_comment(text):
        return True
    return bool(marks.BRIEFS.match(text) or marks.LETTERS.match(text))


def _may_be_labels(lines: Sequence[TitleLine], roles: Sequence[Role]) -> bool:
    """Whether no line is taken for a label that is too long to be one; a dot parts a label from its series."""
    return all(
        role is not Role.COLUMN or size(line.text) <= (_DOTTED if "·" in line.text else _LABEL)
        for line, role in zip(lines, roles, strict=True)
    )


def _labels_others(text: str) -> bool:
    """Whether a line above others is a recurring label beyond doubt."""
    if size(text) > _LABEL or shapes.has_clauses(text):
        return False
    return bool(marks.LABEL.search(text) or marks.NUMBERED.search(text))


def score(lines: Sequence[TitleLine], roles: Sequence[Role], told: Story, heard: dict[tuple[str, ...], float]) -> float:
    """What speaks for one reading of title lines, as logarithmic odds; texts heard before are not weighed again."""
    (head, title), *others = texts(lines, roles)
    if (head, title) not in heard:
        heard[head, title] = odds_of_roles(traits_of_text(head, title, told))
    found = odds_of_roles(traits_of_order(lines, roles)) + heard[head, title]
    for role, text in others:
        if (role, text) not in heard:
            heard[role, text] = odds_of_roles(traits_of_text(role, text, told))
        if (role, text, title) not in heard:
            heard[role, text, title] = odds_of_roles(traits_beside(role, text, title, told))
        found += heard[role, text] + heard[role, text, title]
    return found


@lru_cache
def readings(count: int) -> tuple[tuple[Role, ...], ...]:
    """All ways in which so many lines can be kickers, a headline of up to three lines, and decks, one end a label."""
    plain = _unlabelled(count)
    shorter = _unlabelled(count - 1) if count > 1 else ()
    return (*plain, *((Role.COLUMN, *roles) for roles in shorter), *((*roles, Role.COLUMN) for roles in shorter))


def _unlabelled(count: int) -> tuple[tuple[Role, ...], ...]:
    return tuple(
        (Role.KICKER,) * kickers + (Role.HEADLINE,) * heads + (Role.DECK,) * (count - kickers - heads)
        for kickers in range(min(4, count))
        for heads in range(1, min(3, count - kickers) + 1)
        if count - kickers - heads <= 3
    )

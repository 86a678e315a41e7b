"""What speaks for one reading of an article's title lines: traits of each line in its role, and of how they stand.

A line's own form is told by :mod:`lines.title_form`, two lines of one headline by :mod:`titles.border`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from app.ingest.cutting.lines import shapes
from app.ingest.cutting.lines.title_form import TitleLine, form, pairs_of, repeated, size
from app.ingest.cutting.titles.border import joint
from app.ingest.values import Kind, Role

_TELLING = ("actor first", "actor", "counts", "two clauses", "no verb", "quotes")  # of two lines, the one that has it
_LEAD = 120  # characters of a text in which the news stands
_ACTOR = re.compile(
    r"[一-鿿]{1,6}(?:区|市|县|街道|[镇乡村]|社区|局|委|办|院|校|公司|集团|中学|小学|医院|学校|大队|支队|中心|站|协会)"
)


@dataclass(frozen=True, slots=True)
class Story:
    """What titles are read against."""

    kind: Kind
    lead: str
    text: str


def story(kind: Kind, text: str) -> Story:
    """An article's text as title lines are compared with it."""
    return Story(kind, text[:_LEAD], text)


@lru_cache(maxsize=256)
def content(text: str, told: Story) -> tuple[float, float]:
    """The shares, 0 to 1, of a line's wording that the text's beginning and the whole text repeat."""
    wording = pairs_of(text)
    if not wording:
        return 0.0, 0.0
    return 3 * repeated(wording, told.lead) / len(wording), 3 * repeated(wording, told.text) / len(wording)


def texts(lines: Sequence[TitleLine], roles: Sequence[Role]) -> Iterator[tuple[Role, str]]:
    """The texts that a reading makes of the lines; those of the headline are one."""
    yield Role.HEADLINE, "".join(line.text for line, role in zip(lines, roles, strict=True) if role is Role.HEADLINE)
    yield from ((role, line.text) for line, role in zip(lines, roles, strict=True) if role is not Role.HEADLINE)


def traits_of_text(role: Role, text: str, told: Story) -> Iterator[tuple[Role, str, float]]:
    """What speaks for or against a text in its role: role, trait, how strongly."""
    for name in form(text):
        yield role, name, 1.0
    lead, body = content(text, told)
    yield role, "fact", fact(text, body / 3)
    yield role, "lead", lead
    yield role, "body", body
    if not body:
        yield role, "unheard", 1.0
    if role is Role.COLUMN:
        yield role, f"of a {told.kind}", 1.0
        if size(text) <= 6 and text.isalpha() and not body:
            yield role, "short and unheard", 1.0


def traits_beside(role: Role, text: str, headline: str, told: Story) -> Iterator[tuple[Role, str, float]]:
    """What speaks for or against a text in its role beside a headline: what either has that the other lacks."""
    ratio = size(text) / max(1, size(headline))
    yield role, "than headline: " + ("longer" if ratio > 1.2 else "shorter" if ratio < 0.75 else "like"), 1.0
    own, other = form(text), form(headline)
    for name in _TELLING:
        if (name in own) != (name in other):
            yield role, f"{name}: {'has' if name in own else 'lacks'}", 1.0
    yield role, "nearer the lead", content(text, told)[0] - content(headline, told)[0]


def traits_of_order(lines: Sequence[TitleLine], roles: Sequence[Role]) -> Iterator[tuple[Role, str, float]]:
    """What speaks for or against the lines standing together in these roles."""
    head = [line for line, role in zip(lines, roles, strict=True) if role is Role.HEADLINE]
    marked = any(line.marked for line in lines) and not all(line.marked for line in lines)
    for line, role in zip(lines, roles, strict=True):
        if marked and line.marked:
            yield role, "marked", 1.0
    for above, below in pairwise(head):
        yield from ((Role.HEADLINE, name, 1.0) for name in joint(above.text, below.text))
        if below.tight and not above.tight:
            yield Role.HEADLINE, "tight", 1.0
    for role in (Role.COLUMN, Role.KICKER, Role.DECK):
        yield role, f"{min(sum(other is role for other in roles), 3)} lines", 1.0
    if roles[-1] is Role.COLUMN:
        yield Role.COLUMN, "last", 1.0
    if Role.KICKER in roles and Role.DECK in roles:
        yield Role.HEADLINE, "in the middle", 1.0


def fact(text: str, share: float) -> float:
    """How much a line reads as a statement of fact rather than as rhetoric; about -1 to 1.5.

    ``share`` is the part of its wording that the text repeats.
    """
    clauses = text.count(" ") + 1 if shapes.has_clauses(text) else 1
    score = 0.6 * share + 0.5 * bool(_ACTOR.search(text)) + 0.2 * bool(_ACTOR.match(text))
    score -= (0.0, 0.7, 1.1)[min(clauses, 3) - 1] + 0.35 * text.startswith(("为", "让", "当", "把"))
    score += 0.4 * (text[:1] in ("“", "「") and text[-1:] in ("”", "」"))
    return score - 0.25 * (len(text) < 8) - 0.3 * text[:1].isdigit() - 2.5 * text.endswith(("——", "--"))

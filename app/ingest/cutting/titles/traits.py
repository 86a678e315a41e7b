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
from app.ingest.cutting.titles import column_label
from app.ingest.cutting.titles.border import joint
from app.ingest.values import Kind, Role

_TELLING = ("actor first", "actor", "counts", "two clauses", "no verb", "quotes")  # of two lines, the one that has it
_BARE = 4  # characters of the longest line that is a place's name and no more
_LEAD = 120  # characters of a text in which the news stands
_ACTOR = re.compile(
    r"[一-鿿]{1,6}(?:区|市|县|街道|[镇乡村]|社区|局|委|办|院|校|公司|集团|中学|小学|医院|学校|大队|支队|中心|站|协会)"
)
_PLACE = re.compile("街道|社区|区(?![域间])|乡(?!村)|(?<!乡)村|[县市镇州旗]")
_ALONE = re.compile("^[一-鿿]{1,6}(?:街道|社区|[区县市镇乡村])$")
_QUOTES = str.maketrans("", "", "“”‘’「」")


@dataclass(frozen=True, slots=True)
class Story:
    """What titles are read against; ``places`` are the names of those in the lead, 湛河 of 湛河区."""

    kind: Kind
    lead: str
    text: str
    places: frozenset[str]


def story(kind: Kind, text: str) -> Story:
    """An article's text as title lines are compared with it."""
    lead = text[:_LEAD]
    ends = [found.start() for found in _PLACE.finditer(lead)]
    return Story(kind, lead, text, frozenset(lead[max(0, end - size) : end] for end in ends for size in (2, 3)))


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
    yield from ((role, name, value) for name, value in _of_any_role(text, told))
    if role is Role.COLUMN:
        _, body = content(text, told)
        yield role, f"of a {told.kind}", 1.0
        yield from ((role, name, 1.0) for name in column_label.wording(text))
        yield role, column_label.heard(body / 3), 1.0
        if size(text) <= 6 and text.isalpha() and not body:
            yield role, "short and unheard", 1.0


@lru_cache(maxsize=256)
def _of_any_role(text: str, told: Story) -> tuple[tuple[str, float], ...]:
    """The traits of a text, and how strongly each holds, whatever its role may be."""
    lead, body = content(text, told)
    found = [(name, 1.0) for name in form(text)] + [("fact", fact(text, body / 3)), ("lead", lead), ("body", body)]
    if not body:
        found.append(("unheard", 1.0))
    if _ALONE.match(text):
        found.append(("place alone", 1.0))
    elif _begins_with_place(text, told):
        found.append(("place first", 1.0))
    return tuple(found)


def _begins_with_place(text: str, told: Story) -> bool:
    """Whether a line begins with the name of a place of the lead, the kind of place left out or not."""
    bare = text.translate(_QUOTES)
    return len(bare) > _BARE and (bare[:2] in told.places or bare[:3] in told.places)


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

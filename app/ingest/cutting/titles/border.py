"""The border between two title lines: one title broken for want of room, two of one article, or of two articles."""

import re
from collections.abc import Iterator
from functools import lru_cache

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.links import crosses
from app.ingest.cutting.lines.title_form import TitleLine, form, size, tags

_INCOMPLETE = ("m", "q", "u", "p", "c", "f")  # numerals, measures, particles: no title ends on them


@lru_cache(maxsize=4096)
def joint(above: str, below: str) -> tuple[str, ...]:
    """The traits of the border between two lines that may be one title, broken for want of room."""
    words = tags(above)
    first, second = size(above), size(below)
    short, long = sorted((first, second))
    verb = any(tag.startswith(("v", "i", "l")) for tag in words)
    found = {
        "joined": True,
        "word across": crosses(above, below),
        "cut short": shapes.begins_within(below) or shapes.begins_mid_clause(below) or shapes.ends_within(above),
        "open quote": bool(shapes.unclosed(above)),
        "verbless above": not verb,
        "verb above last": verb and words[-1].startswith("v"),
        "particle above": verb and words[-1].startswith(_INCOMPLETE),
        "verbless below": not any(tag.startswith(("v", "i", "l")) for tag in tags(below)),
        "verb below first": bool(tags(below)) and tags(below)[0].startswith(("v", "d")),
        "subject below": _begins_with_subject(tags(below)),
        "quote below": below[:1] in "“「",
        "tiny above": first <= 4,
        "small above": first <= 7,
        "like sizes": short >= 0.55 * long,
        "equal": first == second,
        "equal and small": first == second <= 7,
        "much together": first + second > 24,
        "quite much": first + second > 18,
        "much below": second > 12,
        "clause above": shapes.has_clauses(above) or bool(re.search("[，,！？!?]", above)),
        "clause below": shapes.has_clauses(below) or bool(re.search("[，,]", below)),
        "blank above": " " in above and not shapes.has_clauses(above),
        "dash below": below.startswith(("—", "--")),
        "figures below": bool(re.search(r"\d", below)) and not re.search(r"\d", above),
        "label above": bool(marks.LABEL.search(above)) or "·" in above,
    }
    return tuple(name for name, holds in found.items() if holds)


def _begins_with_subject(words: tuple[str, ...]) -> bool:
    """Whether words may be a clause of their own: a noun, and a verb after it."""
    return bool(words) and words[0][0] in "nsr" and any(tag.startswith(("v", "i", "l")) for tag in words[1:])


def border(above: TitleLine, below: TitleLine) -> Iterator[str]:
    """What speaks for or against two title lines, one right below the other, being of one article."""
    yield from (f"above {name}" for name in form(above.text))
    yield from (f"below {name}" for name in form(below.text))
    yield from joint(above.text, below.text)
    ratio = size(below.text) / max(1, size(above.text))
    yield "grows" if ratio > 1.2 else "shrinks" if ratio < 0.75 else "stays"
    if below.marked:
        yield "below marked, too" if above.marked else "below marked"
    if below.tight and not above.tight:
        yield "tight"

"""Whether a title line is a recurring label, 栏目, no title: short, the name of a series, unheard in the text.

The line is told by its own form (:mod:`lines.title_form`), the line below it and the text; how much each trait
says is fitted with the roles of title lines (:mod:`titles.weights`).
"""

from collections.abc import Iterator

from app.ingest.cutting.lines.title_form import form, pairs_of, repeated, size, tags
from app.ingest.cutting.titles import role_odds

_RATIOS = ((0.01, "lone"), (0.8, "shrinks"), (1.2, "stays"), (2.0, "grows"))
_LONGEST = 18
"""Characters of the longest labels."""


def traits(text: str, below: str, story: str) -> Iterator[str]:
    """What speaks for or against a line being a label: the line, the one below it ("" for none), its article's text."""
    yield "a line"
    yield from form(text)
    yield from wording(text)
    ratio = size(below) / max(1, size(text))
    yield next((name for most, name in _RATIOS if ratio < most), "far grows")
    pairs = pairs_of(text)
    yield heard(repeated(pairs, story) / max(1, len(pairs)))


def wording(text: str) -> Iterator[str]:
    """How long a line is, in characters and words, and with what parts of speech it begins and ends."""
    words = tags(text)
    yield f"size {min(size(text), 14)}"
    yield f"words {min(len(words), 6)}"
    yield f"first {words[0][:1]}" if words else "first"
    yield f"last {words[-1][:1]}" if words else "last"


def heard(share: float) -> str:
    """How much of a line's wording, 0 to 1, its text repeats."""
    return f"heard {min(3, int(4 * share + 0.99))}"


def odds(text: str, below: str, story: str) -> float:
    """How likely a line is a label, as logarithmic odds."""
    if len(text) > _LONGEST:
        return -9.0
    return role_odds.odds("label", traits(text, below, story))

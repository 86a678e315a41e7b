"""What speaks for title lines being of a body, for a line being of none, and for one deal of the page or another.

How much each trait says is fitted to annotated pages (:mod:`titles.dealing_weights`).
"""

from collections.abc import Container, Iterable, Iterator, Sequence

from app.ingest.cutting.articles.bodies import Run
from app.ingest.cutting.lines import marks
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.title_form import form, size, tags
from app.ingest.cutting.titles.dealing_weights import WEIGHTS
from app.ingest.people.names import is_name
from app.ingest.values import Kind

_FEW = 3  # title lines that stand together are rather of one article
_SIZES = (4, 6, 8, 10, 13, 17, 23)
_CLASSES = {
    Kind.NEWS: "story",
    Kind.FEATURE: "story",
    Kind.PHOTO: "photo",
    Kind.BRIEF: "brief",
    Kind.COMMENT: "box",
    Kind.LETTER: "box",
    Kind.NOTICE: "box",
}
_LIKELY = ((-0.1, "well"), (-0.7, "rather"), (-2.0, "hardly"))
Traits = Iterable[tuple[str, float]]


def weighed(traits: Traits) -> float:
    """What traits say together, as logarithmic odds."""
    return sum([WEIGHTS.get(name, 0.0) * value for name, value in traits])


def of_lines(borders: Sequence[float]) -> Traits:
    """What the borders within some lines (logarithmic odds for one article) say for their being of one body."""
    return ("joint", float(len(borders))), ("border", sum(borders))


def of_kind(kind: Kind, titled: bool, lines: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    """How usual such lines are above a text of a kind; ``titled``: it has its title already."""
    if titled:
        yield "titled", 1.0
        yield f"{kind} titled", 1.0
        return
    yield "title", 1.0
    if named := [piece.heads for piece in lines if piece.heads]:
        yield "names its kind" if any(kind in heads for heads in named) else "names another kind", 1.0
    yield f"{_CLASSES[kind]} {min(3, len(lines))} lines", 1.0
    if len(lines) == 1:
        yield f"{_CLASSES[kind]} {_sized(lines[0].text)}", 1.0


def of_place(
    run: Run, begin: int, end: int, below: Sequence[float], gaps: tuple[int, int], sole: Container[int]
) -> Iterator[tuple[int, Traits]]:
    """What the place of some lines of a run says for the bodies above and below it.

    ``below``: for each body how surely titles of its kind stand below on this page, 0 to 1; ``gaps``: the empty lines
    above and below the lines; ``sole``: the bodies that have titles on one side only.
    """
    close = min(1.0, _FEW / len(run.lines))
    wider = min(1, max(-1, gaps[1] - gaps[0]))
    if run.above >= 0 and begin == 0:
        usual = close * below[run.above]
        only = float(run.above in sole)
        yield (
            run.above,
            (("above", close), ("above as elsewhere", usual), ("nearer above", wider), ("only above", only)),
        )
    if run.below >= 0 and end == len(run.lines):
        usual = close * (1 - below[run.below])
        only = float(run.below in sole)
        yield (
            run.below,
            (("below", close), ("below as elsewhere", usual), ("nearer below", -wider), ("only below", only)),
        )


def of_far(run: Run, edges: Sequence[str]) -> Traits:
    """What speaks for or against lines being of a body elsewhere; ``edges`` as :func:`of_stray` has them."""
    yield from ((f"{edge} elsewhere", 1.0) for edge in edges)
    if run.above >= 0 or run.below >= 0:
        yield "passes", 1.0


def of_stray(run: Run, at: int, edge: str, likely: float) -> Iterator[tuple[str, float]]:
    """What speaks for a line being no title of any body.

    ``edge`` says whether it is the "first" or "last" title line of the page; ``likely`` is the logarithm of the
    likelihood, by wording, of the body that it fits best.
    """
    text = run.lines[at].text
    words = tags(text)
    yield "stray", 1.0
    yield f"stray {_sized(text)}", 1.0
    yield from ((f"stray {name}", 1.0) for name in form(text))
    yield f"stray begins {words[0][:1] if words else ''}", 1.0
    yield f"stray ends {words[-1][:1] if words else ''}", 1.0
    yield f"stray of {min(4, len(words))}", 1.0
    yield f"stray fits {next((name for most, name in _LIKELY if likely > most), 'none')}", 1.0
    if marks.is_sign_off(text) or is_name("".join(text.split())):
        yield "stray signs", 1.0
        if run.above >= 0 and at == 0:
            yield "stray signs a text", 1.0
    if edge:
        yield f"stray {edge}", 1.0
    if run.label:
        yield "stray label", 1.0
    if run.above >= 0 and at == 0:
        yield "stray below a text", 1.0
    if run.below >= 0 and at == len(run.lines) - 1:
        yield "stray above a text", 1.0
    yield f"stray among {min(4, len(run.lines))}", 1.0


def _sized(text: str) -> str:
    length = size(text)
    return f"up to {next((most for most in _SIZES if length <= most), 99)}"

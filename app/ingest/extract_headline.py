"""Which of an article's title lines is its headline: kicker above, deck below, a column's label first.

All readings of the lines are compared and the best is taken.  Of two lines the one that names the fact or the actor
is the headline; a rhetorical one above it is its kicker.  A headline may have been broken over two lines.
"""

import re
from collections.abc import Iterator, Sequence

from app.ingest.cutting import marks
from app.ingest.cutting.broken import broken
from app.ingest.cutting.links import crosses
from app.ingest.cutting.pieces import Piece, join
from app.ingest.cutting.shapes import has_clauses
from app.ingest.cutting.titles import pairs_of
from app.ingest.values import Block, Kind, Role

_DASH = re.compile(r"^(?:—|--|――)")
_ACTOR = re.compile(
    r"[一-鿿]{1,6}(?:区|市|县|街道|[镇乡村]|社区|局|委|办|院|校|公司|集团|中学|小学|医院|学校|大队|支队|中心|站|协会)"
)
_MOST = 6  # title lines that are weighed; nothing printed has more


def title_blocks(lines: Sequence[Piece], body: str, kind: Kind) -> tuple[Block, ...]:
    """Title lines in page order as blocks; ``body`` is the article's text."""
    if not lines:
        return ()
    begin, end, label = _best(lines[:_MOST], body, kind)
    parts: list[tuple[Role, Sequence[Piece]]] = [(Role.COLUMN, [piece]) for piece in lines[:label]]
    parts += [(Role.KICKER, [piece]) for piece in lines[label:begin]]
    parts += [(Role.HEADLINE, lines[begin:end])] if end > begin else []
    parts += [(Role.DECK, [piece]) for piece in lines[end:]]
    return tuple(
        Block(role, join(piece.text for piece in part), tuple(number for piece in part for number in piece.numbers))
        for role, part in parts
    )


def _best(lines: Sequence[Piece], body: str, kind: Kind) -> tuple[int, int, int]:
    """Where the headline begins and ends, and how many lines above it are a column's label."""
    label = int(_is_column(lines, kind, body))
    if label == len(lines):
        return label, label, label
    end = len(lines)
    while end - label > 1 and _DASH.match(lines[end - 1].text):
        end -= 1
    begin, stop = max(_spans(label, end), key=lambda span: _score(lines, span, (label, end), body))
    return begin, stop, label


def _spans(first: int, last: int) -> Iterator[tuple[int, int]]:
    for begin in range(first, last):
        for end in range(begin + 1, min(last, begin + 3) + 1):
            yield begin, end


def _score(lines: Sequence[Piece], span: tuple[int, int], bounds: tuple[int, int], body: str) -> float:
    begin, end = span
    text = join(piece.text for piece in lines[begin:end])
    score = _fact(text, body) + 0.8 * any(piece.lines[0].heading for piece in lines[begin:end])
    score += sum(broken(lines[place], lines[place + 1]) for place in range(begin, end - 1))
    above = begin - bounds[0]
    score -= 0.4 * (end - begin > 1 and bounds[1] < len(lines))  # a deck with a dash: the other lines are whole
    return score + 0.2 * (above == 0) + _middle(lines[end : bounds[1]]) * (above == 1) - 0.3 * max(0, above - 1)


def _middle(below: Sequence[Piece]) -> float:
    """What speaks for a headline between two lines, most of all above figures."""
    return 0.0 if not below else 0.8 if re.search(r"\d", below[0].text) else 0.4


def _is_column(lines: Sequence[Piece], kind: Kind, body: str) -> bool:
    """Whether the first of some title lines is a recurring label; one shares no wording with the text below it."""
    text = lines[0].text
    if marks.BRIEFS.match(text) or marks.LETTERS.match(text):
        return True
    unheard = len(text) <= 8 and text.isalpha() and not any(pair in body for pair in pairs_of(text))
    if len(lines) == 1:
        return kind is Kind.BRIEF and (unheard or len(text) <= 5)
    if marks.NUMBERED.search(text):
        return True
    if len(text) > 12 or has_clauses(text):
        return False
    if marks.LABEL.search(text) or (len(lines) >= 4 and len(text) <= 8):
        return True
    own = kind in (Kind.FEATURE, Kind.LETTER) and len(text) <= 6
    return own and unheard and not crosses(text, lines[1].text)


def _fact(text: str, body: str) -> float:
    """How much a line reads as a statement of fact rather than as rhetoric; about -1 to 1.5."""
    wording = pairs_of(text)
    share = sum(pair in body for pair in wording) / len(wording) if wording else 0.0
    clauses = text.count(" ") + 1 if has_clauses(text) else 1
    score = 0.6 * share + 0.5 * bool(_ACTOR.search(text)) + 0.2 * bool(_ACTOR.match(text))
    score -= (0.0, 0.7, 1.1)[min(clauses, 3) - 1] + 0.35 * text.startswith(("为", "让", "当", "把"))
    score += 0.4 * (text[0] in "“「" and text[-1] in "”」")
    return score - 0.25 * (len(text) < 8) - 0.3 * text[:1].isdigit() - 2.5 * text.endswith(("——", "--"))

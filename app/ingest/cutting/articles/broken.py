"""Whether two title lines are one title, broken for want of room."""

import rjieba

from app.ingest.cutting.lines.links import crosses
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.shapes import begins_mid_clause, begins_within, ends_within, has_clauses

_INCOMPLETE = ("m", "q", "u", "p", "c", "f")  # numerals, measures, particles: no title ends on them


def broken(above: Piece, below: Piece) -> float:
    """Evidence for (above 0) or against two lines being one title."""
    first, second = above.text, below.text
    short, long = sorted((len(first), len(second)))
    score = -1.4 + 1.6 * crosses(first, second) + 1.2 * (below.lines[0].gap == 0 and above.lines[0].gap > 0)
    score += (
        2.0 * (begins_within(second) or begins_mid_clause(second))
        + 1.0 * ends_within(first)
        + 0.7 * (len(first) <= 7)
        + _unfinished(first)
    )
    score += 0.4 * (short >= 0.55 * long) + 0.3 * (long <= 10 and second[0] in "“「")
    score -= 0.6 * ("，" in second or "," in second) + 1.5 * (below.lines[0].heading and not above.lines[0].heading)
    score -= 1.2 * (len(second) > 12) + 1.0 * (len(first) + len(second) > 24)
    return score - 1.0 * (has_clauses(first) or has_clauses(second)) - above.lines[0].heading * below.lines[0].heading


def _unfinished(text: str) -> float:
    """How much the words of a line want something to follow: no verb at all, or one left without its object."""
    tags = [tag for _, tag in rjieba.tag(text)]
    if not any(tag.startswith(("v", "i", "l")) for tag in tags):
        return 0.8
    return 1.2 if tags[-1].startswith(_INCOMPLETE) else 0.6 if tags[-1].startswith("v") else 0.0

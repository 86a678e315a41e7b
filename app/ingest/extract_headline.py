"""Which of an article's title lines is its headline: kicker above, deck below, a column's label first.

Of two lines the one that names the fact or the actor is the headline; a rhetorical one above it is its kicker.
"""

import re
from collections.abc import Sequence

from app.ingest.cutting import marks
from app.ingest.cutting.pieces import Piece, join
from app.ingest.cutting.shapes import has_clauses
from app.ingest.cutting.titles import pairs_of
from app.ingest.values import Block, Kind, Role

_LABEL = re.compile(
    r"(?:进行时|风采|故事|巡礼|聚焦|关注|专栏|在行动|面对面|直通车|之窗|访谈|观察|调查|追踪|人物|经验|看点|纪实|系列报道|深一度|深度|"
    r"现场|热线|视点|焦点|走基层|在基层|一线|发现|看台|论坛|茶座|广角|瞭望|记忆|往事|说法|议事厅|大家谈|镜头|手记|见闻|写真|来信|"
    r"往来|巷事|新鲜事|身边事|回访|追访|特写|[一-鿿]项目|行动|特刊|专题|亮点|连线|播报|周刊)$"
)
_DASH = re.compile(r"^(?:—|--|――)")


def title_blocks(lines: Sequence[Piece], body: str, kind: Kind) -> tuple[Block, ...]:
    """Title lines in page order as blocks; ``body`` is the article's text."""
    parts = _whole(lines)
    roles: list[Role] = [Role.HEADLINE] * len(parts)
    texts = [join(piece.text for piece in part) for part in parts]
    first, last = 0, len(parts)
    while last - first > 1 and _DASH.match(texts[last - 1]):
        last -= 1
        roles[last] = Role.DECK
    if last > first and _is_column(texts[first], kind, last - first):
        roles[first] = Role.COLUMN
        first += 1
    if last - first > 1:
        main = max(range(first, last), key=lambda index: _fact(texts[index], body) - 0.12 * index)
        for index in range(first, last):
            roles[index] = Role.KICKER if index < main else Role.DECK if index > main else Role.HEADLINE
    return tuple(
        Block(role, text, tuple(number for piece in part for number in piece.numbers))
        for role, text, part in zip(roles, texts, parts, strict=True)
    )


def _is_column(text: str, kind: Kind, lines: int) -> bool:
    """Whether the first of some title lines is a recurring label."""
    if marks.BRIEFS.match(text) or marks.LETTERS.match(text) or (kind is Kind.BRIEF and lines == 1 and len(text) <= 8):
        return True
    if lines < 2 or len(text) > 12 or has_clauses(text):
        return False
    return bool(_LABEL.search(text)) or (kind is Kind.LETTER and len(text) <= 6)


def _whole(lines: Sequence[Piece]) -> list[list[Piece]]:
    """Lines of a title that was broken over two of them, together."""
    parts: list[list[Piece]] = []
    for piece in lines:
        if parts and len(parts[-1]) == 1 and _is_fragment(parts[-1][0].text):
            parts[-1].append(piece)
        else:
            parts.append([piece])
    return parts


def _is_fragment(text: str) -> bool:
    return len(text) <= 7 and not has_clauses(text)


def _fact(text: str, body: str) -> float:
    """How much a line reads as a statement of fact rather than as rhetoric, about 0 to 1."""
    wording = pairs_of(text)
    share = sum(pair in body for pair in wording) / len(wording) if wording else 0.0
    return share - 0.7 * has_clauses(text) - 0.2 * text.startswith(("为", "让", "当", "把"))

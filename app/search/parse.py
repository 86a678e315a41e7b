"""What the user typed, as a tree."""

import re
from dataclasses import dataclass

from app.chinese import folded
from app.search.query import And, Everything, Node, Nothing, Text

LONGEST_QUERY = 400
"""Characters read of a query; what follows is left out, with a note."""

_PART = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


@dataclass(frozen=True, slots=True)
class Understood:
    """The tree of a query, and sentences in Chinese about what was not understood."""

    where: Node
    notes: tuple[str, ...] = ()


def parse(typed: str) -> Understood:
    """Each blank-separated run, and each quoted phrase, must occur as it stands."""
    texts = [text for match in _PART.finditer(typed[:LONGEST_QUERY]) for text in match.groups() if text]
    nodes = tuple(Text(text) for text in texts if folded(text))
    notes = (f"检索词过长，只用了前{LONGEST_QUERY}个字。",) if len(typed) > LONGEST_QUERY else ()
    if not nodes:
        return Understood(Nothing() if typed.strip() else Everything(), notes)
    return Understood(nodes[0] if len(nodes) == 1 else And(nodes), notes)

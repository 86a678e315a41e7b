"""What a tree asks for in words, for ranking and highlighting."""

import re
from collections.abc import Iterator

from app.chinese import folded
from app.search.fields import MARKS
from app.search.query import LOOSE, MOST_BETWEEN, And, Gapped, Most, Node, Or, Text


def wanted_texts(node: Node) -> Iterator[Text]:
    """The strings that a tree asks for; not those it excludes."""
    match node:
        case Text():
            yield node
        case Gapped(parts, fields):
            yield from (Text(part, fields) for part in parts)
        case And(nodes) | Or(nodes) | Most(nodes):
            for part in nodes:
                yield from wanted_texts(part)
        case _:
            return


def needles(node: Node) -> tuple[re.Pattern[str], ...]:
    """Patterns that find in a folded text what a tree asks for in texts, each once."""
    return tuple(dict.fromkeys(_needles(node)))


def _needles(node: Node) -> Iterator[re.Pattern[str]]:
    match node:
        case Text(text, fields, prefix):
            plain = folded(text)
            if plain and fields == (LOOSE,):
                yield re.compile(rf"[{MARKS}]*".join(map(re.escape, plain)))
            elif plain:
                yield re.compile(re.escape(plain) + (r"\w*" if prefix else ""))
        case Gapped(parts):
            yield re.compile(f".{{0,{MOST_BETWEEN * 2}}}?".join(re.escape(folded(part)) for part in parts))
        case And(nodes) | Or(nodes) | Most(nodes):
            for part in nodes:
                yield from _needles(part)
        case _:
            return

"""What a tree asks for in words, for ranking and highlighting."""

from collections.abc import Iterator

from app.search.query import And, Node, Or, Text


def wanted_texts(node: Node) -> Iterator[Text]:
    """The strings that a tree asks for; not those it excludes."""
    match node:
        case Text():
            yield node
        case And(nodes) | Or(nodes):
            for part in nodes:
                yield from wanted_texts(part)
        case _:
            return

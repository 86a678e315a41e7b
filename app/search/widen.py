"""Reading a query more widely than it was typed: other names for the same, and words instead of whole strings."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.chinese import folded
from app.search.analysis import units, words
from app.search.fields import loose_form
from app.search.lexicon import Lexicon
from app.search.query import LOOSE, And, Equals, Most, Node, Not, Or, Text
from app.search.synonyms import Synonyms
from app.search.texts import wanted_texts

WORDS, MOST = "words", "most"
"""The steps taken where a query finds nothing: all its words; most of them."""

MOST_RUNS = 6  # runs of a query that are looked up for other names
_LINES = Path(__file__).with_name("function_words.txt").read_text("utf-8").splitlines()
FUNCTION_WORDS = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that a run of the query may be read as."""

    key: str  # how an address names it
    label: str
    node: Node


def alternatives(run: Text, lexicon: Lexicon, synonyms: Synonyms) -> tuple[Alternative, ...]:
    """The other names of what a run names."""
    typed = run.text
    found = [Alternative(word, f"“{word}”", Text(word, run.fields)) for word in synonyms.of(typed)]
    places = lexicon.places(typed) if not run.fields else ()
    by_level: dict[str, list[str]] = {}
    for place in places:
        by_level.setdefault(place.kind, []).append(place.slug)
    for level, slugs in by_level.items():
        name = next(place.text for place in places if place.kind == level)
        found.append(Alternative(f"{level}:{name}", f"写到{name}的文章", Equals(level, tuple(slugs))))
    plain = folded(typed)
    if plain.isascii() and plain.isalpha() and len(plain) > 1:
        names = dict.fromkeys(name.text for name in lexicon.spelt(plain))
        found += [Alternative(name, f"“{name}”", Text(name, run.fields)) for name in names]
    bare = loose_form(plain)
    if len(units(bare)) > 2 and not run.fields:
        node: Node = Text(bare, (LOOSE,))
        if bare != plain:
            node = Or((Text(bare), node))
        found.append(Alternative(LOOSE, "不计引号和间隔号", node))
    return tuple(found)


def replaced(node: Node, change: Mapping[Text, Node]) -> Node:
    """The tree with some of its strings replaced; not those that it excludes."""
    match node:
        case Text():
            return change.get(node, node)
        case And(nodes):
            return And(tuple(replaced(part, change) for part in nodes))
        case Or(nodes):
            return Or(tuple(replaced(part, change) for part in nodes))
        case _:
            return node


def by_words(node: Node, runs: tuple[Text, ...]) -> Node | None:
    """The tree with each run cut into words, all of which must occur; None where no run has several."""
    change = {run: And(parts) for run in runs if len(parts := _parts(run)) > 1}
    return replaced(node, change) if change else None


def by_most_words(node: Node, runs: tuple[Text, ...], count: Callable[[Node], int]) -> Node | None:
    """Most of the words of a plain query, function words left out; None where too few are left to mean anything.

    Two in three must occur, the rarest of those that the archive has among them: it says most of what was asked.  Of
    two words both must occur, and of three none may be unknown, or what is found has little to do with the question.
    """
    whole = node.nodes if isinstance(node, And) else (node,)
    if not runs or any(not isinstance(part, Text | Not) for part in whole):
        return None
    content = tuple(dict.fromkeys(part for run in runs for part in _parts(run) if _tells(part.text)))
    if len(content) < 2:
        return None
    counts = {part: count(part) for part in content}
    known = [part for part in content if counts[part]]
    least = max(2, -(-len(content) * 2 // 3))
    if len(known) < least or (len(content) == 3 and len(known) < 3):
        return None
    rest = tuple(part for part in whole if part not in runs)
    return And((min(known, key=counts.__getitem__), Most(content, least), *rest))


def parts(node: Node, runs: tuple[Text, ...]) -> tuple[Text, ...]:
    """What a query asks for, each by itself: its phrases, and the words of its runs that mean something."""
    found: list[Text] = []
    for text in wanted_texts(node):
        words = tuple(part for part in _parts(text) if _tells(part.text)) if text in runs and not text.fields else ()
        found += words or (text,)
    return tuple(dict.fromkeys(found))


def _parts(run: Text) -> tuple[Text, ...]:
    """The words of a run.  A character that is left over between words means little alone: it joins those beside it."""
    found: list[str] = []
    loose_end = False
    for word in words(folded(run.text)):
        lone = len(word) == 1 and not word.isascii() and word not in FUNCTION_WORDS
        if found and (loose_end or lone) and (lone or len(found[-1]) == 1) and found[-1] not in FUNCTION_WORDS:
            found[-1] += word
        else:
            found.append(word)
        loose_end = lone
    return tuple(Text(word, run.fields) for word in dict.fromkeys(found) if word)


def _tells(word: str) -> bool:
    """Does a word mean anything by itself?"""
    return word not in FUNCTION_WORDS and (len(word) > 1 or not word.isascii())


def wider(node: Node, found: Mapping[Text, tuple[Alternative, ...]], active: Callable[[str], bool]) -> Node:
    """The tree with each run, or one of its active alternatives."""
    change: dict[Text, Node] = {}
    for run, others in found.items():
        chosen = tuple(other.node for other in others if active(other.key))
        if chosen:
            change[run] = Or((run, *chosen))
    return replaced(node, change) if change else node

"""Reading a query more widely than it was typed: other names for the same, and words instead of whole strings."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping
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
ENOUGH_KNOWN = 0.55
"""The share of a question, by what its words tell, that the archive must know to try an answer."""

_LINES = Path(__file__).with_name("function_words.txt").read_text("utf-8").splitlines()
FUNCTION_WORDS = frozenset(word for line in _LINES if not line.startswith("#") for word in line.split())


@dataclass(frozen=True, slots=True)
class Alternative:
    """Something else that a run of the query may be read as."""

    key: str  # how an address names it
    label: str
    node: Node
    doubtful: bool = False  # taken only where the run itself finds nothing


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
        spelt = lexicon.spelt(plain)  # GDP may be a name's first letters, but is GDP first of all
        found += [Alternative(name, f"“{name}”", Text(name, run.fields), doubtful=True) for name in spelt]
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
    """Most of what a plain query names, function words left out; None where too little of it is known to the archive.

    Of what is known two in three must occur, the rarest among them: it says most of what was asked.  Too little is
    known where the unknown words would have told more, or what is found would have little to do with the question.
    """
    whole = node.nodes if isinstance(node, And) else (node,)
    if not runs or any(not isinstance(part, Text | Not) for part in whole):
        return None
    terms = dict.fromkeys(term for run in runs for term in _terms(run, count))
    found = {term: count(term.whole) for term in terms}
    if _weight(term for term in terms if found[term]) < ENOUGH_KNOWN * _weight(terms):
        return None
    counts = {part: count(part) for term in terms if found[term] for part in term.parts}
    if not counts or (len(counts) == 1 and len(next(iter(counts)).text) < 3):
        return None
    rarest = min(counts, key=counts.__getitem__)
    rest = tuple(part for part in whole if part not in runs)
    return And((rarest, Most(tuple(counts), -(-len(counts) * 2 // 3)), *rest))


@dataclass(frozen=True, slots=True)
class _Term:
    """Words side by side that the archive has so, and what of them is searched: each word if each means something."""

    whole: Text
    parts: tuple[Text, ...]


def _terms(run: Text, count: Callable[[Node], int]) -> Iterator[_Term]:
    """What a run names: its words that mean something, those side by side joined while the archive has them so."""
    joined: list[str] = []
    for word in [*words(folded(run.text)), ""]:
        telling = word not in FUNCTION_WORDS and word != ""
        if joined and telling and count(Text("".join(joined) + word, run.fields)):
            joined.append(word)
            continue
        whole = Text("".join(joined), run.fields)
        if _tells(whole.text):
            parts = tuple(Text(part, run.fields) for part in joined) if all(map(_tells, joined)) else (whole,)
            yield _Term(whole, parts)
        joined = [word] if telling else []


def _weight(terms: Iterable[_Term]) -> float:
    """How much terms tell: long ones more than their length says."""
    return sum(math.pow(len(term.whole.text), 1.5) for term in terms)


def parts(node: Node, runs: tuple[Text, ...]) -> tuple[Text, ...]:
    """What a query asks for, each by itself: its phrases, and the words of its runs that mean something."""
    found: list[Text] = []
    for text in wanted_texts(node):
        words = tuple(part for part in _parts(text) if _tells(part.text)) if text in runs and not text.fields else ()
        found += words or (text,)
    return tuple(dict.fromkeys(found))


def _parts(run: Text) -> tuple[Text, ...]:
    """The words of a run.  Characters left over between words mean little alone: those side by side are one."""
    found: list[str] = []
    alone = False
    for word in words(folded(run.text)):
        lone = _lone(word)
        if alone and lone:
            found[-1] += word
        else:
            found.append(word)
        alone = lone
    if len(found) == 2 and any(map(_lone, found)):  # 公安居 is a slip, not what stands in articles with 公安 and 居
        found = ["".join(found)]
    return tuple(Text(word, run.fields) for word in dict.fromkeys(found))


def _lone(word: str) -> bool:
    return len(word) == 1 and not word.isascii() and word not in FUNCTION_WORDS


def _tells(word: str) -> bool:
    """Does a word mean anything by itself?"""
    return word not in FUNCTION_WORDS and len(word) > 1


def wider(node: Node, taken: Mapping[Text, tuple[Alternative, ...]]) -> Node:
    """The tree with each run, or one of the alternatives taken for it."""
    change = {run: Or((run, *(other.node for other in others))) for run, others in taken.items() if others}
    return replaced(node, change) if change else node

"""Reading a query more widely than it was typed: other names for the same, and words instead of whole strings."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from app.chinese import folded, in_numerals, numeral
from app.search.analysis import units, words
from app.search.fields import loose_form
from app.search.lexicon import Lexicon
from app.search.query import LOOSE, And, Equals, Everything, Node, Not, Or, Text
from app.search.synonyms import Synonyms
from app.search.texts import wanted_texts

WORDS, MOST = "words", "most"
"""The steps taken where a query finds nothing: all its words; most of them."""

MOST_RUNS = 6  # runs of a query that are looked up for other names
ENOUGH = 0.4
"""The share of a question, by what its words tell, that an article must have to be tried as an answer.

With less, questions are answered by any article of the district they name; with more, few are answered at all."""
MOST_TERMS = 8  # words of a question of which that is looked at, the most telling ones

_ORDINAL = re.compile(
    r"(?<=第)(?:[1-9][0-9]?(?![0-9])|[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
)
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
    if (counted := _ORDINAL.sub(_other_numeral, plain)) != plain:
        found.append(Alternative(counted, f"“{counted}”", Text(counted, run.fields)))
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


def _other_numeral(found: re.Match[str]) -> str:
    """第7届 is printed as 第七届 as well, and the other way round."""
    number = found[0]
    return in_numerals(int(number)) if number.isdecimal() else str(int(numeral(number)))


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
    """The tree with each run cut into words; all that do not merely ask must occur.  None where no run has several."""
    change: dict[Text, Node] = {}
    for run in runs:
        parts = _parts(run)
        kept = tuple(part for part in parts if part.text not in FUNCTION_WORDS) or parts
        if len(parts) > 1:
            change[run] = And(kept) if len(kept) > 1 else kept[0]
    return replaced(node, change) if change else None


def by_most_words(node: Node, runs: tuple[Text, ...], count: Callable[[Node], int]) -> Node | None:
    """Most of what a plain query names, function words left out: by what it tells, not by the number of words.

    A word tells the more the longer and the rarer it is, and most if the archive does not know it: where too much is
    unknown, nothing is tried, as what would be found had little to do with the question.
    """
    whole = node.nodes if isinstance(node, And) else (node,)
    if not runs or any(not isinstance(part, Text | Not) for part in whole):
        return None
    read = [_named(run, count) for run in runs]
    terms = list(dict.fromkeys(term for terms, _ in read for term in terms))
    articles = count(Everything())
    found = {term: count(term) for term in terms}
    weights = {term: _weight(term.text, found[term], articles) for term in terms}
    known = {term: weight for term, weight in weights.items() if found[term]}
    ways = _ways(known, ENOUGH * sum(weights.values()))
    if any(lone for _, lone in read):  # 公安居 is a slip, not what stands in articles with 公安
        ways = [way for way in ways if len(way) > 1 or len(way[0].text) > 2]
    if not ways:
        return None
    wanted = [And(way) if len(way) > 1 else way[0] for way in ways]
    rest = tuple(part for part in whole if part not in runs)
    most = Or(tuple(wanted)) if len(wanted) > 1 else wanted[0]
    return And((most, *rest)) if rest else most


def _weight(word: str, found: int, articles: int) -> float:
    """What a word tells: the more the longer it is, the less the more articles have it."""
    return len(word) * math.log((articles + 1) / (found + 1))


def _ways(weights: Mapping[Text, float], enough: float) -> list[tuple[Text, ...]]:
    """The sets of more than half of the words that together weigh enough, none larger than it must be."""
    heaviest = sorted(weights, key=weights.__getitem__, reverse=True)[:MOST_TERMS]
    least = len(heaviest) // 2 + 1
    ways = []
    for size in range(least, len(heaviest) + 1):
        for way in combinations(heaviest, size):
            weight = sum(weights[term] for term in way)
            if weight >= enough and (size == least or weight - weights[way[-1]] < enough):
                ways.append(way)
    return ways


def _named(run: Text, count: Callable[[Node], int]) -> tuple[list[Text], bool]:
    """What a run names, and whether characters are left over that name nothing.

    Words side by side that the archive has so are one name, unless each of them means something by itself.
    """
    found: list[Text] = []
    lone = False
    joined: list[str] = []
    for word in [*words(folded(run.text)), ""]:
        telling = word not in FUNCTION_WORDS and word != ""
        if joined and telling and count(Text("".join(joined) + word, run.fields)):
            joined.append(word)
            continue
        names = joined if all(map(_tells, joined)) else ["".join(joined)]
        found += [Text(name, run.fields) for name in names if _tells(name)]
        lone = lone or any(not _tells(name) for name in names)
        joined = [word] if telling else []
    return found, lone


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

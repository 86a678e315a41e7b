"""Each article read once: its plain text, its telling words, and what in it reads like a name.

Readings are what threads, similar articles and topics are woven from, so that an archive of any size is parsed once,
and after an ingest only what came or changed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.digest.candidates import candidates, outermost
from app.digest.words import everyday, frequency, is_common, marked, runs_of, unquoted, words_of

TITLES = frozenset({"kicker", "headline", "deck"})
SUBTITLES = frozenset({"section"})
UNREAD = frozenset({"byline", "column"})
"""A column's label recurs by its nature, and a byline tells no story."""
TITLE, SUBTITLE, TEXT = "T", "S", "P"
"""The letter before each line of a reading's text; folded text has no capitals."""
MOST_WORDS = 120
"""Words kept of an article, the rarest of the language; few articles have more that tell anything."""
_POINTING = frozenset("该本各每某这那此其他她它们余万亿一两几")
"""A word that begins so points (该村, 这样) or counts (余万元, 一片), and tells nothing; nor does a number."""


@dataclass(frozen=True, slots=True)
class Info:
    """What threads need to know of an article beside its text."""

    id: int
    generation: int
    page_id: int | None
    earliest: dt.date | None
    latest: dt.date | None
    district_id: int | None


@dataclass(frozen=True, slots=True)
class Gist:
    """What is kept of an article's texts: the columns of a reading."""

    text: str
    words: list[str]
    counts: bytes  # of each word; one that is in a title counts twice there
    names: str  # one a line, after the forms it was met in as a hexadecimal digit


def read(blocks: Iterable[Mapping[str, str]]) -> Gist:
    """The gist of an article, given as its blocks with ``role`` and ``text``."""
    lines: list[str] = []
    passages: list[tuple[str, list[str]]] = []
    for block in blocks:
        if (role := block["role"]) not in UNREAD:
            letter = TITLE if role in TITLES else SUBTITLE if role in SUBTITLES else TEXT
            text = marked(block["text"])
            passages.append((letter, words_of(text)))
            lines.append(letter + unquoted(text))
    found = candidates((letter != TEXT, runs_of(words)) for letter, words in passages)
    counts = count_words(passages)
    text = "\n".join(lines)
    for name in outermost(name for name, form in found.items() if form.named):
        counts[name] = counts.get(name, 0) + text.count(name)
    kept = list(counts) if len(counts) <= MOST_WORDS else sorted(counts, key=frequency)[:MOST_WORDS]
    return Gist(
        text,
        kept,
        bytes(min(counts[word], 255) for word in kept),
        "\n".join(f"{form.flags:x}{name}" for name, form in sorted(found.items())),
    )


def count_words(passages: Iterable[tuple[str, Sequence[str]]]) -> dict[str, int]:
    """How often each telling word stands in the passages, given as letters and words; twice as often in titles."""
    counts: Counter[str] = Counter()
    for letter, words in passages:
        counts.update(words)
        if letter == TITLE:
            counts.update(words)
    common = everyday()
    return {word: count for word, count in counts.items() if len(word) > 1 and word not in common and is_telling(word)}


def lines_of(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a reading's text as letter and text."""
    for line in text.split("\n"):
        yield line[:1], line[1:]


def is_telling(word: str) -> bool:
    """Whether a word may set an article apart."""
    if word[0] in _POINTING or (word[0] <= "9" and not word.strip("0123456789.")):
        return False
    return not is_common(word)

"""Texts as runs of words with their parts of speech, and which words are too common to name a story.

A run is what stands between two marks of punctuation; quotes and middle dots part nothing, so that “恒岳·澄里城” and
恒岳澄里城 read alike, but what stood in quotes is remembered.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rjieba

from app.chinese import CJK, folded

COMMON_FREQUENCY = 3000
"""From this count in jieba's dictionary (of 60 million) on, a word is everyday language: 文化 34860, 夜市 62."""

_OPEN, _CLOSE = "〔", "〕"
_QUOTES = re.compile("([“「『〝])|[”」』〞〟]")
_STRAIGHT = re.compile(r'["＂]([^"＂]*)["＂]')
_TRANSPARENT = frozenset({"·", "'", '"', _OPEN, _CLOSE})
_PARTS = re.compile(rf"[{CJK}a-z0-9.{re.escape(''.join(sorted(_TRANSPARENT)))}]+")
_QUOTE = re.compile(f"[{''.join(sorted(_TRANSPARENT))}]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row; ``quoted`` has the ranges of words that stood in quotes."""

    words: tuple[str, ...]
    tags: tuple[str, ...]  # ICTCLAS parts of speech as jieba gives them
    quoted: tuple[tuple[int, int], ...] = ()


def marked(text: str) -> str:
    """A text folded as everything that is compared, its quotes as marks that open and close."""
    return folded(_QUOTES.sub(_mark, _STRAIGHT.sub(rf"{_OPEN}\1{_CLOSE}", text)))


def plain(text: str) -> str:
    """A text, as printed or marked, as the words of its runs are written: folded, without quotes and middle dots."""
    return unquoted(folded(text))


def unquoted(folded_text: str) -> str:
    """A folded text without quotes, marks and middle dots."""
    return _QUOTE.sub("", folded_text)


def runs(text: str) -> list[Run]:
    """The runs of a text as printed or marked."""
    return runs_of(marked(text))


def runs_of(marked_text: str) -> list[Run]:
    """The runs of a marked text."""
    return [run for part in _PARTS.findall(marked_text) for run in _run(rjieba.tag(part))]


def _run(tagged: Sequence[tuple[str, str]]) -> Iterator[Run]:
    """The words between two marks of punctuation as a run; none where there are but quotes."""
    words, tags = zip(*tagged, strict=True)
    if _TRANSPARENT.isdisjoint(words):
        yield Run(words, tags)
        return
    kept: list[tuple[str, str]] = []
    quoted: list[tuple[int, int]] = []
    opened: int | None = None
    for word, tag in tagged:
        if word in _TRANSPARENT:
            if word == _CLOSE and opened is not None and opened < len(kept):
                quoted.append((opened, len(kept)))
            opened = len(kept) if word == _OPEN else None
        else:
            kept.append((word, tag))
    if kept:
        words, tags = zip(*kept, strict=True)
        yield Run(words, tags, tuple(quoted))


def _mark(quote: re.Match[str]) -> str:
    return _OPEN if quote[1] else _CLOSE


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The words of ``common_words.txt``."""
    lines = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1 << 17)
def is_common(word: str) -> bool:
    """Whether a word says too little to name a story: a single character, an everyday word, officialese."""
    if len(word) < 2 or word in common_words() or frequency(word) >= COMMON_FREQUENCY:
        return True
    return len(word) == 4 and word[:2] in common_words() and word[2:] in common_words()  # 街道社区


def frequency(word: str) -> int:
    """How often jieba's dictionary counted a word; 0 where it does not know it."""
    return _frequencies().get(word, 0)


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, int]:
    """The counts of jieba's dictionary.  Only the table is wanted: jieba itself would put a cache into the system's
    temporary folder, where anyone may write, and talk about it.
    """
    import jieba  # here, as it takes long to load

    with jieba.get_dict_file() as file:
        return {word: int(count) for word, count, _ in map(str.split, file.read().decode().splitlines())}

"""Texts as runs of words with their parts of speech, and which words are too common to name a story.

A run is what stands between two marks of punctuation; quotes and middle dots part nothing, so that “恒岳·澄里城” and
恒岳澄里城 read alike, but what stood in quotes is remembered.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import rjieba

from app.chinese import CJK, folded

COMMON_FREQUENCY = 3000
"""From this count in jieba's dictionary (of 60 million) on, a word is everyday language: 文化 34860, 夜市 62."""

_OPEN, _CLOSE = "〔", "〕"
_QUOTES = re.compile("([“「『〝])|[”」』〞〟]")
_STRAIGHT = re.compile(r'["＂]([^"＂]*)["＂]')
_TRANSPARENT = frozenset({"·", "'", '"', _OPEN, _CLOSE})
_END = "\n"
_APART = re.compile(rf"[^{CJK}a-z0-9.{re.escape(''.join(sorted(_TRANSPARENT)))}]+")
_QUOTE = re.compile(f"[{''.join(sorted(_TRANSPARENT))}]")


class Run(NamedTuple):
    """Words in a row; ``quoted`` has the ranges of words that stood in quotes."""

    words: Sequence[str]
    quoted: tuple[tuple[int, int], ...] = ()

    @property
    def tags(self) -> tuple[str, ...]:
        """ICTCLAS parts of speech as jieba gives them."""
        return tuple(map(tag, self.words))


def marked(text: str) -> str:
    """A text folded as everything that is compared, its quotes as marks that open and close."""
    return folded(_QUOTES.sub(_mark, _STRAIGHT.sub(rf"{_OPEN}\1{_CLOSE}", text)))


def plain(text: str) -> str:
    """A text, as printed or marked, as the words of its runs are written: folded, without quotes and middle dots."""
    return unquoted(folded(text))


def unquoted(folded_text: str) -> str:
    """A folded text without quotes, marks and middle dots."""
    return _QUOTE.sub("", folded_text)


def runs(text: str) -> Iterator[Run]:
    """The runs of a text as printed or marked."""
    return runs_of(words_of(marked(text)))


def words_of(marked_text: str) -> list[str]:
    """The words of a marked text, with marks among them, and what parts runs (a line's end)."""
    return rjieba.cut(_APART.sub(_END, marked_text), True)


def runs_of(words: Sequence[str]) -> Iterator[Run]:
    """Words with their marks as runs."""
    start = 0
    for end in [*(i for i, word in enumerate(words) if word == _END), len(words)]:
        if start < end and (run := _run(words[start:end])):
            yield run
        start = end + 1


def _run(words: Sequence[str]) -> Run | None:
    """The words between two marks of punctuation as a run; none where there are but quotes."""
    if _TRANSPARENT.isdisjoint(words):
        return Run(words)
    kept: list[str] = []
    quoted: list[tuple[int, int]] = []
    opened: int | None = None
    for word in words:
        if word in _TRANSPARENT:
            if word == _CLOSE and opened is not None and opened < len(kept):
                quoted.append((opened, len(kept)))
            opened = len(kept) if word == _OPEN else None
        else:
            kept.append(word)
    return Run(kept, tuple(quoted)) if kept else None


@lru_cache(maxsize=1 << 17)
def tag(word: str) -> str:
    """A word's part of speech; jieba tells it by the word alone."""
    if word in _dictionary():
        return _dictionary()[word][1]
    tagged = rjieba.tag(word)
    return tagged[0][1] if len(tagged) == 1 else "x"


def _mark(quote: re.Match[str]) -> str:
    return _OPEN if quote[1] else _CLOSE


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """The words of ``common_words.txt``."""
    lines = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def everyday() -> frozenset[str]:
    """The words of ``common_words.txt``, and those that are everyday language by jieba's dictionary."""
    return common_words() | {word for word, (count, _) in _dictionary().items() if count >= COMMON_FREQUENCY}


def is_common(word: str) -> bool:
    """Whether a word says too little to name a story: a single character, an everyday word, officialese."""
    if len(word) < 2 or word in everyday():
        return True
    return len(word) == 4 and word[:2] in common_words() and word[2:] in common_words()  # 街道社区


def is_phrase(word: str) -> bool:
    """Whether a word of the dictionary is but two everyday words: 充分发挥."""
    return len(word) == 4 and word[:2] in everyday() and word[2:] in everyday()


def frequency(word: str) -> int:
    """How often jieba's dictionary counted a word; 0 where it does not know it."""
    return _dictionary().get(word, _UNKNOWN)[0]


_UNKNOWN = (0, "x")


@lru_cache(maxsize=1)
def _dictionary() -> dict[str, tuple[int, str]]:
    """The counts and parts of speech of jieba's dictionary.  Only the table is wanted: jieba itself would put a cache
    into the system's temporary folder, where anyone may write, and talk about it.
    """
    import jieba  # here, as it takes long to load

    with jieba.get_dict_file() as file:
        lines = map(str.split, file.read().decode().splitlines())
        return {word: (int(count), sys.intern(part)) for word, count, part in lines}

"""One normalisation for texts, index and queries: what is folded alike is found alike.

Folded away: width and compatibility forms (Unicode NFKC), case, accents, traditional characters, the shapes of
quotes, dashes and middle dots, and blanks.  Everything goes one character at a time, so that a string is folded the
same way wherever it stands; conversion by phrase (as OpenCC does by default) would fold 乾隆 and 乾 apart.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import opencc

# cn2an and pypinyin are loaded when they are first needed: their dictionaries take as long as a server's whole start.

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3038-\u303b\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Characters that are words of their own, as ranges for a regular expression: Han, kana, bopomofo, Hangul."""

LETTER = rf"[^\W\d_{CJK}]"
"""A letter of a script that writes words as runs, as a regular expression."""

# Blanks stand at random in damaged pages (便 民 服 务), so they count only where they part two words or two numbers.
_BLANKS = re.compile(r" +")
_PARTED = re.compile(rf"[0-9] [0-9]|{LETTER} {LETTER}")

_SHAPES = {
    **dict.fromkeys("“”„‟〝〞〟「」『』«»", '"'),
    **dict.fromkeys("‘’‚‛", "'"),
    **dict.fromkeys("‐‑‒–—―−─━", "-"),
    **dict.fromkeys("·•‧∙⋅・●", "·"),
    **dict.fromkeys("〜∼", "~"),
}
# ①② and 10² hold a number that is not part of the number before it.
_APART = ("<circle>", "<square>", "<super>", "<sub>", "<fraction>")


_simplify = opencc.OpenCC("t2s").convert


class _Table(dict[int, str]):
    """Folds by code point, as ``str.translate`` takes them, worked out when a character is first met."""

    def __init__(self) -> None:
        super().__init__()
        self.resized: set[str] = set()  # what becomes no character, or several
        self.same: set[str] = set()  # what stays as it is

    def __missing__(self, point: int) -> str:
        folded = self[point] = _fold_char(chr(point))
        if len(folded) != 1:
            self.resized.add(chr(point))
        if folded == chr(point):
            self.same.add(folded)
        return folded


def fold_char(char: str) -> str:
    """One character folded by itself: mostly one character, a blank for white space, nothing for invisible marks."""
    return _table[ord(char)]


def _fold_char(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    if category in ("Cf", "Cs", "Mn", "Me"):  # invisible marks, accents, halves of a pair
        return ""
    text = char
    for _ in range(4):  # a fold may itself be foldable; three rounds settle every character of Unicode 15
        text = "".join(map(_step, text))
    return f" {text} " if unicodedata.decomposition(char).startswith(_APART) else text


def _step(char: str) -> str:
    text = unicodedata.normalize("NFKD", _SHAPES.get(char, char)).casefold()
    text = "".join(c for c in text if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    text = unicodedata.normalize("NFKC", text)
    return "".join(_SHAPES.get(c, _digit(_simplify(c))) for c in text)


def _digit(char: str) -> str:
    """A decimal digit of any script as an ASCII digit."""
    return str(unicodedata.decimal(char)) if len(char) == 1 and char.isdecimal() else char


_table = _Table()


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; ``offsets[i]`` is the place in the original of what became its character i."""

    text: str
    offsets: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters from start to end (exclusive, not empty) stand in the original text."""
        return self.offsets[start], self.offsets[end - 1] + 1

    def position(self, offset: int) -> int:
        """Where the original's character at ``offset`` stands in the folded text, or the next one that is kept."""
        return bisect_left(self.offsets, offset)


def fold(text: str) -> Folded:
    """Fold a text, keeping for each folded character where it came from."""
    folded = text.translate(_table)
    offsets: Sequence[int] = range(len(text))
    if not _table.resized.isdisjoint(text):
        offsets = [i for i, char in enumerate(text) for _ in _table[ord(char)]]
    return _without_blanks(Folded(folded, offsets)) if " " in folded else Folded(folded, offsets)


_FEW = 40
"""Kinds of characters that are sooner replaced one after the other than by looking at each character of a text."""


def folded(text: str) -> str:
    """The folded text alone, which is far quicker: most characters of a text stay, and others come again."""
    moving = set(text) - _table.same
    if len(moving) > _FEW:
        plain = text.translate(_table)
    else:
        plain = text
        for char in moving:  # what a character is folded to is not folded again
            plain = plain.replace(char, _table[ord(char)])
    return _without_blanks(Folded(plain, range(len(plain)))).text if " " in plain else plain


def _without_blanks(text: Folded) -> Folded:
    """Drop all blanks but one each where they part two words or two numbers."""
    kept: list[str] = []
    offsets: list[int] = []
    last = 0
    for blank in _BLANKS.finditer(text.text):
        start, end = blank.span()
        keep = start + 1 if _PARTED.match(text.text[start - 1 : start] + " " + text.text[end : end + 1]) else start
        kept.append(text.text[last:keep])
        offsets.extend(text.offsets[last:keep])
        last = end
    kept.append(text.text[last:])
    offsets.extend(text.offsets[last:])
    return Folded("".join(kept), offsets)


def syllables(text: str) -> list[str]:
    """The pinyin of each character without tones, in lower case; what is not Chinese as it stands, run by run."""
    from pypinyin import lazy_pinyin

    return [part.lower() for part in lazy_pinyin(text)]


def numeral(text: str, mode: str = "strict") -> float:
    """The number that Chinese numerals say; ``mode`` as in cn2an: ``smart`` also reads 3万.

    Raises:
        ValueError, KeyError: it is no number.
    """
    import cn2an

    return cn2an.cn2an(text, mode)  # type: ignore[no-any-return]


def in_numerals(number: int) -> str:
    """A number in Chinese numerals: 12 → 十二."""
    import cn2an

    return str(cn2an.an2cn(number))

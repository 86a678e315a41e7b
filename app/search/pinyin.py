"""Headlines as they may be typed in Latin letters: by syllables, the last of which may go on, or by first letters."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from app.chinese import syllables
from app.search.analysis import words
from app.search.query import Text

LONGEST = 30  # letters looked at
MOST_INITIALS = 8  # more letters are no first letters
READINGS = 4  # xianshi is xian shi, xi an shi …


def spelt(text: str) -> str:
    """The syllables of a folded text, parted by blanks: zhong guo."""
    return " ".join(part for word in words(text) for part in _spelt(word))


@lru_cache(maxsize=1 << 14)
def _spelt(word: str) -> tuple[str, ...]:
    """The syllables of a word; headlines share most of theirs, and pypinyin takes its time."""
    return tuple(part for part in syllables(word) if part.isalnum())


def initials(spelt_text: str) -> str:
    """The first letters of syllables, parted by blanks: z g."""
    return " ".join(part[0] for part in spelt_text.split())


def readings(typed: str) -> Iterator[Text]:
    """What typed letters may say of a headline; nothing for what holds more than letters."""
    letters = typed.casefold().replace(" ", "").replace("'", "")[:LONGEST]
    if not (letters.isascii() and letters.isalpha() and len(letters) > 1):
        return
    for cut in islice(_cuts(letters), READINGS):
        yield Text(" ".join(cut), ("syllables",), prefix=True)
    if len(letters) <= MOST_INITIALS:
        yield Text(" ".join(letters), ("initials",))


def _cuts(letters: str) -> Iterator[tuple[str, ...]]:
    """The ways to cut letters into syllables, long ones first; the last may be the beginning of one."""
    known, begun = _known()
    longest = max(map(len, known))
    ways: list[list[str]] = []  # from each place on, the syllables after which the rest can be cut too
    for at in range(len(letters) - 1, -1, -1):
        heads = [letters[at:]] if letters[at:] in begun else []
        for end in range(at + 1, min(at + longest, len(letters) - 1) + 1):
            if letters[at:end] in known and ways[len(letters) - 1 - end]:
                heads.insert(0, letters[at:end])
        ways.append(heads)

    def onwards(at: int) -> Iterator[tuple[str, ...]]:
        for head in sorted(ways[len(letters) - 1 - at], key=len, reverse=True):
            if at + len(head) == len(letters):
                yield (head,)
            else:
                yield from ((head, *rest) for rest in onwards(at + len(head)))

    return onwards(0)


@lru_cache(maxsize=1)
def _known() -> tuple[frozenset[str], frozenset[str]]:
    """The syllables of the characters in common use, and all beginnings of these."""
    known = frozenset(part for char in common_characters() for part in syllables(char) if part.isascii())
    return known, frozenset(part[:end] for part in known for end in range(1, len(part) + 1))


def common_characters() -> Iterator[str]:
    """The characters of GB 2312, the standard set of those in common use."""
    for row in range(0xB0, 0xF8):
        yield from bytes(byte for cell in range(0xA1, 0xFF) for byte in (row, cell)).decode("gb2312", "ignore")

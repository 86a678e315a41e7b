"""The names an archive knows (places, people, topics), found by characters or by pinyin."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from app.chinese import folded, syllables

OFFICE_ENDINGS = ("街道办事处", "街道办", "办事处", "街道", "镇政府", "镇", "乡政府", "乡")
OTHER_ENDINGS = ("社区居委会", "社区", "村委会", "村")
_ENDINGS = OFFICE_ENDINGS + OTHER_ENDINGS


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and what it is the name of."""

    kind: str  # district, street, community, village, reporter, correspondent, photographer, topic
    text: str
    slug: str = ""  # of a place
    count: int = 0  # articles that have it
    district: str = ""  # name of the district a place lies in


@lru_cache(maxsize=65536)
def spellings(text: str) -> tuple[str, ...]:
    """A name as it may be typed in pinyin: whole syllables, and their first letters; none for Latin text."""
    if text.isascii():
        return ()
    spelt = [part for part in syllables(folded(text)) if part.isalnum()]
    return tuple(dict.fromkeys(("".join(spelt), "".join(part[0] for part in spelt))))


def stem(name: str) -> str:
    """A place without the word for its kind: 九里山街道办事处 and 九里山街道 are both 九里山."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


@dataclass(frozen=True)
class Lexicon:
    """All names, most used first."""

    names: tuple[Name, ...] = field(default=())

    @classmethod
    def of(cls, names: Iterable[Name]) -> "Lexicon":
        """A lexicon of these names."""
        return cls(tuple(sorted(names, key=lambda name: (-name.count, name.text))))

    def places(self, text: str) -> tuple[Name, ...]:
        """The places that a text names with the word for its kind; 九里山 alone may be a mountain and is none."""
        plain = folded(text)
        base = stem(plain)
        if base == plain:
            return ()
        office = plain.removeprefix(base) in OFFICE_ENDINGS
        return tuple(
            name for name in self._by_stem.get(base, ()) if (name.kind == "street") == office or name.text == text
        )

    def spelt(self, letters: str, limit: int = 3) -> tuple[str, ...]:
        """What these letters spell, in whole or by first letters: names, and places without the word for their kind."""
        return tuple(self._by_spelling.get(letters, ()))[:limit]

    def complete(self, typed: str, limit: int) -> tuple[Name, ...]:
        """Names that begin with what was typed, in characters or pinyin, then those that hold it."""
        plain = folded(typed)
        if not plain:
            return ()
        first: list[Name] = []
        second: list[Name] = []
        ways = self._spelt if plain.isascii() and plain.isalpha() else self._folded
        for name, spelt in zip(self.names, ways, strict=True):
            if spelt.startswith(plain) or f" {plain}" in spelt:
                first.append(name)
                if len(first) >= limit:
                    break
            elif ways is self._folded and plain in spelt:
                second.append(name)
        return tuple((first + second)[:limit])

    def label(self, slug: str) -> str:
        """The name of a place; of two with one name, with its district before it."""
        return self._labels.get(slug, slug)

    @cached_property
    def _labels(self) -> dict[str, str]:
        places = [name for name in self.names if name.slug]
        alike = Counter((name.kind, name.text) for name in places)
        return {p.slug: f"{p.district}{p.text}" if alike[p.kind, p.text] > 1 else p.text for p in places}

    @cached_property
    def _folded(self) -> Sequence[str]:
        return [folded(name.text) for name in self.names]

    @cached_property
    def _spelt(self) -> Sequence[str]:
        """Each name with its spellings, parted by blanks."""
        return [" ".join((text, *spellings(text))) for text in self._folded]

    @cached_property
    def _by_stem(self) -> dict[str, list[Name]]:
        found: defaultdict[str, list[Name]] = defaultdict(list)
        for name, text in zip(self.names, self._folded, strict=True):
            if name.kind in ("street", "community", "village"):
                found[stem(text)].append(name)
        return found

    @cached_property
    def _by_spelling(self) -> dict[str, dict[str, None]]:
        found: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for name in self.names:
            short = name.text.removesuffix("区") if name.kind == "district" else stem(name.text)
            for text in (name.text, short):
                for spelling in spellings(text):
                    found[spelling][text] = None
        return found

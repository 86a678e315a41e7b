"""What a search that finds next to nothing may have meant: other characters of the same sound or a like shape."""

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from app.search.pinyin import common_characters

SHORTEST, LONGEST = 2, 12  # characters of a string that is looked into
TRIED = 12  # candidates that are counted
# Initials and finals that speakers of many dialects mix up.
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))
_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_LOOKALIKES = Path(__file__).with_name("lookalikes.txt")


Frequencies = Callable[[Iterable[str]], Mapping[str, int]]


def mended(text: str, frequencies: Frequencies, count: Callable[[str], int]) -> str | None:
    """The likeliest other spelling of a folded string, found by more articles than any other; None if none is found.

    ``frequencies`` tells in how many articles each two adjacent characters stand, ``count`` does so for a whole string.
    """
    if not SHORTEST <= len(text) <= LONGEST or text.isascii():
        return None
    weighed = _weighed(dict(_candidates(text, _suspects(text, frequencies))), frequencies)
    likely = sorted(weighed, key=lambda candidate: -weighed[candidate])[:TRIED]
    counts = {candidate: count(candidate) for candidate in likely}
    best = max(likely, key=lambda other: (len(other) == len(text) and counts[other] > 0, counts[other]), default=None)
    return best if best and counts[best] else None


def _suspects(text: str, frequencies: Frequencies) -> list[int]:
    """The characters beside a pair that the archive has nowhere; all of them where each pair is known."""
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    found = frequencies(pairs)
    unknown = {i for i, pair in enumerate(pairs) if not found[pair]}
    return [i for i in range(len(text)) if i in unknown or i - 1 in unknown] or list(range(len(text)))


def _weighed(candidates: Mapping[str, int], frequencies: Frequencies) -> dict[str, int]:
    """How often the rarer of the two pairs about each candidate's place stands; without those that have an unknown one.

    The pair before the place of all of them first, then the pair after it of those that are left.
    """
    weights = dict.fromkeys(candidates, sys.maxsize)
    for shift in (-1, 0):
        spans = {candidate: candidates[candidate] + shift for candidate in weights}
        pairs = {text: text[at : at + 2] for text, at in spans.items() if 0 <= at <= len(text) - 2}
        found = frequencies(set(pairs.values()))
        for candidate, pair in pairs.items():
            weights[candidate] = min(weights[candidate], found[pair])
        weights = {candidate: weight for candidate, weight in weights.items() if weight}
    return weights


def _candidates(text: str, places: list[int]) -> Iterator[tuple[str, int]]:
    """Strings one slip away, and where they differ: another character, two that changed places, one too many."""
    for i in places:
        char = text[i]
        for other in _others(char):
            yield text[:i] + other + text[i + 1 :], i
        if i + 1 < len(text) and char != text[i + 1]:
            yield text[:i] + text[i + 1] + char + text[i + 2 :], i
        if len(text) > SHORTEST + 1:
            yield text[:i] + text[i + 1 :], i


@lru_cache(maxsize=4096)
def _others(char: str) -> tuple[str, ...]:
    """Characters that sound or look like this one."""
    sounds, shapes = _tables()
    alike = dict.fromkeys(shapes.get(char, ()))
    for sound in _sounds(char):
        alike.update(dict.fromkeys(sounds.get(sound, ())))
    alike.pop(char, None)
    return tuple(alike)


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, list[str]], dict[str, str]]:
    """Characters in common use by sound, and the groups of look-alikes by character."""
    sounds: defaultdict[str, list[str]] = defaultdict(list)
    for char in common_characters():
        for sound in _sounds(char):
            sounds[sound].append(char)
    lines = _LOOKALIKES.read_text("utf-8").splitlines()
    groups = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    shapes: defaultdict[str, str] = defaultdict(str)
    for group in groups:
        for char in group:
            shapes[char] += group
    return dict(sounds), dict(shapes)


def _sounds(char: str) -> set[str]:
    """The syllables of a character without tone, sounds that are often mixed up made one."""
    from pypinyin import Style, pinyin  # here, as it takes long to load

    readings = pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")
    return {_merged(syllable) for syllable in readings[0]} if readings else set()


def _merged(syllable: str) -> str:
    for full, short in _INITIALS:
        if syllable.startswith(full):
            syllable = short + syllable.removeprefix(full)
    for full, short in _FINALS:
        if syllable.endswith(full):
            syllable = syllable.removesuffix(full) + short
    return syllable

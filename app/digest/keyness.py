"""How well a word tells what articles are about, 0 to 1: of what kind it is, how rare in general, how bursty here.

A word that names what a text is about comes again in that text (路灯); one of the trade (力争, 接下来) comes once in
each of many.  That is Church and Gale's adaptation (1995), here the part of a word's articles that hold it more than
once or in their title.
"""

import math
from functools import lru_cache

import rjieba

from app.digest.words import COMMON_FREQUENCY, frequency, is_phrase, tag

RARE = 30
"""Up to this count in jieba's dictionary a word is as rare as one it does not know: 步道 10."""
LEAST_RARE = 0.2
"""Everyday language says little: 力度 1787 (0.11), 定期 1389 (0.17), 路灯 446 (0.41)."""
BURSTY = 0.1
"""The part of its articles that a word must be bursty in to count in full."""
BEFORE = 5
"""Articles that a word is taken to have been in before, a fifth of them bursty: few say little."""
# What begins so is cut wrongly where the dictionary does not know it: 由区 (p), 多人 (m), 据区 (p).
_FUNCTION = frozenset("pcurdmqf")


def keyness(word: str, articles: int, bursty: int) -> float:
    """The keyness of a word that so many articles hold, so many of them more than once or in their title; 0: none."""
    rare = rarity(word)
    if rare < LEAST_RARE or not is_nominal(word):
        return 0.0
    return rare * min(1.0, (bursty + BEFORE / 5) / (articles + BEFORE) / BURSTY)


def rarity(word: str) -> float:
    """How rare a word is in general, 1 to 0 for everyday language, by the logarithm of its count."""
    return min(1.0, math.log(COMMON_FREQUENCY / max(frequency(word), RARE)) / math.log(COMMON_FREQUENCY / RARE))


@lru_cache(maxsize=65536)
def is_nominal(word: str) -> bool:
    """Whether jieba takes a word for a noun, a set phrase or an abbreviation, or for a name of several words.

    People are no topics, nor are phrases of two everyday words (高度重视); two or three characters that jieba takes
    apart again, or that begin with a word of grammar, are a word that it guessed (建局, 由区).
    """
    if is_phrase(word):
        return False
    tags = [part for _, part in rjieba.tag(word)]
    if len(tags) > 1:
        return len(word) > 3
    if not frequency(word) and len(word) < 4 and tag(word[0])[:1] in _FUNCTION:
        return False
    return (tags[0][:1] in "nijl" and tags[0][:2] != "nr") or tags == ["vn"]

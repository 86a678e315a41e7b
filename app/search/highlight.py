"""Where the searched strings stand in a text as printed, and the piece of an article that shows them best."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.chinese import LETTER, Folded, fold, folded

SNIPPET = 110
"""Characters of a snippet, about three lines on a phone."""
_BEFORE = 24
_SENTENCE_END = re.compile(r"[。！？!?；;]")
_CLAUSE_END = re.compile(r"[，、：,:]")
_NUMERAL = "0-9０-９〇一二三四五六七八九十百千万亿"
_WHOLE = re.compile(rf"[{_NUMERAL}][{_NUMERAL}.．,，:：/年月日时-]*|[A-Za-z]+")
_CUT_RUN = re.compile(rf"[0-9][0-9]|{LETTER}{LETTER}")

Span = tuple[int, int]
Needle = re.Pattern[str]
"""What to find in a folded text."""
Piece = tuple[str, bool]
"""A piece of text, and whether it is a hit."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the spans of the hits in it, in characters of the original, ascending and apart."""

    text: str
    spans: tuple[Span, ...]


def mark(text: str, needles: Sequence[Needle]) -> Marked:
    """Find what a search asks for in a printed text; never half a number or half a word."""
    if not text or not needles:
        return Marked(text, ())
    plain = fold(text)
    return Marked(text, merge(span for needle in needles for span in _occurrences(plain, needle)))


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def pieces(marked: Marked, start: int = 0, end: int | None = None) -> tuple[Piece, ...]:
    """The text from start to end, cut at the hits."""
    end = len(marked.text) if end is None else end
    cut: list[Piece] = []
    at = start
    for begin, stop in marked.spans:
        begin, stop = max(begin, start), min(stop, end)
        if begin >= stop:
            continue
        if begin > at:
            cut.append((marked.text[at:begin], False))
        cut.append((marked.text[begin:stop], True))
        at = stop
    if at < end:
        cut.append((marked.text[at:end], False))
    return tuple(cut)


def snippet(texts: Iterable[str], needles: Sequence[Needle], length: int = SNIPPET) -> tuple[Piece, ...]:
    """The piece of the texts that shows the most of the strings; the beginning of the first where none stands.

    Cut pieces begin and end with an ellipsis of their own.
    """
    best, most = "", -1
    for text in texts:
        # As printed first: folding takes most of the time, and what is found so is found folded too.
        found = sum(needle.search(text) is not None for needle in needles)
        if found < len(needles):
            plain = folded(text)
            found = sum(needle.search(plain) is not None for needle in needles)
        if found > most:
            best, most = text, found
        if found == len(needles):
            break
    return _window(mark(best, needles), length)


def _window(marked: Marked, length: int) -> tuple[Piece, ...]:
    """At most ``length`` characters from a little before the first hit, from a sentence's or clause's start if near."""
    text = marked.text
    first = marked.spans[0][0] if marked.spans else 0
    start = _start(text, max(0, first - _BEFORE), first)
    end = min(len(text), start + length)
    if end == len(text):
        start = min(start, _outside(text, max(0, end - length)))
    else:
        end = _outside(text, end)
    cut = pieces(marked, start, end)
    before: tuple[Piece, ...] = (("…", False),) if start else ()
    after: tuple[Piece, ...] = (("…", False),) if end < len(text) else ()
    return (*before, *cut, *after)


def _start(text: str, low: int, first: int) -> int:
    """Where to begin between two places: after the last sentence's end, or the first clause's, or beside a number."""
    if not low:
        return 0
    sentences = [mark.end() for mark in _SENTENCE_END.finditer(text, low, first)]
    clause = _CLAUSE_END.search(text, low, first)
    return sentences[-1] if sentences else clause.end() if clause else _outside(text, low)


def _outside(text: str, at: int) -> int:
    """The place itself, or the beginning of the number, date or Latin word that it would cut in two."""
    runs = _WHOLE.finditer(text, max(0, at - _BEFORE), at + 1)
    return next((run.start() for run in runs if run.start() < at < run.end()), at)


def _occurrences(plain: Folded, needle: Needle) -> Iterable[Span]:
    """Where a needle stands in a folded text, in characters of the original."""
    text = plain.text
    for found in needle.finditer(text):
        start, end = found.span()
        if not (start and _CUT_RUN.match(text, start - 1)) and not _CUT_RUN.match(text, end - 1):
            yield plain.original(start, end)

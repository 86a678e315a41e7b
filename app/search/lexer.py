"""Cuts what the user typed into tokens.  Full-width punctuation means the same as half-width.

Signs have a meaning only where a word begins: a bracket, a quote, a dash or a colon within a run stands for itself, as
it does in a headline that someone has copied (让“红色物业”进小区（试点）).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

QUOTES = {'"': '"', "＂": '"', "“": "”", "„": "”"}
OPENING, CLOSING = "(（", ")）"
COLONS = ":："
MINUS = "-－−"
OR = ("OR", "|", "｜", "||")
AND = ("AND", "&", "&&")


class Kind(Enum):
    """What a token is."""

    RUN = auto()
    PHRASE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    NOT = auto()
    OR = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query; ``text`` without quotes, signs and colons."""

    kind: Kind
    text: str = ""


def tokens(typed: str, fields: frozenset[str]) -> Iterator[Token]:
    """The tokens of a query; ``fields`` are the names that a colon may follow."""
    at = 0
    while at < len(typed):
        char = typed[at]
        if char.isspace():
            at += 1
        elif char in OPENING:
            yield Token(Kind.OPEN)
            at += 1
        elif char in CLOSING:
            yield Token(Kind.CLOSE)
            at += 1
        elif char in MINUS and at + 1 < len(typed) and not typed[at + 1].isspace():
            yield Token(Kind.NOT)
            at += 1
        elif char in QUOTES:
            end = _quote_end(typed, at)
            yield Token(Kind.PHRASE, typed[at + 1 : end])
            at = end + 1
        else:
            end = _run_end(typed, at, fields)
            yield _run(typed[at:end], fields)
            at = end


def _run(text: str, fields: frozenset[str]) -> Token:
    if text in OR:
        return Token(Kind.OR)
    if text[-1] in COLONS and text[:-1].casefold() in fields:
        return Token(Kind.FIELD, text[:-1])
    return Token(Kind.RUN, "" if text in AND else text)


def _run_end(typed: str, start: int, fields: frozenset[str]) -> int:
    """Where a run ends: at a blank, after a field's colon, before a bracket that closes what an earlier one opened."""
    depth = 0
    for at in range(start, len(typed)):
        char = typed[at]
        if char.isspace():
            return at
        if char in OPENING:
            depth += 1
        elif char in CLOSING:
            depth -= 1
            if depth < 0:
                return at
        elif char in COLONS and typed[start:at].casefold() in fields:
            return at + 1
    return len(typed)


def _quote_end(typed: str, start: int) -> int:
    """Where the quote that opens at ``start`` closes; quotes of the other shape within it stand for themselves.

    A straight quote closes where a blank, a bracket or the end follows, as it may also stand within the phrase.
    """
    closing = QUOTES[typed[start]]
    if closing == "”":
        depth = 0
        for at in range(start, len(typed)):
            depth += (typed[at] in "“„") - (typed[at] == "”")
            if depth == 0:
                return at
        return len(typed)
    ends = [at for at in range(start + 1, len(typed)) if typed[at] in '"＂']
    last = [at for at in ends if at + 1 == len(typed) or typed[at + 1].isspace() or typed[at + 1] in CLOSING]
    return (last or ends or [len(typed)])[0]

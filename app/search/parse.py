"""What the user typed, as a tree: the query language that the help page explains.

    query  = all (OR all)*          all  = part+
    part   = [-] [field:] (run | "phrase" | ( query ))

A grammar by hand, as small as the language: it never fails, and what it does not understand it says.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from unicodedata import category

from app.chinese import folded
from app.search.analysis import units
from app.search.days import EXAMPLES, read_days, read_period
from app.search.field_names import FIELDS, KIND_NAMES, KINDS
from app.search.lexer import Kind, Token, tokens
from app.search.query import And, Days, Equals, Everything, Gapped, Node, Not, Nothing, Or, Text

LONGEST_QUERY = 500  # characters; every link of a result page repeats them
MOST_TERMS = 32
DEEPEST = 12  # brackets within brackets

_RANGE_SIGNS = re.compile(r"^[<>≤≥＜＞]|\.\.")


@dataclass(frozen=True, slots=True)
class Understood:
    """The tree of a query, and sentences in Chinese about what was not understood."""

    where: Node
    notes: tuple[str, ...] = ()
    runs: tuple[Text, ...] = ()  # the unquoted strings, which may be read more widely where they find nothing


def parse(typed: str) -> Understood:
    """The meaning of a query.  Each unquoted run, like each quoted phrase, must occur as it stands."""
    reader = _Reader(tokens(typed[:LONGEST_QUERY], frozenset(FIELDS)))
    if len(typed) > LONGEST_QUERY:
        reader.notes.append(f"检索词过长，只用了前{LONGEST_QUERY}个字。")
    where = reader.query(0)
    while reader.tokens:  # a closing bracket too many
        reader.tokens.pop(0)
        rest = reader.query(0)
        where = _join(And, [where, rest]) if rest is not None else where
    if where is None:
        where = Nothing() if reader.notes else Everything()
    return Understood(where, tuple(dict.fromkeys(reader.notes)), tuple(reader.runs))


@dataclass
class _Reader:
    """Reads tokens from the left; each method takes what it understands and leaves the rest."""

    stream: Iterable[Token]
    tokens: list[Token] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    runs: list[Text] = field(default_factory=list)
    terms: int = 0

    def __post_init__(self) -> None:
        self.tokens = list(self.stream)

    def query(self, depth: int, fields: tuple[str, ...] = ()) -> Node | None:
        """Parts up to a closing bracket or the end: all of them, or of those beside an OR at least one."""
        alternatives: list[list[Node]] = [[]]
        while self.tokens and self.tokens[0].kind is not Kind.CLOSE:
            if self.tokens[0].kind is Kind.OR:
                self.tokens.pop(0)
                alternatives.append([])
                continue
            part = self.part(depth, fields)
            if part is not None:
                alternatives[-1].append(part)
        read = [_join(And, parts) for parts in alternatives if parts]
        return _join(Or, [node for node in read if node is not None])

    def part(self, depth: int, fields: tuple[str, ...]) -> Node | None:
        """One part of a query; None for what says nothing."""
        token = self.tokens.pop(0)
        match token.kind:
            case Kind.NOT:
                return self.excluded(depth, fields)
            case Kind.FIELD:
                if self.tokens and self.tokens[0].kind in (Kind.RUN, Kind.PHRASE, Kind.OPEN):
                    return self.part(depth, FIELDS[token.text.casefold()])
                return self.note(f"“{token.text}：”后面没有内容，已略去。")
            case Kind.OPEN:
                return self.group(depth, fields)
            case Kind.RUN | Kind.PHRASE:
                return self.term(token, fields)
        return None

    def excluded(self, depth: int, fields: tuple[str, ...]) -> Node | None:
        """What follows a dash, or several of them."""
        while self.tokens and self.tokens[0].kind is Kind.NOT:
            self.tokens.pop(0)
        runs = len(self.runs)
        inner = self.part(depth, fields) if self.tokens and self.tokens[0].kind is not Kind.CLOSE else None
        del self.runs[runs:]  # what is excluded is never read more widely
        return None if inner is None else Not(inner)

    def group(self, depth: int, fields: tuple[str, ...]) -> Node | None:
        """What stands in brackets; below the deepest level brackets are passed over."""
        if depth >= DEEPEST:
            return self.note("括号太多层，里层的已略去。")
        inner = self.query(depth + 1, fields)
        if self.tokens:
            self.tokens.pop(0)
        return inner

    def term(self, token: Token, fields: tuple[str, ...]) -> Node | None:
        """A run or a phrase in the given fields."""
        if not token.text.strip():
            return None
        self.terms += 1
        if self.terms > MOST_TERMS:
            return self.note(f"检索词太多，只用了前{MOST_TERMS}个。")
        if fields == ("date",):
            return self.days(token.text)
        if fields == ("kind",):
            return self.kind(token.text)
        if token.kind is Kind.PHRASE:
            return self.text(Text(token.text, fields))
        if "*" in token.text or "＊" in token.text:
            return self.pattern(token.text.replace("＊", "*"), fields)
        span = read_days(token.text) if not fields and _RANGE_SIGNS.search(token.text) else None
        if span is not None:
            return Days(span.since, span.until)
        if folded(token.text) and all(category(char)[0] == "P" for char in folded(token.text)):
            return self.note(f"“{token.text[:20]}”只是标点，已略去；要查标点请加引号。")
        text = self.text(Text(token.text, fields))
        period = None if fields else read_period(token.text)
        if text is not None and period is not None:
            return Or((text, Days(period.since, period.until)))
        if isinstance(text, Text):
            self.runs.append(text)
        return text

    def text(self, text: Text) -> Node | None:
        """A string to be found; one that holds nothing but invisible marks says nothing."""
        if folded(text.text):
            return text
        return self.note("检索词里没有可检索的字。")

    def pattern(self, typed: str, fields: tuple[str, ...]) -> Node | None:
        """A run with stars: between characters a few others, at the end the rest of a word or number."""
        parts = tuple(part for part in typed.split("*") if folded(part))
        if not parts:
            return Everything()
        if typed.startswith("*"):
            self.notes.append("开头的 * 不起作用，已略去。")
        last = units(folded(parts[-1]))[-1]
        open_end = typed.endswith("*") and (last.isdigit() or last.isascii()) and last.isalnum()
        if len(parts) == 1:
            return Text(parts[0], fields, prefix=open_end)
        if len(parts) > 3:
            self.notes.append("* 太多，只用了前两个。")
        return Gapped(parts[:3], fields)

    def days(self, typed: str) -> Node | None:
        """A date or a range of dates."""
        span = read_days(typed)
        if span is None:
            return self.note(f"没有看懂日期“{typed[:20]}”，已略去；请写成 {EXAMPLES}，范围用 2021-10..2021-12。")
        return Days(span.since, span.until)

    def kind(self, typed: str) -> Node | None:
        """A kind of article by its Chinese or English name."""
        found = KIND_NAMES.get(folded(typed))
        if found is None:
            return self.note(f"没有“{typed[:20]}”这种类型；类型有：{'、'.join(KINDS.values())}。")
        return Equals("kind", (found,))

    def note(self, sentence: str) -> Node | None:
        """Say what was not understood, in place of a node."""
        self.notes.append(sentence)
        return None


def _join(make: type[And] | type[Or], nodes: Sequence[Node | None]) -> Node | None:
    """Several nodes as one; a single one as it is, none as nothing."""
    known = tuple(node for node in nodes if node is not None)
    return make(known) if len(known) > 1 else known[0] if known else None

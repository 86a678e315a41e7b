"""Which documents of a Whoosh index a query matches, as sets of document numbers."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from app.chinese import folded
from app.search import fields
from app.search.analysis import pairs, units
from app.search.engine import EngineQuery, Span
from app.search.query import MOST_BETWEEN, And, Days, Equals, Everything, Gapped, Most, Node, Not, Nothing, Or, Text

GAPS = range(MOST_BETWEEN + 1)
Positions = dict[int, set[int]]


class Matcher:
    """Evaluates trees over one state of the index."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def matching(self, query: EngineQuery, ignored: frozenset[str]) -> set[int]:
        """Tree and filters, some of these left out."""
        found = self.node(query.where)
        for name, values in query.filters.items():
            if values and name not in ignored:
                found &= self.equal(name, values)
        if query.days != Span() and "days" not in ignored:
            found &= self._days(query.days.since, query.days.until)
        if query.undated and "undated" not in ignored:
            found &= self.equal("dated", ("no",))
        return found

    def node(self, node: Node) -> set[int]:
        """The documents that a tree matches."""
        match node:
            case Text(text, names, prefix):
                return set().union(*(self.in_field(folded(text), name, prefix) for name in fields.searched(names)))
            case Gapped(parts, names):
                return set().union(*(self._gapped([folded(p) for p in parts], name) for name in fields.searched(names)))
            case Equals(field, values):
                return self.equal(field, values)
            case Days(since, until):
                return self._days(since, until)
            case And(nodes):
                return set.intersection(*map(self.node, nodes)) if nodes else self._everything()
            case Or(nodes):
                return set().union(*map(self.node, nodes))
            case Most(nodes, least):
                counts = Counter(number for part in nodes for number in self.node(part))
                return {number for number, count in counts.items() if count >= least}
            case Not(inner):
                return self._everything() - self.node(inner)
            case Everything():
                return self._everything()
            case Nothing():
                return set()

    def equal(self, name: str, values: Iterable[str]) -> set[int]:
        """The documents with one of the values in a field."""
        return {number for value in values for number in self._documents(name, value)}

    def in_field(self, text: str, name: str, prefix: bool = False) -> set[int]:
        """The documents with the folded string in a field."""
        parts = units(text)
        if not parts:
            return set()
        field = f"{name}_units" if len(parts) == 1 else f"{name}_pairs"
        terms = parts if len(parts) == 1 else pairs(parts)
        if prefix:
            lasts = [term.decode() for term in self._reader.expand_prefix(field, terms[-1])]
            return set().union(*(self._in_a_row(field, [*terms[:-1], last]) for last in lasts))
        return self._in_a_row(field, terms)

    def _gapped(self, texts: list[str], name: str) -> set[int]:
        """Documents where the strings stand in order with a few units between them."""
        field = f"{name}_units"
        reach: Positions = {}
        for i, text in enumerate(texts):
            parts = units(text)
            found = self._positions(field, parts)
            if i:
                near = {number: {end + gap for end in ends for gap in GAPS} for number, ends in reach.items()}
                found = {number: kept for number, at in found.items() if (kept := at & near.get(number, set()))}
            reach = {number: {at + len(parts) for at in starts} for number, starts in found.items()}
        return set(reach)

    def _in_a_row(self, field: str, terms: list[str]) -> set[int]:
        """Documents where the terms stand at successive positions."""
        return set(self._documents(field, terms[0])) if len(terms) == 1 else set(self._positions(field, terms))

    def _positions(self, field: str, terms: list[str]) -> Positions:
        """Where the terms stand at successive positions, the rarest looked up first."""
        if any((field, term) not in self._reader for term in terms):
            return {}
        order = sorted(range(len(terms)), key=lambda i: self._reader.doc_frequency(field, terms[i]))
        starts: Positions | None = None
        for i in order:
            starts = self._starts(field, terms[i], i, starts)
            if not starts:
                return {}
        return starts or {}

    def _starts(self, field: str, term: str, shift: int, before: Positions | None) -> Positions:
        """Where a string may begin whose term number ``shift`` is this one, within what is possible so far."""
        found: Positions = {}
        postings = self._reader.postings(field, term)
        while postings.is_active():
            number = postings.id()
            if before is None or number in before:
                places = {position - shift for position in postings.value_as("positions")}
                kept = places if before is None else places & before[number]
                if kept:
                    found[number] = kept
            postings.next()
        return found

    def _documents(self, field: str, term: str) -> Iterable[int]:
        if (field, term) not in self._reader:
            return ()
        numbers: Iterable[int] = self._reader.postings(field, term).all_ids()
        return numbers

    def _days(self, since: Any, until: Any) -> set[int]:
        """Articles whose days overlap the range; undated ones have no days and never match."""
        found = self.equal("dated", ("yes",))
        if not found:
            return found
        earliest, latest = (self._reader.column_reader(name) for name in ("earliest", "latest"))
        first = since.toordinal() if since else 0
        last = until.toordinal() if until else fields.LAST_DAY.toordinal()
        return {number for number in found if earliest[number] <= last and latest[number] >= first}

    def _everything(self) -> set[int]:
        return self.equal("dated", ("yes", "no"))

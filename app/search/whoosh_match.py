"""Which documents of a Whoosh index a query matches, as sets of document numbers."""

from collections.abc import Iterable
from typing import Any

from app.chinese import folded
from app.search import fields
from app.search.analysis import pairs, units
from app.search.engine import EngineQuery, Span
from app.search.query import TEXT_FIELDS, And, Days, Equals, Everything, Node, Not, Nothing, Or, Text

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
            case Text(text, names):
                return self._text(folded(text), names)
            case Equals(field, values):
                return self.equal(field, values)
            case Days(since, until):
                return self._days(since, until)
            case And(nodes):
                return set.intersection(*map(self.node, nodes)) if nodes else self._everything()
            case Or(nodes):
                return set().union(*map(self.node, nodes))
            case Not(inner):
                return self._everything() - self.node(inner)
            case Everything():
                return self._everything()
            case Nothing():
                return set()

    def equal(self, name: str, values: Iterable[str]) -> set[int]:
        """The documents with one of the values in a field."""
        return {number for value in values for number in self._documents(name, value)}

    def in_field(self, text: str, name: str) -> set[int]:
        """The documents with the folded string in a field."""
        parts = units(text)
        if len(parts) < 2:
            return set(self._documents(f"{name}_units", parts[0])) if parts else set()
        terms = pairs(parts)
        if len(terms) == 1:
            return set(self._documents(f"{name}_pairs", terms[0]))
        return self._in_a_row(f"{name}_pairs", terms)

    def _text(self, text: str, names: tuple[str, ...]) -> set[int]:
        searched = (fields.BODY, fields.OTHER) if not names or set(names) == set(TEXT_FIELDS) else names
        return set().union(*(self.in_field(text, name) for name in searched))

    def _in_a_row(self, field: str, terms: list[str]) -> set[int]:
        """Documents where the terms stand at successive positions, the rarest looked up first."""
        if any((field, term) not in self._reader for term in terms):
            return set()
        order = sorted(range(len(terms)), key=lambda i: self._reader.doc_frequency(field, terms[i]))
        starts: Positions | None = None
        for i in order:
            starts = self._starts(field, terms[i], i, starts)
            if not starts:
                return set()
        return set(starts or ())

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

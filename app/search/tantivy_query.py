"""The tree of a query as Tantivy's own queries."""

import re
from collections.abc import Callable, Iterable
from itertools import pairwise, product
from typing import Any

from tantivy import FieldType, Occur, Query

from app.chinese import folded
from app.search.analysis import pairs, units, words
from app.search.engine import EngineQuery, Span
from app.search.fields import LONGEST_TITLE, searched
from app.search.query import MOST_BETWEEN, And, Days, Equals, Everything, Gapped, Most, Node, Not, Nothing, Or, Text
from app.search.texts import wanted_texts

# What a string in a title adds to the score of its words, in multiples of the score of the string itself.
TITLE_BOOSTS = {"headline": 4.0, "kicker": 2.0, "deck": 2.0}
WHOLE_BOOSTS = {"headline": 4.0, "body": 2.0}  # the whole query as one string
NEAR = 12  # units between two strings of a query that count as near
NEAR_BOOST = 0.5
MOST_NEAR = 4  # strings of a query that are looked at for being near; more would cost more than they tell
MOST_LOOKED_AT = 10_000
"""Articles that may have both: looking how near the two stand takes half a microsecond in each."""
EXACT_TITLE = 1000.0


class Translator:
    """Turns trees and filters into queries over one schema."""

    def __init__(self, schema: Any, frequency: Callable[[str], int]) -> None:
        """``frequency`` tells in how many articles a pair stands in the body."""
        self._schema = schema
        self._frequency = frequency

    def active(self, query: EngineQuery) -> frozenset[str]:
        """The names of the filters that narrow this search."""
        names = {name for name, values in query.filters.items() if values}
        if query.days != Span():
            names.add("days")
        if query.undated:
            names.add("undated")
        return frozenset(names)

    def whole(self, query: EngineQuery) -> Query:
        """What the hits match."""
        return self.matching(query, frozenset())

    def matching(self, query: EngineQuery, ignored: frozenset[str]) -> Query:
        """Tree and filters, some of these left out."""
        parts = [] if isinstance(query.where, Everything) else [self.node(query.where)]
        parts += [
            self._equals(name, values) for name, values in query.filters.items() if values and name not in ignored
        ]
        if query.days != Span() and "days" not in ignored:
            parts.append(self._days(query.days.since, query.days.until))
        if query.undated and "undated" not in ignored:
            parts.append(self._term("dated", "no"))
        if not parts:
            return self._everything()
        return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Must, part) for part in parts])

    def ranked(self, query: EngineQuery) -> bool:
        """Is there anything in the tree to rank by?"""
        return any(True for _ in wanted_texts(query.where))

    def ranking(self, query: EngineQuery, matching: Query) -> Query:
        """The same hits with a score: words, weighted by field; strings in titles; the exact title."""
        should: list[Query] = []
        wanted = [folded(text.text) for text in wanted_texts(query.where)]
        for plain in wanted:
            should += [self._term("words", word) for word in dict.fromkeys(words(plain))]
            should += [Query.boost_query(self._in_field(plain, name), by) for name, by in TITLE_BOOSTS.items()]
        whole = "".join(wanted)
        for title in dict.fromkeys((*wanted, whole)):
            should.append(Query.const_score_query(self._term("title", title[:LONGEST_TITLE]), EXACT_TITLE))
        if isinstance(query.where, And) and 1 < len(wanted) <= MOST_NEAR:
            should += [Query.boost_query(self._in_field(whole, name), by) for name, by in WHOLE_BOOSTS.items()]
            should += [near for a, b in pairwise(wanted) if (near := self._near(units(a), units(b))) is not None]
        return Query.boolean_query([(Occur.Must, matching), *((Occur.Should, part) for part in should)])

    def _near(self, one: list[str], other: list[str]) -> Query | None:
        """Two strings near each other in the body, in either order; worth more the nearer they are."""
        if len(one) < 2 or len(other) < 2:
            return None
        terms = pairs(one) + pairs(other)
        if min(map(self._frequency, terms)) > MOST_LOOKED_AT:
            return None
        return Query.boost_query(Query.phrase_query(self._schema, "body_pairs", [*terms], slop=NEAR), NEAR_BOOST)

    def node(self, node: Node) -> Query:
        """A tree as a query."""
        match node:
            case Text(text, names, prefix):
                return self._any([self._in_field(folded(text), name, prefix) for name in searched(names)])
            case Gapped(parts, names):
                return self._any([self._gapped([folded(p) for p in parts], name) for name in searched(names)])
            case Equals(field, values):
                return self._equals(field, values)
            case Days(since, until):
                return self._days(since, until)
            case And(nodes):
                return self._all(nodes)
            case Or(nodes):
                return self._any([self.node(part) for part in nodes])
            case Most(nodes, least):
                some = [(Occur.Should, self.node(part)) for part in nodes]
                return Query.boolean_query(some, minimum_number_should_match=least)
            case Not(inner):
                return Query.boolean_query([(Occur.Must, self._everything()), (Occur.MustNot, self.node(inner))])
            case Everything():
                return self._everything()
            case Nothing():
                return Query.empty_query()

    def _all(self, nodes: tuple[Node, ...]) -> Query:
        parts = [
            (Occur.MustNot, self.node(part.node)) if isinstance(part, Not) else (Occur.Must, self.node(part))
            for part in nodes
        ]
        if all(occur == Occur.MustNot for occur, _ in parts):
            parts.append((Occur.Must, self._everything()))
        return Query.boolean_query(parts)

    def _any(self, parts: list[Query]) -> Query:
        return parts[0] if len(parts) == 1 else Query.boolean_query([(Occur.Should, part) for part in parts])

    def _in_field(self, text: str, name: str, prefix: bool = False) -> Query:
        """The string in a field: one unit, one pair, or pairs in a row."""
        parts = units(text)
        if not parts:
            return Query.empty_query()
        field = f"{name}_units" if len(parts) == 1 else f"{name}_pairs"
        terms = parts if len(parts) == 1 else pairs(parts)
        if prefix:
            patterns: list[str | tuple[int, str]] = list(map(re.escape, terms))
            patterns[-1] = last = f"{re.escape(terms[-1])}.*"
            if len(terms) == 1:
                return Query.regex_query(self._schema, field, last)
            return Query.regex_phrase_query(self._schema, field, patterns)
        if len(terms) == 1:  # a phrase of one term panics
            return self._term(field, terms[0])
        return Query.phrase_query(self._schema, field, list(terms))

    def _gapped(self, texts: list[str], name: str) -> Query:
        """Strings in order with a few units between: a phrase for each way that these may number."""
        cut = [units(text) for text in texts]
        by_unit = any(len(parts) == 1 for parts in cut)
        if by_unit and [len(parts) for parts in cut] == [1, 1]:
            return self._gapped_units(cut[0][0], cut[1][0], name)
        terms = cut if by_unit else [pairs(parts) for parts in cut]
        field = f"{name}_units" if by_unit else f"{name}_pairs"
        ways = []
        for gaps in product(range(MOST_BETWEEN + 1), repeat=len(cut) - 1):
            at = 0
            words: list[str | tuple[int, str]] = []
            for parts, some, gap in zip(cut, terms, (*gaps, 0), strict=True):
                words += [(at + i, term) for i, term in enumerate(some)]
                at += len(parts) + gap
            ways.append(Query.phrase_query(self._schema, field, words))
        return self._any(ways)

    def _gapped_units(self, one: str, other: str, name: str) -> Query:
        """Two units as a pair, or with one to three between.

        Tantivy's slop lets terms stand so much nearer or farther than they are wanted; about the middle of what is
        allowed this is exact, and goes once instead of three times over all positions of both.
        """
        wanted: list[str | tuple[int, str]] = [(0, one), ((MOST_BETWEEN + 3) // 2, other)]
        apart = Query.phrase_query(self._schema, f"{name}_units", wanted, slop=(MOST_BETWEEN - 1) // 2)
        return self._any([self._term(f"{name}_pairs", pairs([one, other])[0]), apart])

    def _equals(self, name: str, values: Iterable[str]) -> Query:
        return Query.term_set_query(self._schema, name, list(values))

    def _days(self, since: Any, until: Any) -> Query:
        """Articles whose days overlap the range; undated ones have no days and never match."""
        parts = []
        if since is not None:
            parts.append(self._range("latest", since.toordinal(), None))
        if until is not None:
            parts.append(self._range("earliest", None, until.toordinal()))
        if not parts:
            return self._term("dated", "yes")
        return Query.boolean_query([(Occur.Must, part) for part in parts])

    def _range(self, name: str, lower: int | None, upper: int | None) -> Query:
        return Query.const_score_query(
            Query.range_query(self._schema, name, FieldType.Integer, lower_bound=lower, upper_bound=upper), 0.0
        )

    def _term(self, name: str, value: str) -> Query:
        return Query.term_query(self._schema, name, value)

    def _everything(self) -> Query:
        """All articles; the document of the state has no such field."""
        return Query.exists_query("dated")

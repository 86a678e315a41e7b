"""One search from what was typed to ids and counts: as it stands first, then more widely, saying each step."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from app.chinese import folded
from app.search import widen
from app.search.advice import advice
from app.search.days import read_range
from app.search.engine import Engine, EngineQuery, EngineResult, Span
from app.search.lexicon import Lexicon
from app.search.parse import Understood, parse
from app.search.query import LOOSE, And, Node, Not, Or, Text
from app.search.request import FILTERS, SearchRequest
from app.search.spelling import mended
from app.search.synonyms import Synonyms
from app.search.widen import MOST, WORDS, Alternative

FEW = 5
"""With fewer hits than this, a wider reading is offered."""


RARE = 3
"""With fewer hits than this, another spelling is looked for, ..."""
MUCH_MORE = 5
"""... which is offered if it is found so many times as often."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A wider reading of the query, taken or offered, and how many articles it finds by itself."""

    key: str
    label: str
    count: int
    active: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, and how the query was read in the end."""

    query: EngineQuery
    result: EngineResult
    understood: Understood
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    did_you_mean: str | None = None  # another query


@dataclass(frozen=True, slots=True)
class Finder:
    """Searches with what the archive knows of names and words."""

    engine: Engine
    lexicon: Lexicon
    synonyms: Synonyms

    def find(self, request: SearchRequest, begin: Callable[[EngineQuery], None] = lambda query: None) -> Found:
        """Run a search: as typed with other names, else by its words, else by most of them.

        ``begin`` hears what is searched first, mostly the last word: what else is asked of it may begin beside it.
        """
        understood = parse(request.q)
        query, notes = engine_query(request, understood.where)
        others, readings = self._others(request, query, understood) if request.widen else ({}, [])
        query = replace(query, where=widen.wider(understood.where, others))
        begin(query)
        result = self.engine.search(query)
        if understood.runs and result.total < FEW:
            wider, more = self._widened(request, query, understood, result.total)
            readings += more
            if wider is not query:
                query, result = wider, self.engine.search(wider)
        meant = self._mended(request, query, understood) if result.total < RARE else None
        return Found(query, result, understood, tuple(readings), (*understood.notes, *notes), meant)

    def _widened(
        self, request: SearchRequest, query: EngineQuery, understood: Understood, total: int
    ) -> tuple[EngineQuery, list[Reading]]:
        """The query with the wider readings that are taken, and all that find more with how much."""
        readings = []
        for key, label, node in self._steps(request, understood):
            taken = key in request.also or (not total and key not in request.without)
            count = self._count(query, node)
            if taken and count:
                query = replace(query, where=Or((query.where, node)) if total else node)
                total = max(total, count)
            if count > (0 if taken else total):
                readings.append(Reading(key, label, count, taken))
        return query, readings

    def advice(self, found: Found, covered: Span) -> tuple[str, ...]:
        """What to say where nothing was found; ``covered`` are the first and last day of the archive."""
        parts = widen.parts(found.understood.where, found.understood.runs)
        return tuple(advice(found.query, parts, lambda query: self.engine.search(query).total, covered))

    def _mended(self, request: SearchRequest, query: EngineQuery, understood: Understood) -> str | None:
        """The query with one of its strings spelt otherwise, if that is found more often by far."""
        for run in understood.runs[: widen.MOST_RUNS]:
            plain = folded(run.text)
            other = mended(plain, self.engine.frequencies, lambda text, run=run: self._all(Text(text, run.fields)))  # type: ignore[misc]
            if other and self._all(Text(other, run.fields)) >= MUCH_MORE * self._all(run):
                return request.q.replace(run.text, other)
        return None

    def _all(self, node: Node) -> int:
        """How many articles of the whole archive a node finds."""
        return self.engine.search(EngineQuery(node, limit=0)).total

    def _others(
        self, request: SearchRequest, query: EngineQuery, understood: Understood
    ) -> tuple[dict[Text, tuple[Alternative, ...]], list[Reading]]:
        """The other names taken for each run, and all that find something with what they find by themselves."""
        others: dict[Text, tuple[Alternative, ...]] = {}
        readings = []
        for run in dict.fromkeys(understood.runs[: widen.MOST_RUNS]):
            taken = []
            for other in widen.alternatives(run, self.lexicon, self.synonyms):
                node = widen.replaced(understood.where, {run: other.node})
                if other.key == LOOSE:  # finds again all that stands near a quote: only what it adds counts
                    node = And((node, Not(understood.where)))
                if count := self._count(query, node):
                    wanted = not other.doubtful or other.key in request.also or not self._count(query, understood.where)
                    active = wanted and other.key not in request.without
                    readings.append(Reading(other.key, f"也找{other.label}", count, active))
                    taken += [other] if active else []
            others[run] = tuple(taken)
        return others, readings

    def _steps(self, request: SearchRequest, understood: Understood) -> Iterator[tuple[str, str, Node]]:
        """The wider readings of the whole query, nearest first."""
        if not request.widen:
            return
        by_words = widen.by_words(understood.where, understood.runs)
        if by_words is not None:
            yield WORDS, "分成词来找", by_words
        by_most = widen.by_most_words(understood.where, understood.runs, self._all)
        if by_most is not None:
            yield MOST, "有其中多数词即可", by_most

    def _count(self, query: EngineQuery, node: Node) -> int:
        return self.engine.search(replace(query, where=node, limit=0)).total


def engine_query(request: SearchRequest, where: Node) -> tuple[EngineQuery, tuple[str, ...]]:
    """The request for an engine, and what was not understood of its dates."""
    days, notes = read_range(request.since, request.until)
    query = EngineQuery(
        where=where,
        filters={name: getattr(request, name) for name in FILTERS},
        days=days,
        undated=request.undated,
        sort=request.sort,
        offset=request.offset,
        limit=request.per_page,
    )
    return query, notes

"""A search: hits with snippets, exact counts, and what can be narrowed or widened."""

from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from app.models import Article
from app.queries.lexicon import read_lexicon
from app.queries.results import Chip, FacetValue, Fragment, Hit, SearchResults
from app.queries.rows import rows_by_id
from app.search.engine import Counts, Engine, EngineQuery, Span
from app.search.field_names import KINDS
from app.search.find import Finder, Reading
from app.search.highlight import Needle, Piece, mark, pieces, snippet
from app.search.lexicon import Lexicon
from app.search.request import FILTERS, SearchRequest
from app.search.synonyms import load_synonyms
from app.search.texts import needles
from app.settings import get_settings

PLACE_FILTERS = ("district", "street", "community", "village")
# Counting takes longer than all else where much is found, so it goes on in two threads of about the same work, one of
# which begins beside the search itself; the default engine lets go of Python's lock meanwhile.
_HALVES = (("community", "village", "month"), ("reporter", "street", "district", "kind", "undated"))
_counters = ThreadPoolExecutor(2, thread_name_prefix="counts")

_SHOWN = {"p": 0, "caption": 1, "section": 2, "deck": 3, "kicker": 4, "column": 5, "byline": 6}
_BLOCKS = select(Article.id, Article.blocks).where(Article.id.in_(bindparam("ids", expanding=True)))


class _Counting:
    """The counts of one search, taken in other threads."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._query: EngineQuery | None = None
        self._parts: list[Future[Counts]] = []

    def begin(self, query: EngineQuery) -> None:
        """Take the first half, beside the search."""
        self._query, self._parts = query, [_counters.submit(self._engine.count, query, _HALVES[0])]

    def go_on(self, query: EngineQuery) -> None:
        """Take the second half too; both of them anew where the query was read otherwise in the end."""
        if query != self._query:
            self.begin(query)
        self._parts.append(_counters.submit(self._engine.count, query, _HALVES[1]))

    def done(self) -> Counts:
        """All counts, once they are there."""
        return {name: values for part in self._parts for name, values in part.result().items()}


def search(session: Session, engine: Engine, request: SearchRequest) -> SearchResults:
    """The result page of a search, in a fixed number of statements however many hits there are.

    Raises:
        IndexUnavailableError: the index cannot be read.
    """
    synonyms = load_synonyms(tuple(get_settings().synonym_files()))
    lexicon = read_lexicon(session)
    finder = Finder(engine, lexicon, synonyms)
    counting = _Counting(engine)
    found = finder.find(request, counting.begin)
    counting.go_on(found.query)
    advice = () if found.result.total else finder.advice(found, _covered(session))
    hits = _hits(session, found.result.ids, needles(found.query.where))
    counts = counting.done()
    return SearchResults(
        request=request,
        total=found.result.total,
        hits=hits,
        facets=_facets(request, lexicon, counts),
        undated=counts["undated"].get("no", 0),
        chips=tuple(_chip(request, reading) for reading in found.readings),
        did_you_mean=replace(request, q=found.did_you_mean, page=1) if found.did_you_mean else None,
        notes=(*found.notes, *advice),
    )


def _covered(session: Session) -> Span:
    """The first and the last day that articles of the archive are of."""
    # Two statements in one, as SQLite looks an end up in the index only if it is asked for that end alone.
    first = select(func.min(Article.earliest)).scalar_subquery()
    last = select(func.max(Article.earliest)).scalar_subquery()
    return Span(*session.execute(select(first, last)).one())


def _chip(request: SearchRequest, reading: Reading) -> Chip:
    """A wider reading with the search that takes it away or adds it."""
    without = tuple(key for key in request.without if key != reading.key)
    also = tuple(key for key in request.also if key != reading.key)
    if reading.active:
        changed = replace(request, page=1, without=(*without, reading.key), also=also)
    else:
        taken = reading.key in request.without
        changed = replace(request, page=1, without=without, also=also if taken else (*also, reading.key))
    return Chip(reading.label, changed, reading.count, reading.active)


def _hits(session: Session, ids: Sequence[int], found: Sequence[Needle]) -> tuple[Hit, ...]:
    """The articles of this page with their snippets; an article that is gone since the index saw it is left out."""
    blocks: dict[int, list[dict[str, str]]] = {
        row.id: row.blocks for row in session.execute(_BLOCKS, {"ids": list(ids)})
    }
    return tuple(
        Hit(
            article=row,
            title=_fragments(pieces(mark(row.headline or row.opening, found))),
            snippet=_fragments(snippet(_snippet_texts(blocks[row.id]), found)),
        )
        for row in rows_by_id(session, ids)
        if row.id in blocks
    )


def _snippet_texts(blocks: list[dict[str, str]]) -> list[str]:
    """The texts that a snippet may come from: the running text first, then what else the article holds."""
    shown = sorted((block for block in blocks if block["role"] in _SHOWN), key=lambda block: _SHOWN[block["role"]])
    return [block["text"] for block in shown]


def _fragments(cut: Sequence[Piece]) -> tuple[Fragment, ...]:
    return tuple(Fragment(text, hit) for text, hit in cut)


def _facets(request: SearchRequest, lexicon: Lexicon, counts: Counts) -> dict[str, tuple[FacetValue, ...]]:
    """The counts with labels: places and people most first, months newest first.

    A chosen value is there even where nothing has it, so that it can be taken away.
    """
    facets: dict[str, tuple[FacetValue, ...]] = {}
    for name in FILTERS:
        chosen: tuple[str, ...] = getattr(request, name)
        values = dict.fromkeys(chosen, 0) | dict(counts[name])
        order = sorted(values, reverse=name == "month")
        if name != "month":
            order.sort(key=values.__getitem__, reverse=True)
        facets[name] = tuple(FacetValue(v, _label(name, v, lexicon), values[v], v in chosen) for v in order)
    return facets


def _label(name: str, value: str, lexicon: Lexicon) -> str:
    if name in PLACE_FILTERS:
        return lexicon.label(value)
    if name == "kind":
        return KINDS.get(value, value)
    if name == "month":
        year, _, month = value.partition("-")
        return f"{year}年{int(month)}月" if month.isdecimal() else f"{year}年"
    return value

"""How Whoosh's hits are ordered and counted; which documents match is worked out in ``whoosh_match``."""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from whoosh import query

from app.chinese import folded
from app.search import fields
from app.search.analysis import words
from app.search.engine import MOST_MONTHS, MOST_VALUES, EngineQuery
from app.search.request import Sort
from app.search.texts import wanted_texts
from app.search.whoosh_match import Matcher

TITLE_WORTH = 8.0  # added to the score for a string in the headline
EXACT_TITLE = 1000.0


def ordered(searcher: Any, wanted: EngineQuery, hits: set[int]) -> list[int]:
    """The hits in the order asked for; equal ones newest first, undated last."""
    newest, oldest = column(searcher, "newest"), column(searcher, "oldest")
    if wanted.sort is Sort.OLDEST:
        return sorted(hits, key=oldest)
    by_day = sorted(hits, key=newest, reverse=True)
    if wanted.sort is Sort.NEWEST:
        return by_day
    scores = _scores(searcher, wanted, hits)
    return sorted(by_day, key=lambda number: -scores.get(number, 0.0))


def _scores(searcher: Any, wanted: EngineQuery, hits: set[int]) -> Mapping[int, float]:
    """What the words, the headline and the exact title are worth, by document."""
    scores: dict[int, float] = dict.fromkeys(hits, 0.0)
    titles = Matcher(searcher.reader())
    for text in wanted_texts(wanted.where):
        plain = folded(text.text)
        terms = query.Or([query.Term("words", word) for word in dict.fromkeys(words(plain))])
        for hit in searcher.search(terms, limit=None, filter=hits) if terms.subqueries and hits else ():
            scores[hit.docnum] += hit.score
        for number in titles.in_field(plain, "headline") & hits:
            scores[number] += TITLE_WORTH
        for number in titles.equal("title", (plain[: fields.LONGEST_TITLE],)) & hits:
            scores[number] += EXACT_TITLE
    return scores


def counted(name: str, matcher: Matcher, tags: Callable[[int], Any], query: EngineQuery) -> Mapping[str, int]:
    """The most frequent values of a facet, and the chosen ones."""
    ignored = frozenset(("month", "days", "undated")) if name == "undated" else frozenset((name,))
    counter: Counter[str] = Counter()
    for number in matcher.matching(query, ignored):
        counter.update(json.loads(tags(number) or "{}").get(name, ()))
    most = counter.most_common(MOST_MONTHS if name == "month" else MOST_VALUES)
    return dict(most) | {value: counter[value] for value in query.filters.get(name, ()) if counter[value]}


def column(searcher: Any, name: str) -> Callable[[int], Any]:
    """A stored column of the documents, by their number."""
    reader = searcher.reader().column_reader(name)
    return lambda number: reader[number]

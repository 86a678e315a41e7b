"""What to say where a search found nothing: what alone is found, what to relax, and what the archive covers."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from app.search.engine import EngineQuery, Span
from app.search.query import Everything, Node
from app.search.texts import wanted_texts

MOST_TERMS = 6
NAMES = {
    "district": "区",
    "street": "街道",
    "community": "社区",
    "village": "村",
    "reporter": "记者",
    "kind": "类型",
    "month": "月份",
}


def advice(
    query: EngineQuery, parts: tuple[Node, ...], count: Callable[[EngineQuery], int], covered: Span
) -> Iterator[str]:
    """Sentences in Chinese for an empty result; ``parts`` are the words of the query, each by itself."""
    yield from _relaxed(query, count)
    free = EngineQuery(Everything(), limit=0)
    alone = {next(wanted_texts(part)).text: count(replace(free, where=part)) for part in parts[:MOST_TERMS]}
    if len(alone) > 1 and any(alone.values()):
        yield "分开来看：" + "，".join(f"“{text}”{f'{n}篇' if n else '没有'}" for text, n in alone.items()) + "。"
    if covered.since and covered.until:
        yield f"馆藏文章的日期从{_month(covered.since)}到{_month(covered.until)}。"
        if _outside(query.days, covered):
            yield "所选的日期不在馆藏范围内。"


def _relaxed(query: EngineQuery, count: Callable[[EngineQuery], int]) -> Iterator[str]:
    """How many articles there would be without each filter."""
    for name, values in query.filters.items():
        if values:
            found = count(replace(query, filters={**query.filters, name: ()}, limit=0))
            if found:
                yield f"不限{NAMES[name]}有{found}篇。"
    if query.days != Span():
        found = count(replace(query, days=Span(), limit=0))
        if found:
            yield f"不限日期有{found}篇。"


def _outside(days: Span, covered: Span) -> bool:
    after = days.since is not None and covered.until is not None and days.since > covered.until
    before = days.until is not None and covered.since is not None and days.until < covered.since
    return after or before


def _month(day: date) -> str:
    return f"{day.year}年{day.month}月"

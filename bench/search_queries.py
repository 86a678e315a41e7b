"""The queries of ``bench.search``, of each kind some dozens, made from what stands in the archive."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.chinese import folded
from app.database import Database
from app.models import Article
from app.search.analysis import units
from app.search.request import SearchRequest, Sort

REPEATS = 40  # queries of each kind

HOSTILE = (
    "的 " * 3000,
    "*",
    "的",
    "(" * 900 + "的",
    "的" * 1000,
    "a*b*c*d",
    "的*的",
    "的 OR 是 OR 在 OR 和",
    "-的",
    "1*",
    "\U0001f600" * 400,
    " ".join(f"{a}{b}" for a in "的一是在不" for b in "了有和人这中大"),
    "".join(chr(0x300 * i + 0x41) for i in range(1, 72)),
    "\u202e\u0000\u0301\ufdfa\u3000“”（）－：",
)
"""What nobody means and somebody types."""


def kinds(database: Database) -> Iterator[tuple[str, list[SearchRequest]]]:
    """Queries of each kind, made from what stands in the archive."""
    chance = random.Random(3)
    with database.reading() as session:
        rows = session.execute(select(Article.id, Article.blocks).order_by(Article.id).limit(3000)).all()
    texts = ["".join(units(folded(block["text"]))) for row in rows for block in row.blocks if len(block["text"]) > 30]

    def strings(low: int, high: int) -> list[str]:
        found: list[str] = []
        while len(found) < REPEATS:
            text = chance.choice(texts)
            start = chance.randrange(len(text) - high)
            piece = text[start : start + chance.randint(low, high)]
            if piece.isalpha() and not piece.isascii():
                found.append(piece)
        return found

    def of(queries: list[str], **more: Any) -> list[SearchRequest]:
        return [SearchRequest(q=query, **more) for query in queries]

    frequent = ["工作", "中国", "公司", "我们", "一个", "问题", "进行", "记者", "时间", "社会"] * (REPEATS // 10)
    yield "frequent word", of(frequent)
    yield "frequent word, newest", of(frequent, sort=Sort.NEWEST)
    yield "one character", of(["的", "人", "区", "水", "桥", "鹤"] * 6)
    yield "random 2-6", of(strings(2, 6))
    yield "phrase of 8-12", of([f'"{text}"' for text in strings(8, 12)])
    yield "two words", of([f"{a} {b}" for a, b in zip(frequent, strings(2, 2), strict=True)])
    yield "two frequent words", of([f"{a} {b}" for a, b in zip(frequent, frequent[3:] + frequent[:3], strict=True)])
    yield "word and filters", of(frequent, district=("p2", "p3"), month=("2016",), kind=("news",))
    yield "word and days", of(frequent, since="2014-03", until="2018-06")
    yield "everything", of([""] * 10)
    yield "everything, 2016", of([""] * 10, month=("2016",))
    yield "either or", of([f"{a} OR {b}" for a, b in zip(frequent, strings(2, 3), strict=True)])
    yield "without", of([f"{a} -{b}" for a, b in zip(frequent, frequent[1:] + frequent[:1], strict=True)])
    yield "in titles", of([f"标题:{text}" for text in frequent])
    yield "pattern of words", of([f"{text[:2]}*{text[4:]}" for text in strings(6, 6)])
    yield "pattern of characters", of([f"{text[0]}*{text[2]}" for text in strings(3, 3)])
    yield "sentence", of([f"{a}{b}是什么时候" for a, b in zip(strings(2, 3), strings(2, 3), strict=True)])
    yield "no answer", of([text[::-1] + "囧" for text in strings(4, 6)])
    yield "tenth page", [replace(request, page=10) for request in of(frequent)]

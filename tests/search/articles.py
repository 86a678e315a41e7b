"""A few articles that engines are tried on, and how they are asked."""

from datetime import date

from app.search.engine import Document, Engine, EngineQuery, Seen
from app.search.query import Node

SEEN = Seen("archive", 1)

DOCUMENTS = (
    Document(
        id=1,
        headline="甲街道建成便民服务中心",
        paragraphs=(
            "本报讯（记者张三）10 月 27 日，便 民 服 务中心启用。",
            "居民王大妈说：“办事快多了！”",
            "“王大妈”的‘热心·肠’",
        ),
        district="east",
        places={"street": ("甲街道", "乙街道")},
        streets=("jia", "yi"),
        reporters=("张三", "李四"),
        kind="news",
        earliest=date(2021, 10, 27),
        latest=date(2021, 10, 27),
    ),
    Document(
        id=2,
        headline="红色物业进小区",
        deck="乙街道三年工作回顾",
        paragraphs=("物业服务好不好，居民说了算。",),
        captions=("图为红色物业志愿者。",),
        district="east",
        streets=("yi",),
        reporters=("张三",),
        kind="feature",
        earliest=date(2020, 12, 1),
        latest=date(2021, 1, 31),
    ),
    Document(id=3, column="简讯", paragraphs=("春节前夕，志愿者送来5G手机。",), district="west", kind="brief"),
    Document(
        id=4,
        headline="红色物业",
        paragraphs=("新年快乐New York，2022年见。",),
        kind="news",
        earliest=date(2022, 1, 1),
        latest=date(2022, 1, 1),
    ),
)


def found(engine: Engine, where: Node, **how: object) -> list[int]:
    return list(engine.search(EngineQuery(where, **how)).ids)  # type: ignore[arg-type]


def matched(engine: Engine, where: Node) -> set[int]:
    return set(found(engine, where))

"""What every engine must do; the same tests run over all of them."""

from datetime import date
from itertools import chain, pairwise

import pytest

from app.search.engine import Document, Engine, EngineQuery, Seen, Span
from app.search.query import And, Days, Equals, Everything, Gapped, Most, Node, Not, Nothing, Or, Text
from app.search.request import Sort
from tests.search.articles import SEEN, found, matched


def test_a_new_index_has_seen_nothing(engine: Engine) -> None:
    assert engine.seen() is None
    assert engine.search(EngineQuery(Everything())).total == 0


def test_a_commit_records_what_it_shows(filled: Engine) -> None:
    assert filled.seen() == SEEN
    filled.commit(Seen("archive", 2))
    assert filled.seen() == Seen("archive", 2)


@pytest.mark.parametrize(
    ("where", "ids"),
    [
        (Text("便民服务"), {1}),
        (Text("便 民服 务"), {1}),
        (Text("10月27日"), {1}),
        (Text("：“办事"), {1}),
        (Text("。居民"), set()),  # a string never runs from one paragraph into the next
        (Text("红色物业"), {2, 4}),
        (Text("紅色物業"), {2, 4}),
        (Text("红"), {2, 4}),
        (Text("5G"), {3}),
        (Text("5"), {3}),
        (Text("２０２２"), {4}),
        (Text("202"), set()),  # half a number is none
        (Text("new york"), {4}),
        (Text("york"), {4}),
        (Text("newyork"), set()),
        (Text("红色物业", ("headline",)), {2, 4}),
        (Text("红色物业", ("caption", "deck")), {2}),
        (Text("乙街道", ("headline",)), set()),
        (Text("、"), set()),
        (Text(" "), set()),
        (Text("yor", prefix=True), {4}),
        (Text("new y", prefix=True), {4}),
        (Text("20", prefix=True), {4}),
        (Text("2021", prefix=True), set()),
        (Gapped(("记", "三")), {1}),
        (Gapped(("本报讯", "日")), set()),  # too far apart
        (Gapped(("服务", "启用")), {1}),
        (Gapped(("启用", "服务")), set()),  # the wrong way round
        (Gapped(("物业", "好", "居民")), {2}),
        (Text("张三", ("reporter_name",)), {1, 2}),
        (Text("甲", ("street_name",)), {1}),
        (Text("王大妈的热心肠", ("loose",)), {1}),
        (Text("说办事", ("loose",)), set()),  # a colon, too, stands between
        (Most((Text("居民"), Text("物业"), Text("手机")), 2), {2}),
        (Most((Text("居民"), Text("物业"), Text("手机")), 1), {1, 2, 3, 4}),
        (Equals("street", ("jia", "nowhere")), {1}),
        (Equals("reporter", ("张三",)), {1, 2}),
        (Equals("month", ("2021-01", "2022")), {2, 4}),
        (Days(date(2021, 1, 31), date(2021, 10, 27)), {1, 2}),
        (Days(date(2021, 2, 1), None), {1, 4}),
        (Days(None, date(2020, 12, 1)), {2}),
        (Days(), {1, 2, 4}),
        (And((Text("居民"), Text("物业"))), {2}),
        (And((Text("居民"), Not(Text("物业")))), {1}),
        (And((Not(Text("居民")), Not(Text("手机")))), {4}),
        (Or((Text("手机"), Text("办事"))), {1, 3}),
        (Not(Text("居民")), {3, 4}),
        (Not(Not(Text("居民"))), {1, 2}),
        (Everything(), {1, 2, 3, 4}),
        (Not(Everything()), set()),
        (Nothing(), set()),
        (Or((Nothing(), Text("居民"))), {1, 2}),
    ],
)
def test_what_matches(filled: Engine, where: Node, ids: set[int]) -> None:
    assert matched(filled, where) == ids
    assert filled.search(EngineQuery(where)).total == len(ids)


def test_filters_are_or_within_and_and_between(filled: Engine) -> None:
    everything = Everything()
    assert set(found(filled, everything, filters={"street": ("jia", "yi")})) == {1, 2}
    assert found(filled, everything, filters={"street": ("yi",), "kind": ("feature",)}) == [2]
    assert found(filled, everything, days=Span(date(2022, 1, 1))) == [4]
    assert found(filled, everything, undated=True) == [3]


def test_counts_ignore_their_own_filter(filled: Engine) -> None:
    query = EngineQuery(
        Everything(),
        filters={"street": ("jia",), "month": ("2021",)},
    )
    assert filled.search(query).ids == (1,)
    assert filled.count(query, ("street", "month", "kind", "reporter", "district", "undated")) == {
        "street": {"jia": 1, "yi": 2},
        "month": {"2021": 1, "2021-10": 1},
        "kind": {"news": 1},
        "reporter": {"张三": 1, "李四": 1},
        "district": {"east": 1},
        "undated": {"yes": 1},
    }


def test_counts_are_those_of_the_newest_commit(filled: Engine) -> None:
    query = EngineQuery(Everything())
    before = filled.count(query, ("kind",))["kind"]
    assert filled.count(query, ("kind",))["kind"] == before
    filled.remove([4])
    filled.commit(Seen("archive", 2))
    assert filled.count(query, ("kind",))["kind"] == {**before, "news": before["news"] - 1}


def test_every_month_of_an_interval_is_counted(filled: Engine) -> None:
    months = filled.count(EngineQuery(Text("回顾")), ("month",))["month"]
    assert months == {"2020": 1, "2020-12": 1, "2021": 1, "2021-01": 1}


def test_undated_articles_are_counted_beside_a_range(filled: Engine) -> None:
    query = EngineQuery(Everything(), days=Span(date(2022, 1, 1)))
    assert filled.search(query).total == 1
    assert filled.count(query, ("undated",)) == {"undated": {"yes": 3, "no": 1}}


def test_undated_articles_come_last_in_both_orders_of_time(filled: Engine) -> None:
    assert found(filled, Everything(), sort=Sort.NEWEST) == [4, 1, 2, 3]
    assert found(filled, Everything(), sort=Sort.OLDEST) == [2, 1, 4, 3]


def test_the_exact_title_comes_first_then_titles(filled: Engine) -> None:
    assert found(filled, Text("红色物业")) == [4, 2]
    filled.add([Document(id=5, paragraphs=("红色物业，红色物业。",)), Document(id=6, headline="红色物业在行动")])
    filled.commit(SEEN)
    assert found(filled, Text("红色物业"))[0] == 4
    assert found(filled, Text("红色物业"))[-1] == 5


def test_equal_scores_stand_newest_first(engine: Engine) -> None:
    days = [date(2020, 5, 1), date(2022, 5, 1), None, date(2021, 5, 1)]
    engine.add(Document(id=i, paragraphs=("同样的话",), earliest=day, latest=day) for i, day in enumerate(days, 1))
    engine.commit(SEEN)
    assert found(engine, Text("同样")) == [2, 4, 1, 3]


def test_pages_of_a_list_neither_overlap_nor_miss(engine: Engine) -> None:
    engine.add(Document(id=i, paragraphs=("同样的话",), earliest=date(2020, 1, 1 + i % 3)) for i in range(1, 48))
    engine.commit(SEEN)
    for sort in Sort:
        for where in (Everything(), Text("同样")):
            pages = [found(engine, where, sort=sort, offset=at, limit=10) for at in range(0, 60, 10)]
            assert sorted(chain.from_iterable(pages)) == list(range(1, 48))
            assert [len(page) for page in pages] == [10, 10, 10, 10, 7, 0]


def test_a_star_stands_for_up_to_three_units_in_this_order_alone(engine: Engine) -> None:
    between = ["字" * many for many in range(6)]
    texts = [f"甲{some}乙" for some in between] + [f"乙{some}甲" for some in between] + ["甲甲字字字字乙"]
    engine.add(Document(number, paragraphs=(text,)) for number, text in enumerate(texts))
    engine.commit(SEEN)
    assert matched(engine, Gapped(("甲", "乙"))) == {0, 1, 2, 3}
    assert matched(engine, Gapped(("甲", "甲"))) == {12}
    assert matched(engine, Gapped(("甲字", "乙"))) == {1, 2, 3, 4, 12}


def test_months_of_a_long_interval_are_in_order(engine: Engine) -> None:
    engine.add([Document(id=1, earliest=date(1990, 3, 1), latest=date(2020, 3, 1)), Document(id=2)])
    engine.commit(SEEN)
    months = sorted(engine.count(EngineQuery(Everything()), ("month",))["month"])
    numbered = [int(month[:4]) * 12 + int(month[5:]) for month in months if len(month) == 7]
    assert len(numbered) == 120
    assert all(b - a == 1 for a, b in pairwise(numbered))
    assert found(engine, Days(date(2019, 1, 1), date(2019, 1, 2))) == [1]

"""What every engine must do; the same tests run over all of them."""

import gc
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

import pytest

from app.search.engine import Document, Engine, EngineQuery, LockBusyError, Seen, Span
from app.search.opening import open_engine
from app.search.query import And, Days, Equals, Everything, Gapped, Most, Node, Not, Nothing, Or, Text
from app.search.request import Sort

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


@pytest.fixture
def filled(engine: Engine) -> Engine:
    engine.add(DOCUMENTS)
    engine.commit(SEEN)
    return engine


def found(engine: Engine, where: Node, **how: object) -> list[int]:
    return list(engine.search(EngineQuery(where, **how)).ids)  # type: ignore[arg-type]


def matched(engine: Engine, where: Node) -> set[int]:
    return set(found(engine, where))


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


def test_an_article_put_in_again_is_replaced(filled: Engine) -> None:
    filled.add([Document(id=2, headline="换了标题")])
    filled.commit(SEEN)
    assert found(filled, Text("换了标题")) == [2]
    assert found(filled, Text("红色物业")) == [4]
    assert filled.search(EngineQuery(Everything())).total == 4


def test_an_article_put_in_twice_before_a_commit_is_there_once(engine: Engine) -> None:
    engine.add([Document(id=1, headline="旧标题"), Document(id=1, headline="新标题")])
    engine.commit(SEEN)
    assert found(engine, Everything()) == [1]
    assert found(engine, Text("旧标题")) == []


def test_articles_are_taken_out(filled: Engine) -> None:
    filled.remove([1, 99])
    filled.commit(Seen("archive", 2))
    assert matched(filled, Everything()) == {2, 3, 4}
    assert filled.count(EngineQuery(Everything()), ("kind",))["kind"] == {
        "feature": 1,
        "brief": 1,
        "news": 1,
    }


def test_clear_empties_but_keeps_what_is_added_after(filled: Engine) -> None:
    filled.clear()
    filled.add([Document(id=9, headline="重新开始")])
    filled.commit(Seen("archive", 3))
    assert found(filled, Everything()) == [9]
    assert filled.seen() == Seen("archive", 3)


def test_close_drops_what_is_not_committed(filled: Engine) -> None:
    filled.add([Document(id=9)])
    filled.remove([1])
    filled.close()
    assert matched(filled, Everything()) == {1, 2, 3, 4}
    filled.add([Document(id=10)])  # and the lock is free again
    filled.commit(Seen("archive", 2))
    assert matched(filled, Everything()) == {1, 2, 3, 4, 10}


def test_a_star_stands_for_up_to_three_units_in_this_order_alone(engine: Engine) -> None:
    between = ["字" * many for many in range(6)]
    texts = [f"甲{some}乙" for some in between] + [f"乙{some}甲" for some in between] + ["甲甲字字字字乙"]
    engine.add(Document(number, paragraphs=(text,)) for number, text in enumerate(texts))
    engine.commit(SEEN)
    assert matched(engine, Gapped(("甲", "乙"))) == {0, 1, 2, 3}
    assert matched(engine, Gapped(("甲", "甲"))) == {12}
    assert matched(engine, Gapped(("甲字", "乙"))) == {1, 2, 3, 4, 12}


def test_a_second_writer_is_told_at_once(filled: Engine, tmp_path: Path) -> None:
    second = open_engine(tmp_path / "index", filled.name)
    filled.add([Document(id=9)])
    with pytest.raises(LockBusyError):
        second.add([Document(id=10)])
    filled.commit(Seen("archive", 2))
    second.add([Document(id=10)])
    second.commit(Seen("archive", 3))
    assert matched(filled, Everything()) == {1, 2, 3, 4, 9, 10}
    second.close()


def test_what_another_process_committed_is_seen_at_once(filled: Engine, tmp_path: Path) -> None:
    reader = open_engine(tmp_path / "index", filled.name)
    for generation, number in enumerate(range(20, 25), 2):
        filled.add([Document(id=number, headline="别处来的")])
        filled.commit(Seen("archive", generation))
        assert reader.search(EngineQuery(Text("别处来的"))).total == generation - 1
        assert reader.seen() == Seen("archive", generation)
    reader.close()


def test_the_index_lives_on_disk(filled: Engine, tmp_path: Path) -> None:
    filled.close()
    again = open_engine(tmp_path / "index", filled.name)
    assert again.seen() == SEEN
    assert matched(again, Text("红色物业")) == {2, 4}
    again.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Whoosh leaves a damaged file open
def test_a_damaged_index_is_made_anew(filled: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    filled.close()
    for path in (tmp_path / "index").rglob("*"):
        if path.is_file() and path.suffix not in (".lock",):
            path.write_bytes(b"damaged")
    again = open_engine(tmp_path / "index", filled.name)
    assert again.seen() is None
    assert "damaged" in caplog.text
    again.close()
    gc.collect()


def test_months_of_a_long_interval_are_in_order(engine: Engine) -> None:
    engine.add([Document(id=1, earliest=date(1990, 3, 1), latest=date(2020, 3, 1)), Document(id=2)])
    engine.commit(SEEN)
    months = sorted(engine.count(EngineQuery(Everything()), ("month",))["month"])
    numbered = [int(month[:4]) * 12 + int(month[5:]) for month in months if len(month) == 7]
    assert len(numbered) == 120
    assert all(b - a == 1 for a, b in pairwise(numbered))
    assert found(engine, Days(date(2019, 1, 1), date(2019, 1, 2))) == [1]

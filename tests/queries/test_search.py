"""The result page of a search, over real rows and a real index."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from app.queries.results import FacetValue, SearchResults
from app.queries.search import search
from app.queries.suggest import suggest
from app.search.catchup import catch_up
from app.search.engine import Engine
from app.search.opening import open_engine
from app.search.request import SearchRequest
from tests.search.rows import Rows, Sample

SAMPLES = (
    Sample(
        headline="甲街道推进红色物业",
        paragraphs=("本报讯（记者张三）10 月 27 日，甲街道便 民 服 务中心启用。", "居民说好。"),
        district="东区",
        streets=("甲街道",),
        communities=("荷花社区",),
        reporters=("张三",),
        earliest="2021-10-27",
    ),
    Sample(
        paragraphs=("没有标题的文章，说到便民服务。",),
        district="东区",
        streets=("乙街道",),
        kind="photo",
        earliest="2020-12-01",
        latest="2021-02-03",
    ),
    Sample(headline="充电桩进小区", paragraphs=("居民说好。",), district="西区"),
)

Search = Callable[..., SearchResults]


@pytest.fixture(params=["tantivy", "whoosh"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Rows, Engine]]:
    rows = Rows.make(tmp_path, SAMPLES)
    engine = open_engine(tmp_path / "index", request.param)
    catch_up(rows.database, engine)
    yield rows, engine
    engine.close()
    rows.database.close()


@pytest.fixture
def run(archive: tuple[Rows, Engine]) -> Search:
    rows, engine = archive

    def searched(**asked: object) -> SearchResults:
        with rows.database.reading() as session:
            return search(session, engine, SearchRequest(**asked))  # type: ignore[arg-type]

    return searched


def ids(results: SearchResults) -> list[int]:
    return [hit.article.id for hit in results.hits]


def counts(values: tuple[FacetValue, ...]) -> dict[str, int]:
    return {value.label: value.count for value in values}


def test_a_hit_shows_where_it_stands(run: Search) -> None:
    results = run(q='"便民服务"')
    assert (results.total, set(ids(results))) == (2, {1, 2})
    shown = {hit.article.id: [f.text for f in hit.snippet if f.hit] for hit in results.hits}
    assert shown == {1: ["便 民 服 务"], 2: ["便民服务"]}
    title = next(hit.title for hit in results.hits if hit.article.id == 2)
    assert "".join(f.text for f in title) == "没有标题的文章，说到便民服务。"  # the opening, for want of a headline


def test_counts_have_labels_and_know_what_is_chosen(run: Search) -> None:
    facets = run(street=("s-甲街道",), month=("2021",)).facets
    assert facets["street"] == (
        FacetValue("s-乙街道", "乙街道", 1),
        FacetValue("s-甲街道", "甲街道", 1, chosen=True),
    )
    assert counts(facets["month"]) == {"2021年10月": 1, "2021年": 1}
    assert counts(facets["kind"]) == {"消息": 1}
    assert counts(facets["community"]) == {"荷花社区": 1}
    assert [value.value for value in run().facets["month"]] == [
        "2021-10",
        "2021-02",
        "2021-01",
        "2021",
        "2020-12",
        "2020",
    ]


def test_a_chosen_value_that_nothing_has_is_still_shown(run: Search) -> None:
    results = run(q="充电桩", street=("s-甲街道",))
    assert results.total == 0
    assert results.facets["street"] == (FacetValue("s-甲街道", "甲街道", 0, chosen=True),)
    assert "不限街道有1篇。" in results.notes


def test_a_range_matches_by_overlap_and_undated_articles_are_counted(run: Search) -> None:
    results = run(since="2021-02", until="2021-06")
    assert (ids(results), results.undated) == ([2], 1)
    assert ids(run(undated=True)) == [3]
    assert run(since="明年").notes


def test_an_empty_query_lists_everything_newest_first(run: Search) -> None:
    assert ids(run()) == [1, 2, 3]
    assert ids(run(per_page=2, page=2)) == [3]
    assert ids(run(page=99)) == []


def test_chips_lead_to_the_search_without_the_widening(run: Search) -> None:
    results = run(q="居民充电桩")
    assert ids(results) == [3]
    (chip,) = results.chips
    assert (chip.active, chip.count) == (True, 1)
    taken = run(**{name: getattr(chip.request, name) for name in ("q", "without")})
    assert "words" in chip.request.without
    assert all(not other.active for other in taken.chips if other.label == chip.label)


def test_another_spelling_is_a_search_of_its_own(run: Search) -> None:
    results = run(q="充电庄", page=3)
    assert results.did_you_mean == SearchRequest(q="充电桩")


def test_what_the_archive_covers_is_said_where_nothing_is_found(run: Search) -> None:
    assert "馆藏文章的日期从2020年12月到2021年10月。" in run(q="登月").notes


def test_an_article_that_is_gone_since_the_index_saw_it_is_left_out(archive: tuple[Rows, Engine], run: Search) -> None:
    archive[0].delete(1)
    assert ids(run(q="红色物业")) == []


@pytest.mark.parametrize(
    "asked", [{"q": "居民"}, {"q": "登月"}, {"q": "居民充电桩"}, {"q": '"便民"', "sort": "newest"}]
)
def test_a_page_costs_few_statements_however_many_hits(
    archive: tuple[Rows, Engine], run: Search, asked: dict[str, str]
) -> None:
    archive[0].add(*SAMPLES * 10)
    catch_up(archive[0].database, archive[1])
    run(**asked)
    statements: list[str] = []
    event.listen(archive[0].database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert run(**asked).total >= 0
    assert len(statements) <= 9, statements


def test_hostile_queries_give_a_page(run: Search) -> None:
    for q in ("的 " * 3000, "*", "(" * 900 + "的", "的" * 3000, "-", '"', "：", "日期:", "a*b*c*d*e", "\ud800", "\x00"):
        results = run(q=q)
        assert results.total >= 0


def test_suggestions(archive: tuple[Rows, Engine]) -> None:
    rows, engine = archive
    with rows.database.reading() as session:
        found = {typed: suggest(session, engine, typed) for typed in ("甲", "jia", "张", "充电", "", "登月")}
    assert [(s.kind, s.label) for s in found["甲"]] == [("street", "甲街道"), ("headline", "甲街道推进红色物业")]
    assert [(s.kind, s.value) for s in found["jia"]] == [("street", "s-甲街道"), ("headline", "1")]
    assert [(s.kind, s.label) for s in found["张"]] == [("reporter", "张三")]
    assert [(s.kind, s.value) for s in found["充电"]] == [("headline", "3")]
    assert found[""] == found["登月"] == ()

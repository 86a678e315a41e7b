"""Corrections by editors: what a sidecar says of single articles, kept through recuts, and never silently without effect."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.database import Database
from app.ingest.correct import correct, idle
from app.ingest.job import Rules, ingest, recut
from app.ingest.values import TITLES, Article, Block, Confidence, Correction, Kind, Page, Role, Sidecar, Source
from app.models import Article as Row
from app.places import load_gazetteer
from app.settings import ROOT

TEXT = """便民服务搬上河堤

## 石桥社区的一天

本报讯（记者 李明远）6月3日，柳溪街道石桥社区把办事窗口搬到河堤上，当天办结三十二件小事。

居民赵桂兰说，以前要跑两趟的事，现在散步路上就办好了。"""

ARTICLE = Article(
    Kind.NEWS,
    (
        Block(Role.KICKER, "便民服务搬上河堤", (1,)),
        Block(Role.HEADLINE, "石桥社区的一天", (3,)),
        Block(Role.PARAGRAPH, "本报讯（记者 李明远）6月3日，柳溪街道石桥社区办结三十二件小事。", (5,)),
    ),
    reporters=("李明远",),
    date="2023-06-03?",
    streets=("柳溪街道",),
    confidence=Confidence(cut=0.9, title=0.4, date=0.6, place=0.7),
)


def corrected(*corrections: Correction, articles: Sequence[Article] = (ARTICLE,)) -> Page:
    return correct(Page(Source("page.txt", TEXT, sidecar=Sidecar(articles=corrections)), tuple(articles)))


def test_what_an_editor_says_stands_and_the_rest_is_left() -> None:
    (article,) = corrected(
        Correction(
            5, kicker="石桥社区的一天", headline="便民服务搬上河堤", date="2022-06-03", reporters=("李明", "周岚")
        )
    ).articles
    assert (article.headline, article.joined(Role.KICKER)) == ("便民服务搬上河堤", "石桥社区的一天")
    assert (article.date, article.date_evidence, article.reporters) == ("2022-06-03", "附注文件", ("李明", "周岚"))
    assert article.streets == ARTICLE.streets
    assert article.confidence == Confidence(cut=0.9, title=1.0, date=1.0, place=0.7)
    assert article.corrected == ("kicker", "headline", "date", "reporters")


def test_what_there_is_not_is_taken_away_and_its_lines_stay() -> None:
    (article,) = corrected(Correction(1, kicker="", date="", streets=())).articles
    assert [block.role for block in article.blocks] == [Role.HEADLINE, Role.PARAGRAPH]
    assert (article.date, article.streets) == (None, ())
    assert article.lines == ARTICLE.lines


@given(st.lists(st.tuples(st.sampled_from(TITLES), st.sampled_from(["", "新的标题"])), max_size=4))
def test_no_correction_of_titles_loses_a_line(said: list[tuple[Role, str]]) -> None:
    titles: dict[str, Any] = dict(said)
    (article,) = corrected(Correction(3, **titles)).articles
    assert article.lines == ARTICLE.lines
    bare = replace(ARTICLE, blocks=ARTICLE.blocks[1:2])
    (article,) = corrected(Correction(3, **titles), articles=[bare]).articles
    assert article.lines == (3,)


def test_a_correction_of_no_article_is_told() -> None:
    page = corrected(Correction(4, headline="x"), Correction(5, headline="y"))
    assert list(idle(page)) == [4]


@pytest.fixture
def rules() -> Rules:
    return Rules(load_gazetteer([ROOT / "seeds" / "places.csv"]))


def headlines(database: Database) -> list[tuple[int, str, list[str]]]:
    with database.reading() as session:
        return [(row.id, row.headline, row.corrected) for row in session.scalars(select(Row).order_by(Row.id))]


def test_a_sidecar_written_later_mends_the_stored_article_for_good(
    database: Database, rules: Rules, tmp_path: Path
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    ingest(database, [path], rules)
    ((id_, _, nothing),) = headlines(database)
    assert not nothing
    path.with_suffix(".yaml").write_text(
        "articles:\n- line: 5\n  headline: 窗口搬上河堤\n- line: 99\n  deck: 无\n", "utf-8"
    )
    report = ingest(database, [path], rules)
    assert [failure.reason for failure in report.failures] == [
        "its sidecar corrects the article at line 99, where none is; the rest went in"
    ]
    mended = [(id_, "窗口搬上河堤", ["headline"])]
    assert headlines(database) == mended
    recut(database, rules)
    assert headlines(database) == mended

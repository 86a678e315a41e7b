"""Which stories are told: a judgement by reading of all threads of the sample pages and of the real pages.

The judgement is kept as names.  Those of real pages stand here as short words only.
"""

import pytest
from sqlalchemy import select

from app.database import Database
from app.digest.threads import least, most
from app.models import Article
from app.queries.thread import ThreadView, read_thread
from app.queries.threads import ThreadRow, read_threads

# What a reader of the sample pages would name, and what else of what is shown is a story.
SAMPLE_STORIES = {
    "邻里食堂", "澄河里", "敲门行动", "文庙夜市", "雁塘湿地", "板凳议事", "老旧小区改造", "南塘农贸市场", "项目管家", "荷花节",
}  # fmt: skip
SAMPLE_ALSO_REAL = {"滨河步道", "机床厂家属院", "咸淡本", "质量监督员"}
REAL_STORIES = {"世界城", "红色物业", "四张图谱", "文明城市"}
REAL_ALSO_REAL = {"疫情防控", "复工复产", "五个一", "万人助万企", "人居环境", "网上招商", "双鹤华利", "红色引擎"}
LEAST_REAL = 0.8


def shown(database: Database) -> tuple[ThreadRow, ...]:
    with database.reading() as session:
        return read_threads(session, per_page=1000).threads


def told(row: ThreadRow, stories: set[str]) -> bool:
    return any(story in term for story in stories for term in row.terms)


def test_what_a_reader_of_the_sample_pages_would_name_is_there(sample_pages: Database) -> None:
    rows = shown(sample_pages)
    assert {story for story in SAMPLE_STORIES if not any(told(row, {story}) for row in rows)} == set()


def test_most_threads_of_the_sample_pages_are_stories(sample_pages: Database) -> None:
    rows = shown(sample_pages)
    real = [row.name for row in rows if told(row, SAMPLE_STORIES | SAMPLE_ALSO_REAL)]
    assert len(real) >= LEAST_REAL * len(rows), [row.name for row in rows if row.name not in real]


def test_what_a_reader_of_the_real_pages_would_name_is_there(real_pages: Database) -> None:
    rows = shown(real_pages)
    assert {story for story in REAL_STORIES if not any(told(row, {story}) for row in rows)} == set()


def test_most_threads_of_the_real_pages_are_stories(real_pages: Database) -> None:
    rows = shown(real_pages)
    real = [row.name for row in rows if told(row, REAL_STORIES | REAL_ALSO_REAL)]
    assert len(real) >= LEAST_REAL * len(rows), [row.name for row in rows if row.name not in real]


def test_no_story_is_told_twice(sample_pages: Database) -> None:
    rows = shown(sample_pages)
    for story in SAMPLE_STORIES:
        assert sum(told(row, {story}) for row in rows) == 1, story


def test_a_thread_goes_from_its_beginning_to_its_end(sample_pages: Database) -> None:
    thread = view(sample_pages, "chengheli")
    assert "签约" in text(sample_pages, thread.entries[0].article.id)
    days = [entry.since for entry in thread.entries if entry.since]
    assert days == sorted(days)
    assert (thread.row.since, thread.row.until) == (days[0], days[-1])
    assert {count.place.name for count in thread.row.places} >= {"青溪区", "望澄街道"}


def test_the_articles_of_a_thread_hold_one_of_its_terms(sample_pages: Database) -> None:
    for row in shown(sample_pages):
        thread = view(sample_pages, row.slug)
        assert row.count == len(thread.entries) >= 2
        for entry in thread.entries:
            printed = text(sample_pages, entry.article.id)
            assert any(term in printed for term in row.terms), (row.name, entry.article.id)


def test_the_figures_of_a_thread_stand_in_its_articles(sample_pages: Database) -> None:
    thread = view(sample_pages, "chengheli")
    figures = [figure for group in thread.figures for figure in group.figures]
    assert len(figures) > 10
    ids = {entry.article.id for entry in thread.entries}
    assert {figure.article_id for figure in figures} <= ids
    money = next(group for group in thread.figures if group.unit == "元")
    assert {figure.number for figure in money.figures} >= {1.8e9, 6.7e8, 1.12e9, 2.6e8}


@pytest.mark.parametrize(
    ("articles", "fewest", "most_of"), [(1, 2, 4), (44, 2, 27), (1000, 3, 126), (100_000, 5, 1265)]
)
def test_how_many_articles_make_a_thread(articles: int, fewest: int, most_of: int) -> None:
    assert (least(articles), most(articles)) == (fewest, most_of)


def view(database: Database, slug: str) -> ThreadView:
    with database.reading() as session:
        thread = read_thread(session, slug)
    assert thread is not None
    return thread


def text(database: Database, article_id: int) -> str:
    """An article as terms are written: without blanks, quotes and middle dots."""
    with database.reading() as session:
        blocks = session.scalar(select(Article.blocks).where(Article.id == article_id)) or []
    printed = "".join(block["text"] for block in blocks)
    return "".join(char for char in printed if char not in '“”"·' and not char.isspace())

"""Pages stored, stored again, corrected and cut differently: nothing is lost, no address breaks."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app import models
from app.database import Database
from app.ingest.store.articles import Outcome
from app.ingest.store.pages import Stored, dated_pages, is_stored, store_page
from app.ingest.values import Article, Block, Kind, Page, Role, Sidecar, Source

TEXT = (
    "河边步道修好了\n本报讯（记者李明远）6月3日，柳溪街道的步道开放。\n老街亮灯\n6月4日，石桥社区老街亮灯。\n孙小北 摄"
)


def block(role: Role, text: str, *lines: int) -> Block:
    return Block(role, text, lines)


PATH = Article(
    Kind.NEWS,
    (
        block(Role.HEADLINE, "河边步道修好了", 1),
        block(Role.PARAGRAPH, "本报讯（记者李明远）6月3日，柳溪街道的步道开放。", 2),
    ),
    reporters=("李明远",),
    date="2023-06-03",
    streets=("柳溪街道",),
)
LIGHTS = Article(
    Kind.PHOTO,
    (
        block(Role.HEADLINE, "老街亮灯", 3),
        block(Role.CAPTION, "6月4日，石桥社区老街亮灯。", 4),
        block(Role.BYLINE, "孙小北 摄", 5),
    ),
    photographers=("孙小北",),
    communities=("石桥社区",),
)
PAGE = Page(
    Source("a.txt", TEXT, location="/pages/a.txt"),
    (PATH, LIGHTS),
    district="青岚区",
    year=2023,
    issued="2023-06-05",
)


def street_of(district: str, level: str, name: str) -> str | None:
    return "柳溪街道" if (district, level, name) == ("青岚区", "community", "石桥社区") else None


def store(database: Database, page: Page) -> Stored:
    with database.writing() as session:
        return store_page(session, page, street_of, "青岚日报")


def articles(database: Database) -> Sequence[models.Article]:
    options = selectinload(models.Article.credits), selectinload(models.Article.places)
    with database.reading() as session:
        return session.scalars(select(models.Article).order_by(models.Article.position).options(*options)).all()


def generation(database: Database) -> int:
    with database.reading() as session:
        return session.get_one(models.Archive, 1).generation


def test_a_page_is_stored_whole(database: Database) -> None:
    stored = store(database, PAGE)
    assert (stored.page, stored.articles) == (Outcome.ADDED, {Outcome.ADDED: 2})
    path, lights = articles(database)
    assert (path.headline, path.opening, path.dated_by) == ("河边步道修好了", "6月3日，柳溪街道的步道开放。", "date")
    assert (lights.dated_by, str(lights.earliest), lights.issued) == ("issued", "2023-06-05", "2023-06-05")
    assert [(credit.role, credit.name) for credit in lights.credits] == [("photographer", "孙小北")]
    with database.reading() as session:
        assert is_stored(session, PAGE.source)
        page = session.scalars(select(models.Page)).one()
        assert (page.text, page.newspaper) == (TEXT, "青岚日报")


def test_places_know_their_district_and_street_and_have_readable_addresses(database: Database) -> None:
    store(database, PAGE)
    with database.reading() as session:
        rows = {row.name: row for row in session.scalars(select(models.Place))}
    assert {name: row.slug for name, row in rows.items()} == {
        "青岚区": "qinglan",
        "柳溪街道": "qinglan-liuxi",
        "石桥社区": "qinglan-shiqiao",
    }
    assert rows["石桥社区"].parent_id == rows["柳溪街道"].id
    assert rows["柳溪街道"].parent_id == rows["青岚区"].id


def test_the_same_village_of_two_districts_is_two_places(database: Database) -> None:
    for name, district in (("a", "青岚区"), ("b", "云台区")):
        article = replace(PATH, streets=(), villages=("李庄村",))
        store(database, replace(PAGE, source=Source(name, TEXT + name), articles=(article,), district=district))
    with database.reading() as session:
        slugs = session.scalars(select(models.Place.slug).where(models.Place.name == "李庄村")).all()
    assert sorted(slugs) == ["qinglan-lizhuang", "yuntai-lizhuang"]


def test_storing_the_same_again_raises_nothing(database: Database) -> None:
    store(database, PAGE)
    before = generation(database)
    stored = store(database, PAGE)
    assert (stored.page, stored.articles) == (Outcome.UNCHANGED, {Outcome.UNCHANGED: 2})
    assert generation(database) == before


def test_a_change_of_one_article_leaves_the_other_alone(database: Database) -> None:
    store(database, PAGE)
    first = articles(database)
    better = replace(LIGHTS, date="2023-06-04", photographers=("孙小北", "周一鸣"))
    stored = store(database, replace(PAGE, articles=(PATH, better)))
    assert stored.articles == {Outcome.UNCHANGED: 1, Outcome.UPDATED: 1}
    second = articles(database)
    assert [row.id for row in first] == [row.id for row in second]
    assert first[0].generation == second[0].generation < second[1].generation
    assert [credit.name for credit in second[1].credits] == ["孙小北", "周一鸣"]


def test_a_new_sidecar_updates_the_page_and_keeps_the_ids(database: Database) -> None:
    store(database, PAGE)
    ids = [row.id for row in articles(database)]
    source = replace(PAGE.source, sidecar=Sidecar(newspaper="云台晚报", edition="城区版"))
    assert store(database, replace(PAGE, source=source)).page is Outcome.UPDATED
    assert [row.id for row in articles(database)] == ids
    with database.reading() as session:
        page = session.scalars(select(models.Page)).one()
        assert (page.newspaper, page.edition) == ("云台晚报", "城区版")


def test_a_corrected_file_updates_its_page_though_its_lines_moved(database: Database) -> None:
    store(database, PAGE)
    ids = [row.id for row in articles(database)]
    moved = [
        replace(article, blocks=tuple(replace(b, lines=tuple(n + 1 for n in b.lines)) for b in article.blocks))
        for article in PAGE.articles
    ]
    source = replace(PAGE.source, text="\n" + TEXT)
    assert store(database, replace(PAGE, source=source, articles=tuple(moved))).page is Outcome.UPDATED
    assert [row.id for row in articles(database)] == ids


def test_lines_that_changed_places_take_their_ids_along(database: Database) -> None:
    store(database, PAGE)
    ids = {row.headline: row.id for row in articles(database)}
    lines = TEXT.split("\n")
    lights, path = (
        replace(article, blocks=tuple(replace(b, lines=tuple(n + by for n in b.lines)) for b in article.blocks))
        for article, by in ((LIGHTS, -2), (PATH, 3))
    )
    source = replace(PAGE.source, text="\n".join(lines[2:] + lines[:2]))
    store(database, replace(PAGE, source=source, articles=(lights, path)))
    assert {row.headline: row.id for row in articles(database)} == ids


@pytest.mark.parametrize(("kept", "outcome"), [(3, Outcome.UPDATED), (2, Outcome.ADDED)])
def test_a_file_is_a_correction_where_half_of_its_lines_are_the_same(
    database: Database, kept: int, outcome: Outcome
) -> None:
    store(database, PAGE)  # five lines
    lines = TEXT.split("\n")[:kept] + [f"另一行，第{number}行。" for number in range(5 - kept)]
    article = Article(Kind.NEWS, (block(Role.PARAGRAPH, "".join(lines), 1, 2, 3, 4, 5),))
    source = replace(PAGE.source, text="\n".join(lines))
    assert store(database, replace(PAGE, source=source, articles=(article,))).page is outcome


def test_the_sidecar_says_more_of_a_page_than_its_folio_line(database: Database) -> None:
    source = replace(PAGE.source, sidecar=Sidecar(newspaper="云台晚报", page_number="A05"))
    store(database, replace(PAGE, source=source, newspaper="误认日报", edition="城区版", page_number="5"))
    with database.reading() as session:
        page = session.scalars(select(models.Page)).one()
        assert (page.newspaper, page.edition, page.page_number) == ("云台晚报", "城区版", "A05")


def test_a_gazetteer_that_comes_later_tells_the_street_office(database: Database) -> None:
    with database.writing() as session:
        store_page(session, PAGE, lambda *_: None)
    store(database, PAGE)
    with database.reading() as session:
        rows = {row.name: row for row in session.scalars(select(models.Place))}
    assert rows["石桥社区"].parent_id == rows["柳溪街道"].id


def test_only_pages_whose_year_is_sure_are_evidence_for_others(database: Database) -> None:
    store(database, replace(PAGE, year_certain=True))
    guessed = Source("b.txt", "另一版\n" + TEXT)
    store(database, replace(PAGE, source=guessed, year_certain=False))
    with database.reading() as session:
        assert [page.name for page in dated_pages(session, without=())] == ["a.txt"]
        assert dated_pages(session, without=[PAGE.source.text_hash]) == []


def test_a_new_page_under_an_old_file_name_leaves_the_old_page(database: Database) -> None:
    store(database, PAGE)
    other = Article(Kind.NEWS, (block(Role.PARAGRAPH, "全然不同的一版。", 1),))
    source = replace(PAGE.source, text="全然不同的一版。")
    assert store(database, replace(PAGE, source=source, articles=(other,))).page is Outcome.ADDED
    assert len(articles(database)) == 3


def test_an_article_merged_away_redirects_and_leaves_a_tombstone(database: Database) -> None:
    store(database, PAGE)
    path, lights = articles(database)
    one = replace(PATH, blocks=PATH.blocks + LIGHTS.blocks)
    assert store(database, replace(PAGE, articles=(one,))).articles == {Outcome.UPDATED: 1, Outcome.REMOVED: 1}
    kept = articles(database)[0].id
    gone = ({path.id, lights.id} - {kept}).pop()
    with database.reading() as session:
        assert session.get_one(models.Redirect, gone).article_id == kept
        assert session.get_one(models.Tombstone, gone).generation == generation(database)


def test_redirects_follow_on_when_their_goal_goes(database: Database) -> None:
    store(database, PAGE)
    first = {row.id for row in articles(database)}
    one = replace(PATH, blocks=PATH.blocks + LIGHTS.blocks)
    store(database, replace(PAGE, articles=(one,)))
    store(database, replace(PAGE, articles=(), furniture=(1, 2, 3, 4, 5)))
    with database.reading() as session:
        page_id = session.scalars(select(models.Page.id)).one()
        redirects = {row.old_id: (row.article_id, row.page_id) for row in session.scalars(select(models.Redirect))}
    assert redirects == dict.fromkeys(first, (None, page_id))


def test_an_id_is_never_given_twice(database: Database) -> None:
    store(database, PAGE)
    old = {row.id for row in articles(database)}
    store(database, replace(PAGE, articles=(), furniture=(1, 2, 3, 4, 5)))
    store(database, PAGE)
    assert not old & {row.id for row in articles(database)}

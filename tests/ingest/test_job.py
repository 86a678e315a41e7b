"""Ingest and recut over real files: idempotent, and what fails costs nothing else."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import select

from app.database import Database
from app.ingest.job import Report, Rules, ingest, recut
from app.ingest.read_milestones import read_milestones
from app.ingest.store.articles import Outcome
from app.models import Article, Page
from app.places import load_gazetteer
from app.settings import ROOT

SAMPLES = ROOT / "seeds" / "pages"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return Rules(
        load_gazetteer([ROOT / "seeds" / "places.csv"]),
        read_milestones([ROOT / "seeds" / "milestones.csv"]),
        "青岚日报",
    )


def run(database: Database, rules: Rules, *paths: Path) -> Report:
    return ingest(database, paths, rules)


def addresses(database: Database) -> Sequence[tuple[int, str]]:
    with database.reading() as session:
        return [(id_, headline) for id_, headline in session.execute(select(Article.id, Article.headline))]


def test_a_second_run_adds_nothing_and_a_recut_keeps_every_address(database: Database, rules: Rules) -> None:
    first = run(database, rules, SAMPLES)
    assert not first.failures
    assert first.pages[Outcome.ADDED] == len(list(SAMPLES.glob("*.txt")))
    before = addresses(database)
    second = run(database, rules, SAMPLES)
    assert second.pages == {Outcome.UNCHANGED: first.pages[Outcome.ADDED]}
    assert not second.articles
    third = recut(database, rules)
    assert set(third.articles) == {Outcome.UNCHANGED}
    assert addresses(database) == before


def test_what_fails_is_named_and_the_rest_goes_in(database: Database, rules: Rules, tmp_path: Path) -> None:
    for page in sorted(SAMPLES.glob("*.txt"))[:2]:
        shutil.copy(page, tmp_path)
    (tmp_path / "a-empty.txt").touch()
    (tmp_path / "b-binary.txt").write_bytes(bytes(range(256)) * 9)
    report = run(database, rules, tmp_path, tmp_path / "nowhere")
    assert report.pages == {Outcome.ADDED: 2}
    assert [Path(failure.name).name for failure in report.failures] == ["nowhere", "a-empty.txt", "b-binary.txt"]


def test_the_same_text_in_another_encoding_is_the_same_page(database: Database, rules: Rules, tmp_path: Path) -> None:
    page = min(SAMPLES.glob("*.txt"))
    run(database, rules, page)
    again = tmp_path / "other.txt"
    again.write_bytes(page.read_text(encoding="utf-8").encode("gb18030"))
    if page.with_suffix(".yaml").exists():
        shutil.copy(page.with_suffix(".yaml"), again.with_suffix(".yaml"))
    assert run(database, rules, again).pages == {Outcome.UNCHANGED: 1}


def test_a_page_without_a_year_gets_it_from_one_that_comes_later(
    database: Database, rules: Rules, tmp_path: Path
) -> None:
    first, later = tmp_path / "first.txt", tmp_path / "later.txt"
    shared = "望澄街道党工委书记葛守诚、办事处主任沈立言到柏杨里综合体，看“柏杨邻里节”和“暖心敲门”怎么办"
    first.write_text(f"河岸换了新颜\n本报讯（记者李明远）3月2日，青溪区{shared}。\n", encoding="utf-8")
    later.write_text(
        f"澄川日报2022年3月18日 第6版\n河岸步道开放\n本报讯（记者李明远）3月16日，青溪区{shared}。\n", encoding="utf-8"
    )
    run(database, rules, first)
    assert years(database) == [None]
    run(database, rules, later)
    assert years(database) == [2022, 2022]


def years(database: Database) -> Sequence[int | None]:
    with database.reading() as session:
        return session.scalars(select(Page.year).order_by(Page.id)).all()


def test_one_text_with_two_sidecars_is_refused_rather_than_corrected_forever(
    database: Database, rules: Rules, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        shutil.copy(SAMPLES / "qingxi-01.txt", tmp_path / f"{name}.txt")
    (tmp_path / "b.yaml").write_text("edition: B", encoding="utf-8")
    first, second = run(database, rules, tmp_path), run(database, rules, tmp_path)
    assert first.pages == {Outcome.ADDED: 1}
    assert second.pages == {Outcome.UNCHANGED: 1}
    assert "another sidecar" in first.failures[0].reason
    assert first.failures == second.failures


def test_a_page_that_breaks_the_cutting_leaves_the_others(
    database: Database, rules: Rules, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.ingest import job
    from app.ingest.cut import cut_pages

    def break_on_one(sources, *rest):  # type: ignore[no-untyped-def]
        if any("崩" in source.text for source in sources):
            raise RuntimeError("a rule's assumption does not hold")
        return cut_pages(sources, *rest)

    monkeypatch.setattr(job, "cut_pages", break_on_one)
    (tmp_path / "good.txt").write_text("桥修好了\n本报讯（记者李明远）6月3日，柳溪街道的桥修好了。\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("崩。\n", encoding="utf-8")
    report = run(database, rules, tmp_path)
    assert report.pages == {Outcome.ADDED: 1}
    assert "assumption" in report.failures[0].reason


def test_every_line_of_every_page_is_accounted_for(database: Database, rules: Rules) -> None:
    run(database, rules, SAMPLES)
    with database.reading() as session:
        for page in session.scalars(select(Page)):
            blocks = session.scalars(select(Article.blocks).where(Article.page_id == page.id))
            used = [number for article in blocks for block in article for number in block["lines"]] + page.furniture
            printed = [number for number, line in enumerate(page.text.split("\n"), 1) if line.strip()]
            assert sorted(used) == printed, page.source_name


def test_an_unknown_page_to_recut_is_named(database: Database, rules: Rules) -> None:
    assert [failure.name for failure in recut(database, rules, [99]).failures] == ["page 99"]

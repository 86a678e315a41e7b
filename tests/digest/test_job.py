"""The job after an ingest: skips when nothing changed, starts over when something does, keeps addresses."""

import datetime as dt
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.database import Database
from app.digest import follow, gather, job, weave
from app.digest.job import FOLLOWED, WOVEN, refresh
from app.digest.lexicon import Lexicon
from app.models import (
    Base,
    Digest,
    Reading,
    Similar,
    Term,
    Thread,
    ThreadArticle,
    ThreadFigure,
    ThreadPlace,
    ThreadRedirect,
    Topic,
)
from app.queries.thread import read_thread, thread_successor
from app.queries.threads import read_threads, threads_of_article
from tests.search.rows import Rows, Sample

FAIR = [
    Sample(
        "“萤火夜市”在石桥街道开张",
        ("“萤火夜市”有摊位120个，首晚迎客3000余人。",),
        district="青岚区",
        earliest="2021-05-01",
    ),
    Sample(
        "“萤火夜市”添了戏台",
        ("“萤火夜市”的戏台每周演出两场，摊位增至150个。",),
        district="青岚区",
        earliest="2021-07-09",
    ),
    Sample("雨后巡河", ("巡河队清理水草，两岸栽柳。",), district="青岚区", earliest="2021-08-01"),
]
MORE = Sample("“萤火夜市”收摊过冬", ("“萤火夜市”今年营业131天。",), district="青岚区", earliest="2021-11-30")
PATH = [
    Sample("“柳岸步道”开工", ("“柳岸步道”全长3.6公里。",), district="青岚区", earliest="2021-02-01"),
    Sample("“柳岸步道”贯通", ("“柳岸步道”从柳堤一直走到石桥。",), district="青岚区", earliest="2021-12-01"),
]


def threads(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {row.slug: row.count for row in read_threads(session).threads}


def test_an_empty_archive_has_nothing_to_digest(database: Database) -> None:
    report = refresh(database)
    assert not report.refreshed
    assert (report.articles, report.threads) == (0, 0)


def test_a_thread_is_found_with_its_figures(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR)
    report = refresh(rows.database)
    assert (report.refreshed, report.articles, report.threads) == (True, 3, 1)
    with rows.database.reading() as session:
        thread = read_thread(session, "yinghuoyeshi")
        assert thread is not None
        assert thread.row.name == "萤火夜市"
        assert [str(entry.since) for entry in thread.entries] == ["2021-05-01", "2021-07-09"]
        stalls = next(group for group in thread.figures if group.unit == "个")
        assert [figure.text for figure in stalls.figures] == ["120个", "150个"]
        assert [row.name for row in threads_of_article(session, thread.entries[0].article.id)] == ["萤火夜市"]
        assert read_thread(session, "gone") is None


def test_nothing_changed_means_nothing_to_do(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR)
    refresh(rows.database)
    with rows.database.reading() as session:
        before = session.scalar(select(Digest.computed_at))
    assert not refresh(rows.database).refreshed
    with rows.database.reading() as session:
        assert session.scalar(select(Digest.computed_at)) == before


def test_newer_rules_digest_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows.make(tmp_path, FAIR)
    refresh(rows.database)
    monkeypatch.setattr(job, "RULES", job.RULES + 1)
    assert refresh(rows.database).refreshed


def test_digesting_again_gives_the_same(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR + PATH)
    refresh(rows.database)
    tables = (Thread, ThreadArticle, ThreadFigure, Similar)
    with rows.database.writing() as session:
        first = [session.execute(select(*table.__table__.columns)).all() for table in tables]
        session.query(Digest).delete()
    assert refresh(rows.database).refreshed
    with rows.database.reading() as session:
        assert [session.execute(select(*table.__table__.columns)).all() for table in tables] == first


def test_a_thread_grows_under_its_address(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR)
    refresh(rows.database)
    (added,) = rows.add(MORE)
    assert refresh(rows.database).refreshed
    assert threads(rows.database) == {"yinghuoyeshi": 3}
    rows.delete(added)
    refresh(rows.database)
    assert threads(rows.database) == {"yinghuoyeshi": 2}


def test_an_address_is_kept_when_the_name_changes_and_leads_on_when_threads_merge(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR + PATH)
    refresh(rows.database)
    assert set(threads(rows.database)) == {"yinghuoyeshi", "liuanbudao"}
    with rows.database.writing() as session:  # as if an older digest had known two threads by other names
        fair = session.query(Thread).filter_by(slug="yinghuoyeshi").one()
        fair.slug, fair.name, fair.fingerprint = "old-fair", "夜市", "old"
        other = Thread(slug="older-fair", name="老夜市", terms=[], score=1.0, count=1, fingerprint="older")
        session.add(other)
        session.flush()
        session.add(ThreadRedirect(slug="oldest-fair", name="最老的夜市", thread_id=other.id))
        first = session.scalar(select(func.min(ThreadArticle.article_id)).where(ThreadArticle.thread_id == fair.id))
        session.add(ThreadArticle(thread_id=other.id, position=0, article_id=first, weight=1.0))
        session.query(Digest).delete()
    refresh(rows.database)
    assert set(threads(rows.database)) == {"old-fair", "liuanbudao"}
    with rows.database.reading() as session:
        assert thread_successor(session, "older-fair") == "old-fair"
        assert thread_successor(session, "oldest-fair") == "old-fair"


def test_a_thread_that_ended_may_return_to_its_address(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR)
    refresh(rows.database)
    with rows.database.reading() as session:
        second = session.scalar(select(func.max(ThreadArticle.article_id))) or 0
    rows.delete(second)
    refresh(rows.database)
    assert threads(rows.database) == {}
    with rows.database.reading() as session:
        assert thread_successor(session, "yinghuoyeshi") is None
        assert session.get(ThreadRedirect, "yinghuoyeshi") is not None
    rows.add(MORE)
    refresh(rows.database)
    assert threads(rows.database) == {"yinghuoyeshi": 2}
    with rows.database.reading() as session:
        assert session.get(ThreadRedirect, "yinghuoyeshi") is None


def test_an_ingest_in_between_makes_it_start_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows.make(tmp_path, FAIR)
    once, arrivals = weave.weave, [MORE]

    def weave_while_articles_arrive(*given: Any) -> object:
        woven = once(*given)
        if arrivals:
            rows.add(arrivals.pop())
        return woven

    monkeypatch.setattr(weave, "weave", weave_while_articles_arrive)
    assert refresh(rows.database).articles == 4
    assert threads(rows.database) == {"yinghuoyeshi": 3}


def test_a_crash_costs_one_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows.make(tmp_path, FAIR + PATH)
    monkeypatch.setattr(follow, "CHUNK", 2)
    take, steps = follow.take, iter([True, True, False])

    def take_until_the_crash(session: Session, step: follow.Step, lexicon: Lexicon) -> bool:
        if not next(steps, True):
            raise OSError("the machine went down")
        return take(session, step, lexicon)

    monkeypatch.setattr(follow, "take", take_until_the_crash)
    with pytest.raises(OSError, match="went down"):
        refresh(rows.database)
    with rows.database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Reading)) == 4
        assert not job.is_fresh(session)
    assert refresh(rows.database).refreshed
    assert threads(rows.database) == {"yinghuoyeshi": 2, "liuanbudao": 2}


CHANGES = st.lists(st.tuples(st.sampled_from(["add", "delete", "move"]), st.integers(0, 9)), min_size=1, max_size=5)
THREADS = (Thread, ThreadArticle, ThreadPlace, ThreadFigure, Similar, Topic)


def contents(database: Database, tables: Sequence[type[Base]]) -> dict[str, list[str]]:
    """All that was digested, but for numbers and addresses, which a thread keeps from its former days."""
    unlike = ("id", "thread_id", "slug")
    found = {}
    with database.reading() as session:
        for table in tables:
            columns = [column for column in table.__table__.columns if column.name not in unlike]
            if table is Reading:  # words have numbers as they come
                columns.remove(Reading.__table__.c.words)
            found[table.__tablename__] = sorted(map(repr, session.execute(select(*columns))))
        terms = session.execute(select(Term.text, Term.articles, Term.weights))
        found["terms"] = sorted(
            f"{text} {sorted(zip(array('I', articles), weights, strict=True))}"
            for text, articles, weights in terms
            if articles
        )
    return found


@pytest.mark.parametrize(("part", "tables"), [(0.0, (*FOLLOWED, *THREADS)), (99.0, FOLLOWED)], ids=["whole", "part"])
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_following_changes_gives_what_digesting_afresh_gives(
    changes: list[tuple[str, int]],
    part: float,
    tables: Sequence[type[Base]],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gather, "PART", part)
    rows = Rows.make(tmp_path_factory.mktemp("changes"), FAIR + PATH)
    ids = [1, 2, 3, 4, 5]
    for change, which in changes:
        refresh(rows.database)
        if change == "add":
            ids += rows.add([MORE, *FAIR, *PATH][which % 6])
        elif ids and change == "delete":
            rows.delete(ids.pop(which % len(ids)))
        elif ids:
            rows.move(ids[which % len(ids)], "石桥街道", dt.date(2020, 1 + which, 3))
    refresh(rows.database)
    followed = contents(rows.database, tables)
    refresh(rows.database, whole=True)
    tidied = contents(rows.database, (*FOLLOWED, *THREADS))
    with rows.database.writing() as session:
        for table in (*FOLLOWED, *WOVEN, Digest, Thread, ThreadRedirect):
            session.execute(delete(table))
    refresh(rows.database)
    assert contents(rows.database, tables) == followed
    assert contents(rows.database, (*FOLLOWED, *THREADS)) == tidied
    rows.database.close()


def test_an_article_that_goes_takes_its_digest_with_it(tmp_path: Path) -> None:
    rows = Rows.make(tmp_path, FAIR)
    refresh(rows.database)
    with rows.database.reading() as session:
        first = session.scalar(select(func.min(ThreadArticle.article_id))) or 0
    rows.delete(first)
    with rows.database.reading() as session:  # not yet digested again
        thread = read_thread(session, "yinghuoyeshi")
        assert thread is not None
        assert len(thread.entries) == 1

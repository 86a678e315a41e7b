"""The index follows the rows."""

from pathlib import Path

import pytest
from sqlalchemy import event

from app.search import catchup, tantivy_writer
from app.search.catchup import catch_up, reindex
from app.search.engine import Document, Engine, EngineQuery, LockBusyError, Seen
from app.search.opening import open_engine
from app.search.query import Everything, Text
from tests.search.rows import Rows, Sample

SAMPLES = [
    Sample(
        headline=f"第{i}篇",
        paragraphs=(f"正文{i}。",),
        captions=("图为现场。",),
        byline=("本报记者 张三",),
        district="东区",
        streets=("甲街道",),
        reporters=("张三",),
        earliest="2021-10-05",
    )
    for i in range(7)
]


def found(engine: Engine, text: str) -> list[int]:
    return sorted(engine.search(EngineQuery(Text(text))).ids)


def test_every_article_goes_in_once(tmp_path: Path, engine: Engine) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    assert catch_up(rows.database, engine) == 7
    assert catch_up(rows.database, engine) == 0
    assert engine.seen() == Seen("test", 1)
    assert found(engine, "第3篇") == [4]
    assert len(found(engine, "图为现场")) == 7
    assert engine.count(EngineQuery(Everything()), ("district", "street", "reporter", "month")) == {
        "district": {"s-东区": 7},
        "street": {"s-甲街道": 7},
        "reporter": {"张三": 7},
        "month": {"2021": 7, "2021-10": 7},
    }
    assert engine.search(EngineQuery(Text("甲", ("street_name",)))).total == 7
    rows.database.close()


def test_only_what_changed_is_put_in(tmp_path: Path, engine: Engine) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    catch_up(rows.database, engine)
    rows.retitle(2, "换了标题")
    rows.delete(5)
    rows.add(Sample(headline="新来的"))
    assert catch_up(rows.database, engine) == 3
    assert found(engine, "换了标题") == [2]
    assert found(engine, "第1篇") == []
    assert found(engine, "第4篇") == []
    assert found(engine, "新来的") == [8]
    assert engine.seen() == Seen("test", 4)
    rows.database.close()


def test_an_index_of_another_archive_is_made_again(tmp_path: Path, engine: Engine) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    engine.add([Document(id=99, headline="别家的")])
    engine.commit(Seen("another", 1))
    assert catch_up(rows.database, engine) == 7
    assert found(engine, "别家的") == []
    engine.commit(Seen("test", 50))  # as after a restore of the rows from a backup
    assert catch_up(rows.database, engine) == 7
    rows.database.close()


def test_reindex_makes_the_whole_index_again(tmp_path: Path, engine: Engine) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    catch_up(rows.database, engine)
    assert reindex(rows.database, engine) == 7
    assert engine.search(EngineQuery(Everything())).total == 7
    rows.database.close()


def test_a_failure_leaves_the_index_as_it_was(tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    catch_up(rows.database, engine)
    rows.retitle(2, "换了标题")
    monkeypatch.setattr(engine, "commit", lambda seen: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        catch_up(rows.database, engine)
    monkeypatch.undo()
    assert found(engine, "第1篇") == [2]
    assert catch_up(rows.database, engine) == 1
    assert found(engine, "换了标题") == [2]
    rows.database.close()


def test_a_long_run_that_is_cut_off_is_begun_again(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catchup, "CHUNK", 2)
    monkeypatch.setattr(tantivy_writer, "QUEUED", 3)
    rows = Rows.make(tmp_path, SAMPLES)
    monkeypatch.setattr(engine, "commit", lambda seen: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        catch_up(rows.database, engine)
    monkeypatch.undo()
    assert engine.seen() is None
    assert catch_up(rows.database, engine) == 7
    assert engine.search(EngineQuery(Everything())).total == 7
    rows.database.close()


def test_a_busy_index_is_left_alone(tmp_path: Path, engine: Engine) -> None:
    rows = Rows.make(tmp_path, SAMPLES)
    other = open_engine(tmp_path / "index", engine.name)
    other.add([Document(id=1)])
    with pytest.raises(LockBusyError):
        catch_up(rows.database, engine)
    other.close()
    assert catch_up(rows.database, engine) == 7
    rows.database.close()


def test_statements_grow_with_chunks_not_with_articles(
    tmp_path: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catchup, "CHUNK", 4)
    rows = Rows.make(tmp_path, SAMPLES)
    statements: list[str] = []
    event.listen(rows.database.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    assert catch_up(rows.database, engine) == 7
    assert (
        len([text for text in statements if text.startswith("SELECT")]) == 1 + 3 * 2 + 1
    )  # state, two chunks, none left
    rows.database.close()

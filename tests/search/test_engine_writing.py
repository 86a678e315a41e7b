"""How every engine's index changes: replaced, taken out, emptied, by one writer at a time."""

import gc
from pathlib import Path

import pytest

from app.search.engine import Document, Engine, EngineQuery, LockBusyError, Seen
from app.search.opening import open_engine
from app.search.query import Everything, Text
from tests.search.articles import SEEN, found, matched


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

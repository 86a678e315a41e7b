"""The promise of the archive: what stands in the text is found, and nothing else is."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.chinese import folded
from app.search.analysis import holds, units
from app.search.engine import Document, Engine, EngineQuery, Seen
from app.search.opening import open_engine
from app.search.query import Text
from tests.search.conftest import ENGINES

ALPHABET = "的一是红紅色物业業社区，。“”（）、：　 \u200b\n120２ＡaBé①²ﬁ臺台〇한が·—…%-"
TEXTS = st.text(st.sampled_from(ALPHABET) | st.characters(codec="utf-8"), max_size=30)
FIELDS = ("headline", "paragraphs", "captions", "deck", "byline")


def document(number: int, texts: Sequence[str]) -> Document:
    headline, deck, *rest = texts
    return Document(
        id=number,
        headline=headline,
        deck=deck,
        paragraphs=tuple(rest[::3]),
        captions=tuple(rest[1::3]),
        byline=tuple(rest[2::3]),
    )


def strings(document: Document) -> list[list[str]]:
    """The units of each printed string of a document."""
    printed = (document.headline, document.deck, *document.paragraphs, *document.captions, *document.byline)
    return [units(folded(text)) for text in printed]


def check(engine: Engine, documents: Sequence[Document], needle: str) -> None:
    part = units(folded(needle))
    expected = {d.id for d in documents if any(holds(text, part) for text in strings(d))}
    result = engine.search(EngineQuery(Text(needle), limit=len(documents)))
    assert set(result.ids) == expected, needle
    assert result.total == len(expected), needle


@pytest.fixture(scope="module", params=ENGINES)
def kept_engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """One engine for all examples of a test, emptied between them."""
    return open_engine(tmp_path_factory.mktemp("index"), request.param)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_string_of_generated_text_is_found_exactly(kept_engine: Engine, data: st.DataObject) -> None:
    pages = data.draw(st.lists(st.lists(TEXTS, min_size=2, max_size=8), min_size=1, max_size=5))
    documents = [document(number, texts) for number, texts in enumerate(pages, 1)]
    random.seed()  # hypothesis makes random numbers repeat, and Whoosh names its files by them
    kept_engine.clear()
    kept_engine.add(documents)
    kept_engine.commit(Seen("test", 1))
    source = data.draw(st.sampled_from([text for page in pages for text in page]))
    cut = units(folded(source))
    if cut:
        start = data.draw(st.integers(0, len(cut) - 1))
        end = data.draw(st.integers(start + 1, len(cut)))
        check(kept_engine, documents, " ".join(cut[start:end]))
    check(kept_engine, documents, data.draw(TEXTS))


def test_random_strings_of_real_pages_are_found_exactly(kept_engine: Engine, shared: Path) -> None:
    lines = [
        [line for line in path.read_text("utf-8").split("\n") if line.strip()]
        for path in sorted((shared / "seeds").glob("*.txt"))
    ]
    documents = [
        document(number, [*page[at : at + 1], "", *page[at + 1 : at + 8]])
        for number, (page, at) in enumerate(((page, at) for page in lines for at in range(0, len(page), 8)), 1)
    ]
    kept_engine.clear()
    kept_engine.add(documents)
    kept_engine.commit(Seen("test", 2))
    random_strings(kept_engine, documents, 2000)


def random_strings(engine: Engine, documents: Sequence[Document], count: int) -> None:
    """Strings of 1 to 12 units, cut anywhere, checked against plain scanning."""
    chance = random.Random(7)
    printed = [text for d in documents for text in strings(d) if text]
    held = {d.id: strings(d) for d in documents}
    for _ in range(count):
        text = chance.choice(printed)
        start = chance.randrange(len(text))
        part = text[start : start + chance.choice((1, 2, 3, 4, 6, 12))]
        expected = {number for number, texts in held.items() if any(holds(text, part) for text in texts)}
        result = engine.search(EngineQuery(Text(" ".join(part)), limit=len(documents)))
        assert set(result.ids) == expected, part
        assert result.total == len(expected), part

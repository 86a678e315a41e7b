"""The promise of the archive: what stands in the text is found, and nothing else is."""

import random
from collections.abc import Iterable, Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.chinese import folded
from app.database import Database
from app.models import Article, Credit, Place
from app.search.analysis import units
from app.search.catchup import catch_up
from app.search.engine import Document, Engine, EngineQuery, Seen
from app.search.opening import open_engine
from app.search.parse import parse
from app.search.query import Text
from tests.search.conftest import ENGINES

ALPHABET = "的一是红紅色物业業社区，。“”（）、：　 \u200b\n120２ＡaBé①²ﬁ臺台〇한が·—…%-"
TEXTS = st.text(st.sampled_from(ALPHABET) | st.characters(codec="utf-8"), max_size=30)
RANDOM, NAMES = 1800, 200


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


def row(parts: Sequence[str]) -> str:
    """Units in a row, so that one row is part of another exactly if its units stand there side by side."""
    return "\x1f" + "".join(f"{part}\x1f" for part in parts)


def rows(texts: Iterable[str]) -> str:
    """The units of each of several strings."""
    return "\n".join(row(units(folded(text))) for text in texts)


def strings(document: Document) -> str:
    return rows((document.headline, document.deck, *document.paragraphs, *document.captions, *document.byline))


def check(engine: Engine, documents: Sequence[Document], needle: str) -> None:
    part = units(folded(needle))
    expected = {d.id for d in documents if part and row(part) in strings(d)}
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


def test_random_strings_and_names_of_pages_are_found_exactly(kept_engine: Engine, pages: Database) -> None:
    """Of sample pages and of real ones where they are at hand.  As readers do it: typed in quotes, on pages cut and stored by the archive; checked against plain scanning."""
    kept_engine.clear()
    kept_engine.commit(Seen("another", 0))
    catch_up(pages, kept_engine)
    held, names = printed(pages)
    chance = random.Random(7)
    texts = [text.strip("\x1f").split("\x1f") for printed in held.values() for text in printed.split("\n")]
    wanted = [part_of(chance.choice([text for text in texts if text != [""]]), chance) for _ in range(RANDOM)]
    wanted += [units(folded(name)) for name in chance.choices(names, k=NAMES)]
    for part in wanted:
        expected = {number for number, text in held.items() if row(part) in text}
        understood = parse(f'"{" ".join(part)}"' if '"' not in part else f"“{' '.join(part)}”")
        result = kept_engine.search(EngineQuery(understood.where, limit=len(held)))
        assert set(result.ids) == expected, part
        assert result.total == len(expected), part


def printed(pages: Database) -> tuple[dict[int, str], list[str]]:
    """The units of each printed string of each article, and the names that articles are filed under."""
    with pages.reading() as session:
        articles = session.execute(select(Article.id, Article.blocks)).all()
        names = [*session.scalars(select(Credit.name)), *session.scalars(select(Place.name))]
    titles = ("headline", "kicker", "deck", "column")  # stored joined, where a page printed them on several lines
    held = {
        article.id: rows(
            [
                *(block["text"] for block in article.blocks if block["role"] not in titles),
                *("".join(b["text"] for b in article.blocks if b["role"] == role) for role in titles),
            ]
        )
        for article in articles
    }
    return held, names


def part_of(text: list[str], chance: random.Random) -> list[str]:
    """One to twelve units from anywhere in a string."""
    start = chance.randrange(len(text))
    return text[start : start + chance.choice((1, 2, 3, 4, 6, 12))]

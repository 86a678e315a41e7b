"""Does the best come first?  Queries with the articles that answer them, over sample and real pages.

The measure is the mean reciprocal rank: 1 for an answer at rank one, 1/2 at rank two, 0 where none of the first
twenty answers.  A query with a slip is followed by one click on the other spelling that the archive offers.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jieba
import pytest
from sqlalchemy import select

from app.chinese import folded
from app.database import Database
from app.models import Article, Page
from app.queries.lexicon import read_lexicon
from app.search.catchup import catch_up
from app.search.engine import Document, Engine, Seen
from app.search.find import Finder
from app.search.opening import open_engine
from app.search.request import SearchRequest
from app.search.synonyms import load_synonyms
from app.settings import Settings
from tests.conftest import SHARED

FILE = Path(__file__).with_name("evaluation.tsv")
FILLER = 10_000
FIRST_FILLER = 1_000_000
GOOD = 0.9


@dataclass(frozen=True)
class Question:
    kind: str
    query: str
    answers: tuple[tuple[str, str], ...]  # page, and a line or words of the article


@dataclass
class Archive:
    engine: Engine
    finder: Finder
    by_line: dict[tuple[str, int], int]
    texts: dict[str, dict[int, str]]  # page -> article -> folded text

    def ids(self, question: Question) -> set[int]:
        """The articles that answer a question."""
        found = set()
        for page, anchor in question.answers:
            if anchor.isdecimal() and page[0].isdigit():
                found.add(self.by_line[page, int(anchor)])
            else:
                found |= {number for number, text in self.texts[page].items() if folded(anchor) in text}
        return found

    def rank(self, question: Question) -> int | None:
        """The rank of the first answer among the first twenty hits."""
        found = self.finder.find(SearchRequest(q=question.query))
        if not found.result.total and found.did_you_mean:
            found = self.finder.find(SearchRequest(q=found.did_you_mean))
        wanted = self.ids(question)
        return next((rank for rank, number in enumerate(found.result.ids, 1) if number in wanted), None)


def rows() -> Iterator[list[str]]:
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def unanswerable() -> list[str]:
    """Questions of things that the sample pages do not speak of."""
    return [query for kind, query, *_ in rows() if kind == "none"]


def questions() -> list[Question]:
    found = []
    for kind, query, *answers in rows():
        if not answers:
            continue
        # Answers are parted by blanks, but words of an article may hold one (the two characters of a name).
        pairs = [part.partition(":") for part in answers[0].split(" ")]
        joined: list[tuple[str, str]] = []
        for page, colon, anchor in pairs:
            if colon:
                joined.append((page, anchor))
            else:
                joined[-1] = (joined[-1][0], joined[-1][1] + page)
        found.append(Question(kind, query, tuple(joined)))
    return found


@pytest.fixture(scope="module")
def library(pages: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    engine = open_engine(tmp_path_factory.mktemp("evaluation") / "index")
    catch_up(pages, engine)
    by_line: dict[tuple[str, int], int] = {}
    texts: defaultdict[str, dict[int, str]] = defaultdict(dict)
    with pages.reading() as session:
        statement = select(Article.id, Article.blocks, Page.source_name).join(Page, Page.id == Article.page_id)
        for number, blocks, name in session.execute(statement):
            page = Path(name).stem
            texts[page][number] = folded("".join(block["text"] for block in blocks))
            by_line.update({(page, line): number for block in blocks for line in block["lines"]})
        lexicon = read_lexicon(session)
    finder = Finder(engine, lexicon, load_synonyms(tuple(Settings(_env_file=None).synonym_files())))
    yield Archive(engine, finder, by_line, texts)
    engine.close()


def filler(count: int) -> Iterator[Document]:
    """Articles without sense, of jieba's words as often as they are in Chinese."""
    chance = random.Random(4)
    jieba.initialize()
    words = [(word, times) for word, times in jieba.dt.FREQ.items() if times > 20]
    chosen = iter(chance.choices([word for word, _ in words], [times for _, times in words], k=count * 90))
    for number in range(FIRST_FILLER, FIRST_FILLER + count):
        headline = "".join(next(chosen) for _ in range(7))
        paragraphs = tuple(
            "，".join("".join(next(chosen) for _ in range(8)) for _ in range(5)) + "。" for _ in range(2)
        )
        yield Document(number, headline=headline, paragraphs=paragraphs, kind="news")


def measure(library: Archive, asked: list[Question]) -> tuple[float, str]:
    """The mean reciprocal rank, and a line for each question that is not answered at rank one."""
    ranks = {question: library.rank(question) for question in asked}
    misses = "\n".join(f"{rank}\t{question.kind}\t{question.query}" for question, rank in ranks.items() if rank != 1)
    return sum(1 / rank for rank in ranks.values() if rank) / len(ranks), misses


def on_real_pages(question: Question) -> bool:
    return question.answers[0][0][0].isdigit()


def test_every_question_names_articles_that_are_there(library: Archive) -> None:
    asked = [q for q in questions() if not on_real_pages(q)]
    assert len(asked) >= 60
    assert [q.query for q in asked if not library.ids(q)] == []


def test_the_best_comes_first_on_sample_pages(library: Archive) -> None:
    mrr, misses = measure(library, [q for q in questions() if not on_real_pages(q)])
    assert mrr >= GOOD, misses


def test_the_best_comes_first_on_real_pages(library: Archive, shared: Path) -> None:
    mrr, misses = measure(library, [q for q in questions() if on_real_pages(q)])
    assert mrr >= GOOD, misses


def test_what_the_sample_pages_cannot_answer_stays_empty(archive: tuple[Settings, Database, Engine]) -> None:
    _, database, engine = archive
    with database.reading() as session:
        finder = Finder(engine, read_lexicon(session), load_synonyms(tuple(Settings(_env_file=None).synonym_files())))
    asked = unanswerable()
    assert len(asked) >= 20
    assert [query for query in asked if finder.find(SearchRequest(q=query)).result.total] == []


def test_the_best_comes_first_among_ten_thousand_others(library: Archive) -> None:
    """Last of all, as it fills the index."""
    seen = library.engine.seen()
    assert seen is not None
    library.engine.add(filler(FILLER))
    library.engine.commit(Seen(seen.archive, seen.generation))
    real = (SHARED / "seeds").is_dir()
    mrr, misses = measure(library, [q for q in questions() if real or not on_real_pages(q)])
    assert mrr >= GOOD, misses

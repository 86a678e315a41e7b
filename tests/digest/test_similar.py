"""Nearest articles by postings are those that comparing everything with everything gives."""

from array import array
from collections import Counter
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.digest.similar import LEAST, NEAREST, Neighbourhood, similar_rows
from app.digest.vectors import Vectors, WordCounts
from app.queries.similar import similar_articles

WORDS = st.sampled_from(["河岸", "步道", "灯会", "夜市", "书房", "荷塘", "栈道", "老街", "板凳", "清淤"])
ARTICLES = st.lists(st.lists(WORDS, max_size=8), min_size=2, max_size=12)


def weighed(articles: list[list[str]]) -> Vectors:
    numbers = {word: number for number, word in enumerate(sorted({*chain.from_iterable(articles)}), 1)}
    counts = WordCounts()
    for words in articles:
        held = Counter(words)
        counts.add(array("I", map(numbers.__getitem__, held)).tobytes(), bytes(held.values()))
    return Vectors(range(len(articles)), ["", *numbers], map(counts.vector, range(len(articles))))


@given(ARTICLES)
def test_the_nearest_are_found(articles: list[list[str]]) -> None:
    vectors = weighed(articles)
    whole = [dict(vectors.items(i)) for i in range(len(articles))]
    every = range(len(articles))
    found = {row["article_id"]: row["others"] for row in similar_rows(vectors, Neighbourhood(vectors), every)}
    for one, mine in enumerate(whole):
        cosines = [sum(w * other.get(t, 0.0) for t, w in mine.items()) for other in whole]
        expected = sorted((c for i, c in enumerate(cosines) if i != one and c >= LEAST), reverse=True)[:NEAREST]
        scores = [score for _, score, _ in found.get(one, [])]
        assert len(scores) == len(expected)
        assert all(abs(a - b) < 2e-3 for a, b in zip(scores, expected, strict=True))
        assert all(other != one for other, _, _ in found.get(one, []))


@given(ARTICLES, st.integers(0, 11))
def test_looking_around_one_article_alone_finds_the_same(articles: list[list[str]], which: int) -> None:
    vectors, one = weighed(articles), which % len(articles)
    around = Neighbourhood(vectors, [vectors.vector(one)])
    assert around.nearest(one) == Neighbourhood(vectors).nearest(one)


@given(ARTICLES)
def test_vectors_have_length_one_or_none(articles: list[list[str]]) -> None:
    vectors = weighed(articles)
    for article in range(len(articles)):
        length = sum(weight * weight for _, weight in vectors.items(article))
        assert length == 0 or abs(length - 1) < 5e-3


def test_an_article_of_a_story_leads_to_the_others(sample_pages: Database) -> None:
    from sqlalchemy import select

    from app.models import Article

    with sample_pages.reading() as session:
        signing = session.scalar(select(Article.id).where(Article.headline.like("%落户青溪%"))) or 0
        near = similar_articles(session, signing)
    assert 0 < len(near) <= NEAREST
    assert "澄河里" in near[0].article.headline
    assert near[0].terms
    assert [n.score for n in near] == sorted((n.score for n in near), reverse=True)

"""Nearest articles by postings are those that comparing everything with everything gives."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.digest.similar import LEAST, NEAREST, Neighbourhood, similar_rows
from app.digest.vectors import WordCounts
from app.queries.similar import similar_articles

WORDS = st.sampled_from(["河岸", "步道", "灯会", "夜市", "书房", "荷塘", "栈道", "老街", "板凳", "清淤"])
ARTICLES = st.lists(st.lists(WORDS, max_size=8), min_size=2, max_size=12)


def counted(articles: list[list[str]]) -> WordCounts:
    counts = WordCounts()
    for words in articles:
        held = Counter(words)
        counts.add(" ".join(held), bytes(held.values()))
    return counts


@given(ARTICLES)
def test_the_nearest_are_found(articles: list[list[str]]) -> None:
    vectors = counted(articles).vectors()
    whole = [dict(vectors.items(i)) for i in range(len(articles))]
    every = range(len(articles))
    found = {row["article_id"]: row["others"] for row in similar_rows(every, vectors, Neighbourhood(vectors), every)}
    for one, mine in enumerate(whole):
        cosines = [sum(w * other.get(t, 0.0) for t, w in mine.items()) for other in whole]
        expected = sorted((c for i, c in enumerate(cosines) if i != one and c >= LEAST), reverse=True)[:NEAREST]
        scores = [score for _, score, _ in found.get(one, [])]
        assert len(scores) == len(expected)
        assert all(abs(a - b) < 1e-3 for a, b in zip(scores, expected, strict=True))
        assert all(other != one for other, _, _ in found.get(one, []))


@given(ARTICLES)
def test_vectors_have_length_one_or_none(articles: list[list[str]]) -> None:
    vectors = counted(articles).vectors()
    for article in range(len(articles)):
        length = sum(weight * weight for _, weight in vectors.items(article))
        assert length == 0 or abs(length - 1) < 1e-5


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

"""The words that set articles, places and periods apart."""

import math

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.database import Database
from app.digest.topics import likelihood
from app.models import Place
from app.queries.topics import topics_of_article, topics_of_period, topics_of_place


@given(st.data())
def test_the_likelihood_is_a_surprise_or_nothing(data: st.DataObject) -> None:
    articles = data.draw(st.integers(2, 1000))
    size = data.draw(st.integers(1, articles))
    total = data.draw(st.integers(1, articles))
    count = data.draw(st.integers(max(0, total + size - articles), min(size, total)))
    (score,) = likelihood(np.array([count]), size, np.array([total]), articles)
    assert score >= -1e-9
    if count * (articles - size) <= (total - count) * size:
        assert score == 0


def test_dunnings_ratio() -> None:
    # 10 of 10 against 0 of 10: 2 * 20 * ln 2
    (score,) = likelihood(np.array([10]), 10, np.array([10]), 20)
    assert math.isclose(score, 40 * math.log(2))


def test_topics_of_sample_pages(sample_pages: Database) -> None:
    with sample_pages.reading() as session:
        district = session.query(Place.id).filter_by(name="雁塘区").scalar() or 0
        assert {"邻里食堂", "板凳议事"} <= {topic.term for topic in topics_of_place(session, district)}
        assert topics_of_article(session, 1)
        assert topics_of_period(session, "2022")
        assert topics_of_period(session, "1066") == ()

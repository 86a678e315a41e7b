"""Which words tell what articles are about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.digest.keyness import is_nominal, keyness, rarity


@pytest.mark.parametrize("word", ["力度", "定期", "接下来", "高度重视", "充分发挥", "由区", "多人", "王国庆"])
def test_words_of_the_trade_tell_nothing_or_little(word: str) -> None:
    assert keyness(word, 3, 0) < 0.35


@pytest.mark.parametrize("word", ["栈道", "下水道", "购物中心", "民宿", "排污口"])
def test_what_a_text_is_about_tells(word: str) -> None:
    assert keyness(word, 3, 1) > 0.5


def test_a_word_that_comes_but_once_in_each_of_many_articles_tells_less() -> None:
    assert keyness("栈道", 60, 1) < keyness("栈道", 60, 12) / 2


@pytest.mark.parametrize("word", ["高度重视", "由区", "王国庆"])
def test_phrases_of_everyday_words_guesses_and_people_are_no_topics(word: str) -> None:
    assert not is_nominal(word)


@given(st.sampled_from(["栈道", "力度", "萤火夜市", "由区", "的"]), st.integers(1, 1000), st.integers(0, 1000))
def test_keyness_is_a_part(word: str, articles: int, bursty: int) -> None:
    assert 0 <= keyness(word, articles, min(bursty, articles)) <= max(rarity(word), 0) <= 1

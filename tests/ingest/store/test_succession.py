"""Ids are addresses: who keeps one, who takes over."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.ingest.store.succession import succession

lines = st.dictionaries(st.integers(1, 30), st.integers(1, 40), max_size=8)


def test_the_greatest_overlap_keeps_the_id_and_the_rest_point_to_it() -> None:
    old = {7: Counter({1: 10, 2: 10}), 8: Counter({3: 30}), 9: Counter({99: 5})}
    new = [Counter({1: 10, 3: 30}), Counter({2: 10})]
    heirs = succession(old, new)
    assert heirs.kept == {0: 8, 1: 7}
    assert heirs.merged == {9: None}


def test_two_articles_made_one_leave_a_successor() -> None:
    heirs = succession({1: Counter({1: 5}), 2: Counter({2: 9})}, [Counter({1: 5, 2: 9})])
    assert heirs.kept == {0: 2}
    assert heirs.merged == {1: 0}


@given(st.dictionaries(st.integers(1, 9), lines), st.lists(lines, max_size=8))
def test_every_old_id_is_kept_once_or_merged(old: dict[int, dict[int, int]], new: list[dict[int, int]]) -> None:
    heirs = succession(old, new)
    assert sorted([*heirs.kept.values(), *heirs.merged]) == sorted(old)
    assert all(0 <= position < len(new) for position in heirs.kept)


@given(st.dictionaries(st.integers(1, 9), st.sets(st.integers(1, 99), min_size=1)))
def test_the_same_cutting_changes_nothing(groups: dict[int, set[int]]) -> None:
    taken: set[int] = set()
    old = {}
    for id_, group in groups.items():
        if own := group - taken:
            old[id_] = Counter(dict.fromkeys(own, 3))
            taken |= own
    heirs = succession(old, list(old.values()))
    assert dict(heirs.kept) == dict(enumerate(old))
    assert not heirs.merged

"""A thread keeps its address as long as it goes on, and its address leads on when it does not."""

from hypothesis import given
from hypothesis import strategies as st

from app.digest.addresses import Known, address, inherit

NAMES = st.sampled_from(["步道", "灯会", "夜市", "书房"])
ARTICLES = st.frozensets(st.integers(1, 12), min_size=2, max_size=6)
THREADS = st.lists(st.tuples(NAMES, ARTICLES), max_size=6)


def stored(threads: list[tuple[str, frozenset[int]]]) -> list[Known]:
    return [Known(100 + i, name, articles) for i, (name, articles) in enumerate(threads)]


@given(THREADS, THREADS)
def test_each_stored_thread_goes_on_once_or_is_accounted_for(
    old: list[tuple[str, frozenset[int]]], new: list[tuple[str, frozenset[int]]]
) -> None:
    heirs = inherit(stored(old), new)
    kept = list(heirs.kept.values())
    assert len(kept) == len(set(kept))
    assert set(kept) | heirs.merged.keys() == {thread.id for thread in stored(old)}
    assert not set(kept) & heirs.merged.keys()
    assert all(number is None or number in range(len(new)) for number in heirs.merged.values())


@given(st.lists(st.tuples(st.integers(0, 999).map(str), ARTICLES), max_size=6, unique_by=lambda t: t[0]))
def test_nothing_changed_keeps_every_address(threads: list[tuple[str, frozenset[int]]]) -> None:
    heirs = inherit(stored(threads), threads)
    assert heirs.kept == {number: 100 + number for number in range(len(threads))}
    assert not heirs.merged


def test_the_greater_overlap_keeps_the_address_and_the_rest_leads_there() -> None:
    old = [Known(1, "步道", frozenset({1, 2, 3})), Known(2, "栈道", frozenset({3, 4}))]
    heirs = inherit(old, [("河边步道", frozenset({1, 2, 3, 4}))])
    assert heirs.kept == {0: 1}
    assert heirs.merged == {2: 0}


def test_a_thread_that_shares_nothing_ends() -> None:
    heirs = inherit([Known(1, "步道", frozenset({1, 2}))], [("灯会", frozenset({8, 9}))])
    assert not heirs.kept
    assert heirs.merged == {1: None}


def test_addresses_are_latin_and_free() -> None:
    assert address("荷花节", ()) == "hehuajie"
    assert address("荷花节", {"hehuajie", "hehuajie-2"}) == "hehuajie-3"
    assert address("“”", ()) == "thread"

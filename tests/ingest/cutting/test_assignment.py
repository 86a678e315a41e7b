"""The assignment solver against trying every assignment."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.ingest.cutting.assignment import assign

TABLES = st.integers(1, 4).flatmap(
    lambda rows: st.integers(rows, 5).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(-20, 20), min_size=columns, max_size=columns), min_size=rows, max_size=rows
        )
    )
)


@given(TABLES)
def test_no_other_assignment_scores_more(table: list[list[int]]) -> None:
    chosen, _ = assign(table)
    assert len(set(chosen)) == len(table)
    best = max(
        sum(row[column] for row, column in zip(table, order, strict=True))
        for order in permutations(range(len(table[0])), len(table))
    )
    assert sum(row[column] for row, column in zip(table, chosen, strict=True)) == best


def test_too_few_columns_are_an_error() -> None:
    with pytest.raises(ValueError, match="2 rows for 1 columns"):
        assign([[1.0], [2.0]])


def test_nothing_is_assigned_to_nothing() -> None:
    assert assign([]) == ([], [])


def test_a_price_is_what_others_would_have_to_offer() -> None:
    chosen, prices = assign([[5.0, 1.0], [4.0, 3.0]])
    assert chosen == [0, 1]
    assert 1.0 <= prices[0] - prices[1] <= 4.0  # so the second row stays with the second column

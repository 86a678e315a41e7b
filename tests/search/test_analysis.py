"""Units and pairs, which everything that is found rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.chinese import folded
from app.search.analysis import LONGEST_UNIT, pairs, units, woven
from tests.search.test_no_miss import TEXTS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("中", ["中"]),
        ("2021年new york", ["2021", "年", "new", "york"]),
        ("（5G）。", ["(", "5", "g", ")", "。"]),
        ("7" * (LONGEST_UNIT + 1), ["7" * LONGEST_UNIT, "7"]),
        ("12 30", ["12", "30"]),
    ],
)
def test_a_unit_is_a_character_or_a_run(text: str, parts: list[str]) -> None:
    assert units(folded(text)) == parts


@given(TEXTS, st.sampled_from(["", "好" * 60, "7a" * 30]))
def test_what_is_woven_is_what_is_cut(text: str, more: str) -> None:
    plain = folded(text + more)
    parts = units(plain)
    assert [row.split(" ") for row in map(str.strip, woven(plain))] == [parts or [""], pairs(parts) or [""]]

"""Runs of names as printed in bylines, and the persons they are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.people.names import is_name, people


@pytest.mark.parametrize(
    ("run", "persons"),
    [
        ("赵立秋", ["赵立秋"]),
        ("王 骁", ["王骁"]),
        ("王　骁", ["王骁"]),
        ("赵 立 秋", ["赵立秋"]),
        ("赵立 秋", ["赵立秋"]),
        ("赵 立秋", ["赵立秋"]),
        ("赵立秋 王骁", ["赵立秋", "王骁"]),
        ("赵立秋 王 骁", ["赵立秋", "王骁"]),
        ("王 骁 赵立秋", ["王骁", "赵立秋"]),
        ("王 骁 李 明", ["王骁", "李明"]),
        ("赵立秋、王骁，李明", ["赵立秋", "王骁", "李明"]),
        ("赵立秋,王骁", ["赵立秋", "王骁"]),
        ("赵立秋王海燕", ["赵立秋", "王海燕"]),
        ("王骁李明", ["王骁", "李明"]),
        ("毛守军沈春来", ["毛守军", "沈春来"]),
        ("钟文武何欢", ["钟文武", "何欢"]),
        ("欧阳修文", ["欧阳修文"]),
        ("欧阳 修文", ["欧阳修文"]),
        ("司马光", ["司马光"]),
        ("诸葛明 王骁", ["诸葛明", "王骁"]),
        ("买买提·艾力", ["买买提·艾力"]),
        ("买买提・艾力 王骁", ["买买提·艾力", "王骁"]),
        ("古丽努尔•阿不都热合曼、李明", ["古丽努尔·阿不都热合曼", "李明"]),
    ],
)
def test_a_run_falls_into_persons(run: str, persons: list[str]) -> None:
    assert list(people(run)[0]) == persons


@pytest.mark.parametrize("text", ["", " ", "、", "Tom", "2021", "一" * 50, "赵立秋，8月"])
def test_what_is_no_run_of_names_costs_without_bound(text: str) -> None:
    assert people(text)[1] == float("inf")


@pytest.mark.parametrize("prose", ["一派繁忙景象", "高度重视此事", "共建和谐家园"])
def test_prose_costs_more_than_names(prose: str) -> None:
    found, cost = people(prose)
    assert cost > 0.9 + 1.2 * len(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("赵立秋", True),
        ("王骁", True),
        ("欧阳修文", True),
        ("赵", False),
        ("赵立秋明", False),
        ("王经理", False),
        ("李女士", False),
        ("卫计局", False),
        ("罗村", False),
        ("买买提·艾力", True),
    ],
)
def test_shape_of_a_name(text: str, *, expected: bool) -> None:
    assert is_name(text) is expected


@settings(deadline=None)
@given(st.text(alphabet="赵王李欧阳尧明·、 　立秋的一", max_size=40))
def test_nothing_is_invented_and_nothing_lost(run: str) -> None:
    persons, cost = people(run)
    if cost < float("inf"):
        assert "".join(persons).replace("·", "") == "".join(char for char in run if char not in "·、 　")
        assert all(len(person) >= 2 for person in persons)

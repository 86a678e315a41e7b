"""The set of the names of the nation's villages and communities."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.committees import Committees, load_committees, pack
from app.settings import ROOT

NATION = load_committees(ROOT / "seeds" / "committees.bin")
STEMS = st.sets(st.text(alphabet="东西石柳河庙前进李家庄", min_size=1, max_size=4), min_size=1, max_size=40)


@given(STEMS)
def test_it_has_every_name_that_it_was_made_of(stems: set[str]) -> None:
    packed = Committees(pack(stems))
    assert all(packed.has(stem) for stem in stems)


def test_it_has_hardly_any_other() -> None:
    packed = Committees(pack([f"甲{number}" for number in range(5000)]))
    assert sum(packed.has(f"乙{number}") for number in range(5000)) < 25


def test_the_nation_bears_common_names_and_no_wording() -> None:
    assert all(map(NATION.has, ["前进", "吕", "石庙", "扎兰坟"]))
    assert not any(map(NATION.has, ["月查", "以农", "破解单", "靠文化"]))


def test_without_the_file_nothing_is_known(tmp_path: Path) -> None:
    none = load_committees(tmp_path / "committees.bin")
    assert not none
    assert not none.has("前进")

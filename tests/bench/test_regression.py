"""The regression tells chances by their counts, and the table it is written to says the same."""

import math
from importlib import import_module, reload
from pathlib import Path

import pytest

from bench.regression import Case, chance, chosen_by_page, fit, left_out
from bench.tables import save


def test_without_traits_the_bias_is_the_odds_of_the_counts() -> None:
    assert fit([Case("", {}, number < 20) for number in range(100)])[""] == pytest.approx(math.log(20 / 80), abs=1e-3)


def test_rivals_share_one_chance_with_none_of_them() -> None:
    cases = [Case("", {}, group < 75 and one == 0, group) for group in range(100) for one in range(3)]
    assert fit(cases)[""] == pytest.approx(0, abs=1e-3)  # three alike and none: a quarter each


def test_a_trait_weighs_what_it_tells() -> None:
    cases = [Case("", {"told": 1.0}, number % 10 > 0) for number in range(1000)]
    cases += [Case("", {}, number % 10 == 0) for number in range(1000)]
    weights = fit(cases)
    assert chance(weights[""]) == pytest.approx(0.1, abs=0.01)
    assert chance(weights[""] + weights["told"]) == pytest.approx(0.9, abs=0.01)


def test_a_paper_is_told_by_the_others_alone() -> None:
    cases = [Case(f"{paper}", {"told": 1.0}, paper > 0) for paper in range(8) for _ in range(20)]
    odds = left_out(cases)
    assert odds[0] > 3, "none of the other papers is ever wrong"
    assert all(sure < odds[0] for sure in odds[20:]), "all others know of the first"


def test_what_shuts_out_another_does_so_on_its_own_page_only() -> None:
    spots = [("one", 1), ("one", 2), ("other", 2)]
    best = chosen_by_page(spots, [0.5, 0.9, 0.1], lambda found: [max(found, key=lambda pair: pair[1])[0]])
    assert best == {("one", 2), ("other", 2)}


def test_a_written_table_reads_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some_weights.py").write_text('"""What they are.\n\nIn two lines.\n"""\n\nOLD = 1\n', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    module = import_module("some_weights")
    save(module, BIAS=-1.234, WEIGHTS={"a": 0.5, "b: c": -2.0}, ROLES={"d": {"e": 1.006}})
    text = (tmp_path / "some_weights.py").read_text(encoding="utf-8")
    assert "OLD" not in text
    module = reload(module)
    assert (module.__doc__, module.BIAS) == ("What they are.\n\nIn two lines.\n", -1.23)
    assert (module.WEIGHTS, module.ROLES) == ({"a": 0.5, "b: c": -2.0}, {"d": {"e": 1.01}})

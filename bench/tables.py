"""Tables of fitted weights, written as modules of the archive."""

import json
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

Table = float | Mapping[str, float] | Mapping[str, Mapping[str, float]]


def save(module: ModuleType, how: str = "anew", **tables: Table) -> None:
    """Write a module anew: its docstring, and tables by their names, their weights to two places.

    ``how`` ``mean``: not the tables, but the mean of each with the one that the module has.
    """
    assert module.__file__
    if how == "mean":
        tables = {name: mean(getattr(module, name), table) for name, table in tables.items()}
    parts = [f'"""{module.__doc__}"""\n\n', *(_written(name, table) for name, table in tables.items())]
    Path(module.__file__).write_text("".join(parts), encoding="utf-8")


def mean(one: Any, other: Any) -> Any:
    """The mean of two tables of one shape, weight by weight; what one of them lacks counts 0 there."""
    if isinstance(one, Mapping) or isinstance(other, Mapping):
        one, other = one or {}, other or {}
        return {name: mean(one.get(name, 0.0), other.get(name, 0.0)) for name in sorted({*one, *other})}
    return (one + other) / 2


def _written(name: str, table: Table) -> str:
    if not isinstance(table, Mapping):
        return f"{name} = {round(table, 2)}\n"
    nested = any(isinstance(value, Mapping) for value in table.values())
    rows = "".join(f"    {json.dumps(key)}: {_row(value)},\n" for key, value in table.items())
    return f"{name}: dict[str, {'dict[str, float]' if nested else 'float'}] = {{\n{rows}}}\n"


def _row(value: float | Mapping[str, float]) -> str:
    if isinstance(value, Mapping):
        return json.dumps({name: round(weight, 2) for name, weight in value.items()})
    return str(round(value, 2))

"""What traits of title lines weigh, by what they speak for: a role, a label, two lines being of one article."""

from collections.abc import Iterable
from itertools import repeat

from app.ingest.cutting.titles.weights import WEIGHTS
from app.ingest.values import Role

_SPOKEN_FOR = {what for row in WEIGHTS.values() for what in row}
_WEIGHTS = {what: {name: row[what] for name, row in WEIGHTS.items() if what in row} for what in _SPOKEN_FOR}


def odds(what: str, traits: Iterable[str]) -> float:
    """How much traits speak for something."""
    return sum(map(_WEIGHTS[what].get, traits, repeat(0.0)))


def odds_of_roles(traits: Iterable[tuple[Role, str, float]]) -> float:
    """How much traits (role, trait, how strongly) speak for roles."""
    return sum([_WEIGHTS[role].get(name, 0.0) * value for role, name, value in traits])

"""Which body a title line is of by its wording: characters and pairs that it repeats, rare ones counting more."""

import math
import re
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import add

from app.ingest.clean import HAN
from app.ingest.cutting.lines.title_form import pairs_of

_HAN = re.compile(f"[{HAN}]")
_REPEATED = 0.4  # how often a body repeats a character or pair of its title because it is its title
_APART = 0.5  # neighbouring characters are no independent witnesses
_MISLED = 0.02  # how often wording misleads
_MOST = 300.0  # as much as the exponential function bears
_UNSEEN = 0.3  # added to counts of bodies, so that nothing is impossible


class Wording:
    """The bodies of a page, to be asked which of them one of its title lines is of."""

    def __init__(self, bodies: Sequence[str], titles: Iterable[str]) -> None:
        self._count = len(bodies)
        asked = _units("\n".join(titles))
        self._where: dict[str, list[int]] = {unit: [] for unit in asked}  # the bodies that hold each unit
        for place, body in enumerate(bodies):
            for unit in asked.intersection(chain(body, map(add, body, body[1:]))):
                self._where[unit].append(place)
        self._worth = [0.0, *(_worth(count, len(bodies)) for count in range(1, len(bodies) + 1))]

    def of(self, title: str) -> list[float]:
        """For each body the logarithm of the likelihood, by wording alone, that the line is of it."""
        heard = [0.0] * self._count
        for unit in sorted(_units(title)):  # a sum of floats depends on the order
            places = self._where[unit]
            worth = self._worth[len(places)]
            for place in places:
                heard[place] += worth
        odds = [math.exp(min(value, _MOST)) for value in heard]
        total, even = sum(odds), _MISLED / len(odds)
        return [math.log((1 - _MISLED) * value / total + even) for value in odds]


def _units(text: str) -> frozenset[str]:
    return pairs_of(text).union(_HAN.findall("".join(set(text))))


def _worth(count: int, bodies: int) -> float:
    """What a unit that so many bodies hold says for each of them: hit against miss, related against unrelated."""
    chance = (count - 1 + _UNSEEN) / (bodies - 1 + 2 * _UNSEEN)
    return _APART * (math.log((_REPEATED + (1 - _REPEATED) * chance) / chance) - math.log(1 - _REPEATED))

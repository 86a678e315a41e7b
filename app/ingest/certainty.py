"""How sure the archive is of an article's cut, title, date and place: the chance of each to be as printed.

Logistic regression over what the cutting knows of its own decisions, fitted to annotated pages and checked on cities
left out of the fit (``bench/certainty.py``).  A lead is how far, in logarithmic odds, a decision stands above the next
best one; what it tells fades as it grows, so that leads enter as ``near`` rivals.
"""

import math
from collections.abc import Mapping

from app.ingest.certainty_weights import BIAS, WEIGHTS

_SUREST = 0.99
"""What is inferred is never beyond doubt."""
_FAR = 20.0
"""Odds that are as good as certainty."""


def chance(what: str, traits: Mapping[str, float]) -> float:
    """The chance, 0.01 to 0.99, that this of an article is right; every trait needs its weight."""
    odds = BIAS[what] + sum(WEIGHTS[what][name] * value for name, value in traits.items())
    found = 1 / (1 + math.exp(-max(-_FAR, min(_FAR, odds))))
    return round(min(_SUREST, max(1 - _SUREST, found)), 2)


def near(lead: float, scale: float = 3.0) -> float:
    """How near the next best decision came: 1 beside the best one, 0 far behind."""
    return math.exp(-max(0.0, lead) / scale)

"""Whether a picture stands by itself or illustrates the text around it, by fitted odds.

The weights are written by ``bench/fit_captions.py``; what they weigh stands in :mod:`owner_traits`.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import exp, log1p

from app.ingest.cutting.lines.links import Kinship
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.pictures.owner_traits import traits
from app.ingest.cutting.pictures.owner_weights import BIAS, WEIGHTS

_FAR = 6.0  # no odds are surer


def alone(pieces: Sequence[Piece], kinship: Kinship) -> list[float]:
    """For each piece that may be a caption, odds that its picture stands by itself; 0 for all others."""
    return [
        BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in traits(pieces, place, kinship))
        if piece.caption or piece.points
        else 0.0
        for place, piece in enumerate(pieces)
    ]


@lru_cache(maxsize=256)
def chance(odds: float) -> float:
    """The logarithm of the chance that these odds give, as readings of a page are scored by."""
    return -log1p(exp(-max(-_FAR, min(_FAR, odds))))

"""Pictures of a page: what speaks for a text being a caption, and for the picture standing by itself."""

from collections.abc import Sequence
from math import exp, log1p

from app.ingest.cutting.links import Kinship
from app.ingest.cutting.owner_traits import traits
from app.ingest.cutting.pieces import Piece

_FAR = 6.0  # no odds are surer

# Logarithmic odds fitted by logistic regression on the captions of annotated pages: of its own against illustrates.
_BIAS = 2.9
_WEIGHTS: dict[str, float] = {
    "below caption": 2.3,
    "placed": 2.1,
    "dated": 1.6,
    "long": 1.6,
    "short title above": 1.5,
    "sentences": 1.3,
    "title above": 0.9,
    "title below": 0.8,
    "bottom": 0.7,
    "above caption": 0.5,
    "title above shares": 0.5,
    "title below shares": 0.4,
    "above lead": -0.4,
    "action": -0.4,
    "triples beyond": -0.4,
    "above text": -0.6,
    "below signed": -0.7,
    "middling": -0.8,
    "triples": -0.9,
    "kin beyond": -1.1,
    "about": -1.5,
    "signed": -1.5,
    "kin": -3.3,
    "short": -3.5,
}


def alone(pieces: Sequence[Piece], kinship: Kinship) -> list[float]:
    """For each piece that may be a caption, odds that its picture stands by itself; 0 for all others."""
    return [
        _BIAS + sum(_WEIGHTS.get(name, 0.0) * value for name, value in traits(pieces, place, kinship))
        if piece.caption or piece.points
        else 0.0
        for place, piece in enumerate(pieces)
    ]


def chance(odds: float) -> float:
    """The logarithm of the chance that these odds give, as readings of a page are scored by."""
    return -log1p(exp(-max(-_FAR, min(_FAR, odds))))

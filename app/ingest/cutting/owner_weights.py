"""How much each trait of a caption (:mod:`owner_traits`) speaks for its picture standing by itself.

Logarithmic odds, written by ``bench/fit_captions.py``; not to be changed by hand.
"""

BIAS = 2.9
WEIGHTS: dict[str, float] = {
    "about": -1.5,
    "above caption": 0.5,
    "above lead": -0.4,
    "above text": -0.6,
    "action": -0.4,
    "below caption": 2.3,
    "below signed": -0.7,
    "bottom": 0.7,
    "dated": 1.6,
    "kin": -3.3,
    "kin beyond": -1.1,
    "long": 1.6,
    "middling": -0.8,
    "placed": 2.1,
    "sentences": 1.3,
    "short": -3.5,
    "short title above": 1.5,
    "signed": -1.5,
    "title above": 0.9,
    "title above shares": 0.5,
    "title below": 0.8,
    "title below shares": 0.4,
    "triples": -0.9,
    "triples beyond": -0.4,
}

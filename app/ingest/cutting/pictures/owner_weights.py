"""How much each trait of a caption (:mod:`owner_traits`) speaks for its picture standing by itself.

Logarithmic odds, written by ``bench/fit_captions.py``; not to be changed by hand.
"""

BIAS = 4.12
WEIGHTS: dict[str, float] = {
    "about": -1.57,
    "above caption": 0.44,
    "above text": -0.41,
    "action": -0.67,
    "below caption": 2.52,
    "below signed": -0.26,
    "bottom": 0.22,
    "dated": 2.07,
    "kin": -1.59,
    "kin beyond": -0.41,
    "long": 1.63,
    "mark": -0.44,
    "middling": -0.48,
    "names": -0.53,
    "names beyond": 0.38,
    "placed": 1.49,
    "sentences": 0.81,
    "short": -2.23,
    "short title above": 0.48,
    "short title below": 0.39,
    "signed": -0.62,
    "signed below": 1.37,
    "title above": 1.02,
    "title above shares": 0.24,
    "title below": -0.35,
    "title below shares": 0.45,
    "triples": -0.51,
    "triples beyond": -1.02,
}

"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = -0.37
WEIGHTS: dict[str, float] = {
    "above a credit": 0.98,
    "above a sender": 0.80,
    "alone": 1.12,
    "alone below news": 0.23,
    "as long as above": -0.71,
    "as long as below": -0.84,
    "asks": 1.70,
    "below a picture": -0.53,
    "below another": 1.38,
    "below news": 0.46,
    "below short news": 0.44,
    "characters": -0.57,
    "comma": -2.99,
    "day first": 2.95,
    "fact": 1.44,
    "figures": 0.52,
    "first": 1.22,
    "first person": 1.86,
    "fits its title": -0.11,
    "half": -0.67,
    "last": 0.23,
    "length": -1.10,
    "made as above": -0.75,
    "made as below": -1.18,
    "names a kind": 4.27,
    "pictured": 1.01,
    "quote first": -0.73,
    "row": -1.05,
    "shared": 1.15,
    "shared above": -0.73,
    "short": 0.55,
    "short title": -1.21,
    "signed": 1.16,
}

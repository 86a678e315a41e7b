"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = -0.37
WEIGHTS: dict[str, float] = {
    "above a credit": 1.07,
    "above a sender": 0.75,
    "alone": 1.22,
    "alone below news": 0.09,
    "as long as above": -0.75,
    "as long as below": -0.91,
    "asks": 1.71,
    "below a picture": -0.60,
    "below another": 1.36,
    "below news": 0.46,
    "below short news": 0.46,
    "characters": -0.56,
    "comma": -2.97,
    "day first": 2.89,
    "fact": 1.48,
    "figures": 0.60,
    "first": 1.19,
    "first person": 1.83,
    "fits its title": -0.06,
    "half": -0.72,
    "last": 0.19,
    "length": -1.10,
    "made as above": -0.68,
    "made as below": -1.18,
    "names a kind": 4.27,
    "pictured": 1.08,
    "quote first": -0.73,
    "row": -1.08,
    "shared": 1.20,
    "shared above": -0.69,
    "short": 0.57,
    "short title": -1.25,
    "signed": 1.15,
}

"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = -0.19
WEIGHTS: dict[str, float] = {
    "above a credit": 0.94,
    "above a sender": 0.76,
    "alone": 0.89,
    "alone below news": 0.26,
    "as long as above": -1.04,
    "as long as below": -1.08,
    "below a picture": -0.63,
    "below another": 1.33,
    "below news": 0.55,
    "below short news": 0.19,
    "characters": -0.48,
    "comma": -2.40,
    "day first": 2.80,
    "fact": 1.46,
    "figures": 0.55,
    "first": 0.93,
    "first person": 1.50,
    "fits its title": -0.32,
    "half": -0.50,
    "last": 0.26,
    "length": -1.15,
    "made as above": -0.67,
    "made as below": -0.99,
    "names a kind": 3.67,
    "pictured": 0.95,
    "quote first": -0.71,
    "row": -0.59,
    "shared": 1.01,
    "shared above": -0.51,
    "short": 0.53,
    "short title": -1.06,
    "signed": 1.06,
}

"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = 0.65
WEIGHTS: dict[str, float] = {
    "above a credit": 0.85,
    "above a sender": 0.54,
    "alone": 1.13,
    "alone below news": -0.2,
    "as long as above": -0.36,
    "as long as below": -0.59,
    "asks": 1.93,
    "begins or ends as above": -0.94,
    "begins or ends as below": -0.82,
    "below a credited text": -1.33,
    "below a picture": -0.66,
    "below another": 0.95,
    "below news": 0.59,
    "below short news": 0.45,
    "characters": -0.86,
    "comma": -2.93,
    "day first": 3.53,
    "fact": 1.17,
    "figures": 0.49,
    "first": 1.15,
    "first person": 2.07,
    "fits its title": 0.21,
    "half": -1.15,
    "last": 0.31,
    "length": -1.15,
    "made as above": -0.65,
    "made as below": -1.12,
    "names a kind": 4.13,
    "pictured": 0.64,
    "quote first": -0.6,
    "row": -0.73,
    "shared": 1.85,
    "shared above": -0.63,
    "short": 0.21,
    "short title": -1.07,
    "signed": 1.31,
}

"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = 0.45
WEIGHTS: dict[str, float] = {
    "above a credit": 0.4,
    "above a sender": 0.77,
    "alone": 1.05,
    "alone below news": 0.08,
    "as long as above": -0.52,
    "as long as below": -0.65,
    "asks": 1.48,
    "begins or ends as above": -1.03,
    "begins or ends as below": -0.95,
    "below a credited text": -1.39,
    "below a picture": -0.88,
    "below another": 1.46,
    "below news": 0.95,
    "below short news": 0.39,
    "characters": -0.92,
    "comma": -2.79,
    "day first": 3.27,
    "fact": 0.83,
    "figures": 0.54,
    "first": 1.01,
    "first person": 1.76,
    "fits its title": 0.04,
    "half": -1.38,
    "last": 0.55,
    "length": -0.58,
    "made as above": -0.79,
    "made as below": -1.26,
    "names a kind": 3.86,
    "pictured": 0.69,
    "quote first": -0.6,
    "row": -0.42,
    "shared": 2.1,
    "shared above": -1.28,
    "short": 0.18,
    "short title": -1.33,
    "signed": 1.28,
}

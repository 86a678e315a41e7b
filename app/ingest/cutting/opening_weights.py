"""How much each trait of a text below a title (:mod:`opening_traits`) speaks for an article beginning there.

Logarithmic odds, written by ``bench/fit_openings.py``; not to be changed by hand.
"""

BIAS = -0.09
WEIGHTS: dict[str, float] = {
    "above a credit": 1.04,
    "above a sender": 0.69,
    "alone": 1.07,
    "alone below news": 0.05,
    "as long as above": -0.88,
    "as long as below": -1.03,
    "below a picture": -0.46,
    "below another": 1.33,
    "below news": 0.59,
    "below short news": 0.41,
    "characters": -0.54,
    "comma": -3.03,
    "day first": 3.11,
    "fact": 1.53,
    "figures": 0.66,
    "first": 1.16,
    "first person": 1.90,
    "fits its title": -0.12,
    "half": -0.80,
    "last": 0.08,
    "length": -1.52,
    "made as above": -0.66,
    "made as below": -1.15,
    "names a kind": 4.21,
    "pictured": 0.96,
    "quote first": -0.89,
    "row": -0.54,
    "shared": 1.41,
    "shared above": -0.65,
    "short": 0.69,
    "short title": -1.44,
    "signed": 1.18,
}

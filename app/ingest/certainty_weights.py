"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS = {"cut": 0.27, "title": -3.69, "date": 0.34, "place": -1.47}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {
        "captions": -0.29,
        "dealt": 2.44,
        "joined": -0.65,
        "labels": -1.67,
        "length": 0.6,
        "rival": -1.78,
        "rivals": -2.5,
    },
    "title": {"dealt": 3.54, "labels": -2.04, "rivals": -2.17, "role": 4.89, "shared": 2.68, "strays": -2.04},
    "date": {"cut": 5.14, "no day": -0.65, "no year": -2.22, "story without day": -1.88},
    "place": {"cut": 5.5, "passed": -4.65, "places": -0.09},
}

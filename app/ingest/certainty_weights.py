"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS = {"cut": 0.19, "title": -3.69, "date": 0.33, "place": -1.5}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {"dealt": 2.43, "joined": -0.7, "labels": -1.66, "length": 0.61, "rival": -1.81, "rivals": -2.51},
    "title": {"dealt": 3.54, "labels": -2.04, "rivals": -2.16, "role": 4.89, "shared": 2.68, "strays": -2.04},
    "date": {"cut": 5.15, "no day": -0.66, "no year": -2.22, "story without day": -1.85},
    "place": {"cut": 5.52, "passed": -4.66, "places": -0.09},
}

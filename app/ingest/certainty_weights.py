"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS = {"cut": 0.54, "title": -3.82, "date": 0.91, "place": -1.6}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {"dealt": 1.82, "joined": -0.45, "labels": -2.49, "length": 0.72, "rival": -1.44, "rivals": -2.8},
    "title": {"dealt": 3.39, "labels": -2.03, "rivals": -2.57, "role": 5.31, "shared": 2.54, "strays": -1.49},
    "date": {"cut": 4.56, "no day": -0.79, "no year": -2.27, "story without day": -1.72},
    "place": {"cut": 5.52, "passed": -4.85, "places": -0.06},
}

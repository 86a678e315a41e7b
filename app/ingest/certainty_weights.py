"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS = {"cut": 0.67, "title": -3.74, "date": 0.91, "place": -1.6}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {"dealt": 2.27, "joined": -0.64, "labels": -1.85, "length": 0.5, "rival": -1.88, "rivals": -2.22},
    "title": {"dealt": 3.41, "labels": -2.01, "rivals": -2.31, "role": 5.1, "shared": 2.4, "strays": -2.05},
    "date": {"cut": 4.56, "no day": -0.79, "no year": -2.27, "story without day": -1.72},
    "place": {"cut": 5.52, "passed": -4.85, "places": -0.06},
}

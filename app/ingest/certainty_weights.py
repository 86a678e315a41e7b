"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS: dict[str, float] = {
    "cut": 1.0,
    "title": -0.92,
    "date": 0.91,
    "place": -1.6,
}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {"dealt": 2.45, "joined": -0.36, "labels": -1.42, "length": 0.54, "rival": -2.19, "rivals": -3.98},
    "title": {"dealt": 2.93, "labels": -0.47, "rivals": -2.31, "role": 2.29, "shared": 0.93, "strays": -0.41},
    "date": {"cut": 4.56, "no day": -0.79, "no year": -2.27, "story without day": -1.72},
    "place": {"cut": 5.52, "passed": -4.85, "places": -0.06},
}

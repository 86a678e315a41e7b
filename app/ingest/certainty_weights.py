"""Weights of what speaks for an article being right, in logarithmic odds; written by ``bench/fit_certainty.py``."""

BIAS: dict[str, float] = {
    "cut": -0.0,
    "title": -3.68,
    "date": 0.91,
    "place": -1.6,
}
WEIGHTS: dict[str, dict[str, float]] = {
    "cut": {"dealt": 1.68, "joined": -1.01, "labels": -1.72, "length": 0.83, "rival": -2.17, "rivals": -2.51},
    "title": {"dealt": 2.63, "labels": -0.64, "rivals": -1.93, "role": 5.18, "shared": 2.73, "strays": -0.24},
    "date": {"cut": 4.56, "no day": -0.79, "no year": -2.27, "story without day": -1.72},
    "place": {"cut": 5.52, "passed": -4.85, "places": -0.06},
}

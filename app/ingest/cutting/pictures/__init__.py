"""Captions: which lines tell what a picture shows, and whether the picture stands by itself."""

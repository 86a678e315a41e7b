"""Sentences torn in two by what was set into their column, and where they go on."""

"""The full-text index: what was typed, how it is matched, ranked and shown."""

"""What is computed after an ingest rather than in a request: counts, threads, co-mentions."""

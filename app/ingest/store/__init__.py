"""Values to rows: pages, articles, places; what the archive knows already keeps its id."""

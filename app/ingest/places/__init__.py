"""Where: names of street offices, communities, villages and districts in running text, with or without a gazetteer."""

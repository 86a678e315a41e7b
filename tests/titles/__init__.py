"""Title blocks of invented articles with the role of every line: what the reading of titles is fitted to and tested on."""

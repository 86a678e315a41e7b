"""From page files to stored articles: read, clean, segment, extract, store."""

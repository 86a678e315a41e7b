"""From page files to stored articles: read, clean, segment, extract, store.

The rooms: ``cutting`` makes articles of lines; ``people``, ``places`` and ``dates`` tell of each article who, where and
when; ``store`` makes rows of them.
"""

"""An archive of district newspaper pages: every article found, read, cited, corrected.

The way of a document, and the way of a request::

    cli -> ingest/job -> read* -> clean -> segment -> extract* -> store -> models + search/engine
    web/app -> web/<page> -> queries/<page> (-> search/*) -> models -> templates/<page>.html

"Page" always means a newspaper page; the pages of the site are named by what they show.
``tests/test_imports.py`` holds the rule of who may import whom.
"""

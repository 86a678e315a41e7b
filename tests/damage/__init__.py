"""Damaged newspaper pages with their true annotation, made from whole articles.

``corpus`` reads articles of invented papers, ``pieces`` is what a page is made of, ``harm`` holds the kinds of damage,
``profiles`` names them, ``page`` lays a page out and writes its text and gold annotation.
"""

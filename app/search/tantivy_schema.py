"""The fields of a Tantivy index, and an article laid out in them."""

import tantivy

from app.search import fields
from app.search.analysis import woven
from app.search.engine import Document


def schema() -> tantivy.Schema:
    """Units and pairs to match on, words to rank with, values to filter and count by, numbers to sort by."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("state", tokenizer_name="raw", index_option="basic", stored=True)
    builder.add_text_field("title", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("dated", tokenizer_name="raw", index_option="basic", fast=True)
    for name in fields.MATCHED:
        builder.add_text_field(f"{name}_units", tokenizer_name="whitespace", index_option="position")
        builder.add_text_field(f"{name}_pairs", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="freq")
    for name in fields.TAGS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("id", "earliest", "latest", "newest", "oldest"):
        builder.add_integer_field(name, indexed=name in ("earliest", "latest"), fast=True)
    builder.add_float_field("freshness", fast=True)
    return builder.build()


def tantivy_document(document: Document) -> tantivy.Document:
    """An article for the index."""
    made = tantivy.Document()
    made.add_text("key", str(document.id))
    made.add_integer("id", document.id)
    found = fields.texts(document)
    for name in fields.MATCHED:
        for text in found[name]:
            units, pairs = woven(text)
            made.add_text(f"{name}_units", units)
            made.add_text(f"{name}_pairs", pairs)
    made.add_text("words", fields.ranking_words(found))
    if found["headline"]:
        made.add_text("title", found["headline"][0][: fields.LONGEST_TITLE])
    for name, values in fields.tags(document).items():
        for value in values:
            made.add_text(name, value)
    _add_days(made, document)
    return made


def _add_days(made: tantivy.Document, document: Document) -> None:
    """Days as numbers, and what lists are sorted by."""
    bounds = fields.bounds(document)
    made.add_text("dated", "yes" if bounds else "no")
    if bounds:
        made.add_integer("earliest", bounds[0].toordinal())
        made.add_integer("latest", bounds[1].toordinal())
    newest, oldest = fields.sort_keys(document)
    made.add_integer("newest", newest)
    made.add_integer("oldest", oldest)
    made.add_float("freshness", fields.freshness(document))

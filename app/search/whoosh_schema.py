"""The fields of a Whoosh index, and an article laid out in them."""

import json
from collections.abc import Iterator
from typing import Any

from whoosh import analysis, columns
from whoosh import fields as schema_fields

from app.search import fields
from app.search.analysis import pairs, units
from app.search.engine import Document

NUMBERS = ("id", "newest", "oldest", "earliest", "latest")
_GAP = 2  # positions between two texts of a field, so that no string runs across


class _Cut(analysis.Analyzer):  # type: ignore[misc]
    """An analyzer over texts that are cut already: terms joined by a mark, the texts of a field one a line."""

    def __init__(self, mark: str) -> None:
        self._mark = mark

    def __call__(self, value: str, **_options: Any) -> Iterator[Any]:
        token = analysis.Token(positions=True)
        position = 0
        for text in value.split("\n"):
            for token.text in filter(None, text.split(self._mark)):
                token.pos = position
                token.boost = 1.0
                position += 1
                yield token
            position += _GAP


def schema() -> Any:
    """Units and pairs to match on, words to rank with, values to filter and count by, numbers to sort by."""
    texts = {
        f"{name}_{kind}": schema_fields.TEXT(analyzer=_Cut(" "), phrase=True)
        for name in fields.MATCHED
        for kind in ("units", "pairs")
    }
    tags = {name: schema_fields.TEXT(analyzer=_Cut("\n"), phrase=False) for name in fields.TAGS}
    days = {name: schema_fields.COLUMN(columns.NumericColumn("q")) for name in NUMBERS}
    return schema_fields.Schema(
        key=schema_fields.ID(unique=True),
        state=schema_fields.STORED(),
        title=schema_fields.ID(),
        dated=schema_fields.ID(),
        words=schema_fields.TEXT(analyzer=_Cut(" "), phrase=False),
        tags=schema_fields.COLUMN(columns.CompressedBytesColumn()),
        **texts,
        **tags,
        **days,
    )


def whoosh_document(document: Document) -> dict[str, Any]:
    """An article for the index."""
    found = fields.texts(document)
    tags = fields.tags(document)
    bounds = fields.bounds(document)
    dated = "yes" if bounds else "no"
    made: dict[str, Any] = {"key": str(document.id), "id": document.id, "dated": dated}
    for name in fields.MATCHED:
        cut = [units(text) for text in found[name]]
        made[f"{name}_units"] = "\n".join(" ".join(parts) for parts in cut)
        made[f"{name}_pairs"] = "\n".join(" ".join(pairs(parts)) for parts in cut)
    made["words"] = fields.ranking_words(found)
    if found["headline"]:
        made["title"] = found["headline"][0][: fields.LONGEST_TITLE]
    made |= {name: "\n".join(values) for name, values in tags.items()}
    if bounds:
        made |= {"earliest": bounds[0].toordinal(), "latest": bounds[1].toordinal()}
    made["tags"] = json.dumps(tags | {"undated": [dated]}).encode()
    made["newest"], made["oldest"] = fields.sort_keys(document)
    return made

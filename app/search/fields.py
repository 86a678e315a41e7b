"""What every engine indexes of an article, whatever its own field types are: one description for all engines."""

import re
from collections.abc import Iterator
from datetime import date

from app.chinese import folded
from app.search.analysis import all_words
from app.search.engine import Document
from app.search.pinyin import initials, spelt
from app.search.query import LOOSE, NAME_FIELDS, SPELT_FIELDS, TEXT_FIELDS

BODY = "body"
OTHER = "other"
"""All text fields but the body in one, so that a string anywhere is looked for in two fields instead of eight."""

MATCHED = (*TEXT_FIELDS, OTHER, LOOSE, *NAME_FIELDS, *SPELT_FIELDS)
ROLES = ("reporter", "correspondent", "photographer")
LEVELS = ("district", "street", "community", "village")
TAGS = ("district", "street", "community", "village", "reporter", "correspondent", "photographer", "kind", "month")
"""Fields of exact values, countable."""

# How often a word of a field counts, which makes BM25 over the one field of words what is known as BM25F.
WEIGHTS = {"headline": 6, "kicker": 3, "deck": 3, "column": 2, "section": 2, "body": 1, "caption": 1, "byline": 1}
LEAD_WEIGHT = 2  # the first paragraph counts as much again as the others

MARKS = "\"'·"
"""Quotes and middle dots as they are folded: printed or left out of the same name."""
_MARKS = re.compile(f"[{MARKS}]")
_WITHIN = re.compile(rf"(?<=\w)[{MARKS}]+(?=\w)")  # beside a comma or a colon, nobody leaves a quote out by mistake
_AROUND = 8  # characters about such marks that are indexed without them

LONGEST_TITLE = 200
"""Characters of a headline that are compared with what was typed."""
MONTHS_AT_MOST = 120
"""An article whose day lies anywhere in a longer stretch is counted in its first ten years only."""
_AFTER_ALL_DAYS = 1 << 24
LAST_DAY = date(9999, 12, 31)


def searched(names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of the index in which a string is looked for."""
    return (BODY, OTHER) if not names or set(names) == set(TEXT_FIELDS) else names


def texts(document: Document) -> dict[str, tuple[str, ...]]:
    """The folded texts of each text field and of ``OTHER``; a string never runs from one into the next."""
    printed = {
        "column": (document.column,),
        "kicker": (document.kicker,),
        "headline": (document.headline,),
        "deck": (document.deck,),
        "section": document.sections,
        "body": document.paragraphs,
        "caption": document.captions,
        "byline": document.byline,
    }
    found = {name: tuple(text for text in map(folded, values) if text) for name, values in printed.items()}
    found[LOOSE] = tuple(piece for values in found.values() for text in values for piece in loose(text))
    found[OTHER] = tuple(text for name in TEXT_FIELDS if name != BODY for text in found[name])
    found |= {f"{role}_name": tuple(map(folded, getattr(document, f"{role}s"))) for role in ROLES}
    found |= {f"{level}_name": tuple(map(folded, document.places.get(level, ()))) for level in LEVELS}
    syllables = spelt("".join(found["headline"]))
    return found | {"syllables": (syllables,), "initials": (initials(syllables),)}


def loose_form(folded_text: str) -> str:
    """A folded text without its quotes and middle dots."""
    return _MARKS.sub("", folded_text)


def loose(text: str) -> Iterator[str]:
    """What stands around the quotes and middle dots within a folded text's words, without them."""
    start = end = -1
    for marks in _WITHIN.finditer(text):
        if end < 0 or marks.start() - _AROUND > end:
            if end >= 0:
                yield loose_form(text[start:end])
            start = max(0, marks.start() - _AROUND)
        end = marks.end() + _AROUND
    if end >= 0:
        yield loose_form(text[start:end])


def ranking_words(found: dict[str, tuple[str, ...]]) -> str:
    """The words of folded texts, parted by blanks, each as often as its field weighs."""
    counted: list[str] = []
    for name, weight in WEIGHTS.items():
        for i, text in enumerate(found[name]):
            counted += [all_words(text)] * (LEAD_WEIGHT if name == BODY and i == 0 else weight)
    return " ".join(counted)


def tags(document: Document) -> dict[str, tuple[str, ...]]:
    """The values of each field of ``TAGS``."""
    plain = {name: getattr(document, f"{name}s") for name in ("street", "reporter", "correspondent", "photographer")}
    return {
        **plain,
        "district": (document.district,) if document.district else (),
        "community": document.communities,
        "village": document.villages,
        "kind": (document.kind,) if document.kind else (),
        "month": tuple(months(document.earliest, document.latest)),
    }


def months(earliest: date | None, latest: date | None) -> Iterator[str]:
    """Every year (``2021``) and month (``2021-10``) that the days from earliest to latest touch.

    An interval without an end is counted in its first month alone, one without a beginning in its last.
    """
    first, last = earliest or latest, latest or earliest
    if first is None or last is None:
        return
    begin = first.year * 12 + first.month - 1
    end = min(last.year * 12 + last.month - 1, begin + MONTHS_AT_MOST - 1)
    for year in range(begin // 12, end // 12 + 1):
        yield f"{year:04}"
    for month in range(begin, end + 1):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def bounds(document: Document) -> tuple[date, date] | None:
    """The first and last day of an article, open ends made definite; None if it has no day at all."""
    if document.earliest is None and document.latest is None:
        return None
    return document.earliest or date.min, document.latest or LAST_DAY


def sort_keys(document: Document) -> tuple[int, int]:
    """Numbers that sort articles newest first (descending) and oldest first (ascending), undated ones last in both.

    They hold the id, so that no two are alike and the pages of a list never overlap; articles of one day stand in
    the order of their ids, which is that of their page.
    """
    day = document.earliest or document.latest
    number = day.toordinal() if day else 0
    return (number << 32) | (0xFFFFFFFF - document.id), ((number or _AFTER_ALL_DAYS) << 32) | document.id


def freshness(document: Document) -> float:
    """A factor on scores: a day makes a millionth, so that it parts equal scores and no others."""
    day = document.earliest or document.latest
    return 1 + (day.toordinal() if day else 0) * 1e-6

"""The articles that pages are made of: invented papers, read from ``open.yaml`` and ``held_out.yaml``."""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
SPLITS = ("open", "held_out")
SINGLE = ("kind", "date", "date_text", "tells_year", "either")  # fields of a story that are no lists


@dataclass(frozen=True, slots=True)
class Story:
    """A whole article with its true annotation; names of fields as in the gold format.

    ``body`` holds paragraphs; one that begins with ``§`` is a section heading.  ``date`` is month and day, ``MM-DD``.
    """

    kind: str
    column: tuple[str, ...] = ()
    kicker: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    deck: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()  # a line of its own between titles and text: □本报记者 …
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    date: str = ""
    date_text: str = ""
    streets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    villages: tuple[str, ...] = ()
    tells_year: bool = False  # the text says which year it is
    either: bool = False  # two readers may differ which of headline and deck (or kicker) is the main title


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented paper and what it prints in one month; a unit is what stands together on a page."""

    slug: str
    name: str
    district: str
    issued: datetime.date
    units: tuple[tuple[Story, ...], ...] = field(repr=False)


def read_papers(split: str) -> tuple[Paper, ...]:
    """The papers of one half of the corpus, ``open`` or ``held_out``."""
    raw = yaml.safe_load((HERE / f"{split}.yaml").read_text(encoding="utf-8"))
    return tuple(
        Paper(**{key: paper[key] for key in ("slug", "name", "district", "issued")}, units=_units(paper["units"]))
        for paper in raw
    )


def _units(raw: list[Any]) -> tuple[tuple[Story, ...], ...]:
    return tuple(tuple(_story(story) for story in (unit if isinstance(unit, list) else [unit])) for unit in raw)


def _story(raw: dict[str, Any]) -> Story:
    """A story from its YAML mapping, where a list of one may be written as a plain string."""
    values: dict[str, Any] = {
        key: value if key in SINGLE else (value,) if isinstance(value, str) else tuple(value)
        for key, value in raw.items()
    }
    return Story(**values)

"""The articles that pages are made of: invented papers, a file each in ``open`` and ``held_out``.

Whoever works on the cutting of pages is not to read the held-out half, only the scores on it.
"""

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the one in C is ten times as fast
SPLITS = ("open", "held_out")
SINGLE = ("kind", "date", "date_text", "tells_year", "either", "foot")  # fields of a story that are no lists


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
    foot: bool = False  # its titles stand below its text, as those of pictures may

    @property
    def forms(self) -> frozenset[str]:
        """Its kind, and ``rows`` where it has a list or table: lines in a row that end no sentence."""
        rows = [not text.startswith("§") and text[-1] not in "。！？”：；" for text in self.body]
        listed = any(rows[i] and rows[i + 1] and rows[i + 2] for i in range(len(rows) - 2))
        return frozenset({self.kind, "rows"} if listed else {self.kind})


@dataclass(frozen=True, slots=True)
class Picture:
    """What a caption says, without mark and credit; its date is month and day.

    ``of`` is how the headline begins of the article that it illustrates; a picture without it stands by itself.
    """

    text: str
    of: str = ""
    headline: str = ""
    date: str = ""
    streets: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented paper and what it prints in one month; a unit is what stands together on a page."""

    slug: str
    name: str
    district: str
    issued: datetime.date
    units: tuple[tuple[Story, ...], ...] = field(repr=False)
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    rare: bool = False  # its articles show the forms that few pages have: tables, signed notices, briefs by place


def read_papers(split: str) -> tuple[Paper, ...]:
    """The papers of one half of the corpus, ``open`` or ``held_out``."""
    return tuple(_paper(yaml.load(file.read_bytes(), LOADER)) for file in sorted((HERE / split).glob("*.yaml")))


def _paper(raw: dict[str, Any]) -> Paper:
    pictures = tuple(Picture(**picture) for picture in raw.get("pictures", ()))
    return Paper(**raw | {"units": _units(raw["units"]), "pictures": pictures})


def _units(raw: list[Any]) -> tuple[tuple[Story, ...], ...]:
    return tuple(tuple(_story(story) for story in (unit if isinstance(unit, list) else [unit])) for unit in raw)


def _story(raw: dict[str, Any]) -> Story:
    """A story from its YAML mapping, where a list of one may be written as a plain string."""
    values: dict[str, Any] = {
        key: value if key in SINGLE else (value,) if isinstance(value, str) else tuple(value)
        for key, value in raw.items()
    }
    return Story(**values)

"""Pages and what is known of them, as fits and figures read them.

A folder holds ``NAME.txt`` beside ``NAME.json`` (``python -m tests.damage OUT`` writes such pages), or texts in
``pages/`` and annotations in ``gold/``.
"""

import argparse
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from app.ingest.clean import clean
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label, label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece, pieces_of
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.cutting.tears.torn import torn
from app.settings import ROOT
from tests.certainty.truth import read_gold


class Annotated(NamedTuple):
    """A page and its annotation."""

    file: Path
    gold: Mapping[str, Any]

    @property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @property
    def paper(self) -> str:
        """The paper or city: what stands in the page's name before the first dot or hyphen."""
        return re.split(r"[.\-]", self.file.stem)[0]


def asked(usage: str | None, least: str = "+") -> tuple[list[Annotated], str]:
    """The pages of the folders that a command names, and how it is to write its table (:func:`tables.save`), if at all.

    A folder that is named twice counts twice.
    """
    parser = argparse.ArgumentParser(description=usage)
    parser.add_argument("folders", nargs=least, type=Path)
    ways = parser.add_argument("--write", nargs="?", const="anew", default="", choices=("anew", "mean"))
    ways.help = "renew the table: by this fit, or by the mean with the table as it stands"
    arguments = parser.parse_args()
    return list(annotated(*arguments.folders)), arguments.write


def annotated(*folders: Path) -> Iterator[Annotated]:
    """The pages of folders; an annotation without its text is passed over."""
    for folder in folders:
        gold, pages = folder / "gold", folder / "pages"
        yield from _beside(pages if pages.is_dir() else folder, gold if gold.is_dir() else folder)


def samples() -> Iterator[Annotated]:
    """The sample pages of the project."""
    return _beside(ROOT / "seeds/pages", ROOT / "tests/pages")


def _beside(texts: Path, annotations: Path) -> Iterator[Annotated]:
    for path in sorted(annotations.glob("*.json")):
        gold = read_gold(path)
        files = (texts / f"{path.stem}.txt", texts / gold["source"])
        if found := [file for file in files if file.exists()]:
            yield Annotated(found[0], gold)


def pieces_in(text: str) -> tuple[list[Piece], Pairs]:
    """The pieces of a page without its furniture, as the reading gets them."""
    lines = clean(text)
    pairs = Pairs(lines)
    evidence = weigh(lines, pairs)
    weighed, labelling = torn(*captioned(evidence, label(evidence), pairs), pairs)
    return [piece for piece in pieces_of(weighed, labelling.labels) if piece.label is not Label.FURNITURE], pairs

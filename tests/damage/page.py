"""Lay stories out on a page under a named kind of damage; write its text and its true annotation."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.damage.corpus import Paper, Story
from tests.damage.pictures import illustrated
from tests.damage.pieces import FURNITURE, TITLES, Piece, Pieces, set_story
from tests.damage.profiles import PROFILES, harms_of


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page's text and its gold annotation, in the form that the scorer reads."""

    name: str
    text: str
    gold: dict[str, Any]
    stories: tuple[Story, ...]

    def write(self, folder: Path) -> None:
        """Write NAME.txt and NAME.json."""
        (folder / f"{self.name}.txt").write_text(self.text, encoding="utf-8")
        gold = json.dumps(self.gold, ensure_ascii=False, indent=1)
        (folder / f"{self.name}.json").write_text(gold + "\n", encoding="utf-8")


def make_page(paper: Paper, profile: str, seed: int) -> DamagedPage:
    """One page; the same arguments give the same page."""
    rng = Random(f"{paper.slug} {profile} {seed}")
    stories = choose(paper, PROFILES[profile].wants, rng)
    if PROFILES[profile].pictures:
        stories = illustrated(paper, stories, rng)
    pieces = [piece for number, story in enumerate(stories) for piece in set_story(number, story)]
    for harm in harms_of(profile, paper, rng):
        pieces = harm(pieces, rng)
    name = f"{paper.slug}-{seed}.{profile}"
    text, numbered = _print(pieces, rng)
    return DamagedPage(name, text, _gold(name, paper, stories, numbered), tuple(stories))


def choose(paper: Paper, wants: frozenset[str], rng: Random) -> list[Story]:
    """Six to a dozen stories of a paper in a page's order: three of plain news at least, those of the wanted forms first."""
    units = list(paper.units)
    rng.shuffle(units)
    news = [unit for unit in units if [story.kind for story in unit] == ["news"]]
    rest = [unit for unit in units if unit not in news[:3]]
    rest.sort(key=lambda unit: not any(wants & story.forms for story in unit))
    enough = rng.randint(6, 9)
    chosen = news[:3]
    for unit in rest:
        if sum(len(other) for other in chosen) < enough:
            chosen.append(unit)
    rng.shuffle(chosen)
    return [story for unit in chosen for story in unit]


Numbered = list[tuple[int, Piece]]  # lines of the page by their 1-based number


def _print(pieces: Pieces, rng: Random) -> tuple[str, Numbered]:
    """The text, a blank line above most lines and a few at the top of some pages; and where each piece came to stand."""
    lines = [""] * rng.choice((0, 0, 2))
    numbered: Numbered = []
    for i, piece in enumerate(pieces):
        lines += [piece.text] if piece.tight or i == 0 else ["", piece.text]
        numbered.append((len(lines), piece))
    return "\n".join(lines) + "\n", numbered


def _gold(name: str, paper: Paper, stories: list[Story], numbered: Numbered) -> dict[str, Any]:
    """The annotation: where each line of the page belongs."""
    year = _printed_year(paper, stories, [piece for _, piece in numbered])
    articles = []
    for number, story in enumerate(stories):
        mine = [(line, piece) for line, piece in numbered if piece.story == number]
        lines = _lines(mine)
        other = lines["deck"] or lines["kicker"]
        either = [other] if story.either and other else []
        articles.append(
            {"id": f"{name}-{number + 1:02d}", "kind": story.kind, **lines, "headline_alternatives": either}
            | _facts(story, year)
        )
    noise = [line for line, piece in numbered if piece.role == FURNITURE]
    page = {"district": paper.district, "year": int(year) if year.isdigit() else None}
    return {"source": f"{name}.txt", "page": page, "noise": noise, "articles": articles}


def _lines(mine: Numbered) -> dict[str, Any]:
    """The line numbers of one story by role, in reading order."""
    blocks: dict[tuple[int, str], list[int]] = {}
    for line, piece in mine:
        if piece.role in ("p", "section", "caption"):
            blocks.setdefault((piece.block, piece.role), []).append(line)
    titles = {role: [line for line, piece in mine if piece.role == role] for role in (*TITLES, "byline")}
    body = [{"role": role, "lines": lines} for (_, role), lines in sorted(blocks.items()) if role != "caption"]
    captions = [lines for (_, role), lines in sorted(blocks.items()) if role == "caption"]
    return {**titles, "body": body, "captions": captions}


def _facts(story: Story, year: str) -> dict[str, Any]:
    names = ("reporters", "correspondents", "photographers", "streets", "communities", "villages")
    date = f"{year}-{story.date}" if story.date else None
    return {**{name: list(getattr(story, name)) for name in names}, "date": date, "date_text": story.date_text or None}


def _printed_year(paper: Paper, stories: list[Story], pieces: Pieces) -> str:
    """The year as four digits where the page prints it, else ``XXXX``."""
    folio = any(piece.role == FURNITURE and re.search(r"\d{4}年", piece.text) for piece in pieces)
    return str(paper.issued.year) if folio or any(story.tells_year for story in stories) else "XXXX"

"""An archive made from annotated pages, as if the cutting were perfect: pages of the site are tested on it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from app.database import Database
from app.digest.job import refresh
from app.ingest.store.pages import store_page
from app.ingest.values import Article, Block, Kind, Page, Role, Source
from app.search.catchup import catch_up
from app.search.engine import Engine
from app.settings import ROOT

TITLES = (Role.COLUMN, Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE)
STREETS_OF = {"机床社区": "望澄街道"}


def fill(database: Database, engine: Engine, pairs: Iterable[tuple[Path, Path]]) -> None:
    """Store pages given as (text file, annotation file) and bring the index up to date."""
    with database.writing() as session:
        for text, annotation in pairs:
            store_page(session, read_golden(text, annotation), lambda _d, _l, name: STREETS_OF.get(name), "样报")
    refresh(database)
    catch_up(database, engine)


def samples() -> list[tuple[Path, Path]]:
    """The sample pages that ship with the project."""
    return [(ROOT / "seeds/pages" / f"{p.stem}.txt", p) for p in sorted((ROOT / "tests/pages").glob("*.json"))]


def read_golden(text: Path, annotation: Path) -> Page:
    """The page value that a perfect cutting would give; its dates are marked as inferred."""
    gold = json.loads(annotation.read_text("utf-8"))
    source = Source(name=text.name, text=text.read_text("utf-8"))
    lines = source.text.split("\n")
    year = gold["page"]["year"]
    return Page(
        source=source,
        articles=tuple(_article(item, lines, gold["page"]["district"]) for item in gold["articles"]),
        furniture=tuple(gold["noise"]),
        district=gold["page"]["district"],
        year=year,
        year_evidence=gold["page"]["year_evidence"],
        year_certain=False,
        issued=f"{gold['page']['latest_date']}?/{year}-12-31?" if year else "",
        issued_evidence="版面上最晚的日子",
    )


def _article(item: dict[str, Any], lines: list[str], district: str) -> Article:
    def block(role: Role, numbers: list[int]) -> Block:
        return Block(role, "".join(lines[n - 1].strip().lstrip("# ") for n in numbers), tuple(numbers))

    blocks = [block(role, item[role]) for role in TITLES if item[role]]
    blocks += [block(Role(part["role"]), part["lines"]) for part in item["body"]]
    blocks += [block(Role.CAPTION, numbers) for numbers in item["captions"]]
    date = item["date"]
    return Article(
        kind=Kind(item["kind"]),
        blocks=tuple(blocks),
        reporters=tuple(item["reporters"]),
        correspondents=tuple(item["correspondents"]),
        photographers=tuple(item["photographers"]),
        date=f"{date}?" if date and not date.startswith("X") else date,
        date_text=item["date_text"],
        district=district,
        streets=tuple(item["streets"]),
        communities=tuple(item["communities"]),
        villages=tuple(item["villages"]),
    )

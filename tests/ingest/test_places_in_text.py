"""Places of many provinces in sentences as newspapers print them (``places.txt``), without gazetteer or page."""

from pathlib import Path

from app.ingest.extract import extract
from app.ingest.values import Article, Block, Kind, Role
from app.places import Gazetteer

SENTENCES = [
    line.split("|")
    for line in Path(__file__).with_name("places.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
LEAST = 0.99
"""F1 over all names; a few are known to be misread (五十镇, 渔村 after a town, a town of coffee that is none)."""


def named(sentence: str) -> set[str]:
    article = Article(Kind.NEWS, (Block(Role.PARAGRAPH, sentence, (1,)),))
    found = extract(article, "", Gazetteer())
    return {*found.streets, *found.communities, *found.villages}


def test_places_of_many_provinces() -> None:
    right = wrong = 0
    faults = []
    for sentence, *columns in SENTENCES:
        wanted = {name for column in columns for name in column.split(",") if name.strip()}
        wanted = {name.strip() for name in wanted}
        found = named(sentence)
        right += len(wanted & found)
        wrong += len(wanted ^ found)
        if wanted != found:
            faults.append((sentence, wanted - found, found - wanted))
    assert 2 * right / (2 * right + wrong) >= LEAST, faults

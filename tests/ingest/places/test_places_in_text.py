"""Places of many provinces in sentences as newspapers print them (``places.txt``), without gazetteer or page; and
sentences that name none (``no_places.txt``).
"""

from pathlib import Path

from app.ingest.extract import extract
from app.ingest.values import Article, Block, Kind, Role
from app.places import Gazetteer

HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    found = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in found if not line.startswith("#")]


SENTENCES = [line.split("|") for line in lines("places.txt")]
LEAST = 0.99
"""F1 over all names; a few are known to be misread (五十镇, 渔村 after a town, a town of coffee that is none)."""
MOST_FALSE = 3
"""Of some 240 sentences; a village of doctors is none."""


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


def test_few_sentences_without_a_place_name_one() -> None:
    faults = {sentence: found for sentence in lines("no_places.txt") if (found := named(sentence))}
    assert len(faults) <= MOST_FALSE, faults

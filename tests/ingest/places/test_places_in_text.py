"""Places of many provinces in sentences as newspapers print them (``places.txt``), without a page around them; and
sentences that name none (``no_places.txt``).
"""

from pathlib import Path

import pytest

from app.ingest.extract import extract
from app.ingest.values import Article, Block, Kind, Role
from app.places import Gazetteer, load_gazetteer
from app.settings import ROOT

NATION = load_gazetteer([], ROOT / "seeds" / "divisions.csv")
HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    found = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line for line in found if not line.startswith("#")]


SENTENCES = [line.split("|") for line in lines("places.txt")]
LEAST = {"with": 0.995, "without": 0.985}
"""F1 over all names, with the nation's names and without them; a few are known to be misread (五十镇, 渔村 after a town)."""
MOST_FALSE = {"with": 1, "without": 11}
"""Of some 266 sentences, with the nation's names and without them."""


def named(sentence: str, gazetteer: Gazetteer) -> set[str]:
    article = Article(Kind.NEWS, (Block(Role.PARAGRAPH, sentence, (1,)),))
    found = extract(article, "", gazetteer)
    return {*found.streets, *found.communities, *found.villages}


@pytest.mark.parametrize(("gazetteer", "least"), [(NATION, LEAST["with"]), (Gazetteer(), LEAST["without"])])
def test_places_of_many_provinces(gazetteer: Gazetteer, least: float) -> None:
    right = wrong = 0
    faults = []
    for sentence, *columns in SENTENCES:
        wanted = {name for column in columns for name in column.split(",") if name.strip()}
        wanted = {name.strip() for name in wanted}
        found = named(sentence, gazetteer)
        right += len(wanted & found)
        wrong += len(wanted ^ found)
        if wanted != found:
            faults.append((sentence, wanted - found, found - wanted))
    assert 2 * right / (2 * right + wrong) >= least, faults


@pytest.mark.parametrize(("gazetteer", "most"), [(NATION, MOST_FALSE["with"]), (Gazetteer(), MOST_FALSE["without"])])
def test_few_sentences_without_a_place_name_one(gazetteer: Gazetteer, most: int) -> None:
    faults = {sentence: found for sentence in lines("no_places.txt") if (found := named(sentence, gazetteer))}
    assert len(faults) <= most, faults

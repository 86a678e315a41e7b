"""How surely a page's district is told by towns: ``python -m bench.districts [--seed N]``.

Draws pages from the nation's table of today: so many towns of one county, one to an article, with or without the
page's own name, a guest county or the county's name in full; prints the shares of right, missing and wrong districts.
"""

import argparse
import random
from collections import Counter
from collections.abc import Sequence

from app.divisions import County, load_divisions, read_counties
from app.ingest.places.extract_district import page_district
from app.ingest.values import Article, Block, Kind, Page, Role, Source
from app.places import Gazetteer
from app.settings import ROOT

TABLE = ROOT / "seeds" / "divisions.csv"
NATION = Gazetteer(divisions=load_divisions(TABLE))
KINDS = {"one town": 1, "two towns": 2, "four towns": 4, "one town, own name": 1, "three towns, guest": 3}
KINDS["two towns, full name"] = 2
TITLES = ("山里种出新天地", "小区添新景", "巷口的修鞋匠", "老厂房变身记")
SENTENCES = (
    "{town}的果园里一片通红，村民忙着采摘。",
    "在{town}的社区食堂，老人们正在用餐。",
    "近日，{town}组织党员清理河道。",
    "{town}党委书记介绍，今年投入三百万元修路。",
    "家住{town}的张大爷今年七十岁。",
    "{level}教育局在{town}开展义诊，孩子们很高兴。",
)
OWN_NAMES = ("{stem}报", "今日{stem}", "{stem}新闻 2021年3月4日 星期四 第3版", "{stem}周刊", "{city}晚报 · {stem}新闻")
MASTHEADS = ("民生新闻", "民生 第2版 2021年3月4日", "{city}日报 A06 城事")


def story(headline: str, text: str) -> Article:
    return Article(Kind.NEWS, (Block(Role.HEADLINE, headline, (2,)), Block(Role.PARAGRAPH, text, (3,))))


def drawn(kind: str, county: County, guest: County, draw: random.Random) -> Page:
    """A page of the county."""
    level = county.name[-1]
    towns = draw.sample(county.towns, min(KINDS[kind], len(county.towns)))
    stories = [story(draw.choice(TITLES), draw.choice(SENTENCES).format(town=town, level=level)) for town in towns]
    if "guest" in kind:
        text = f"来自{guest.name}{draw.choice(guest.towns)}的客商来到这里，{guest.name}农业局签了协议。"
        stories.append(story("携手兴产业", text))
    if "full" in kind:
        stories.append(story("短讯", f"{county.name}教育局召开会议。"))
    masthead = draw.choice(OWN_NAMES if "own name" in kind else MASTHEADS)
    line = masthead.format(stem=county.stem, city=county.city.removesuffix("市"))
    return Page(Source("page.txt", f"{line}\n"), tuple(stories), (1,))


def measure(kind: str, counties: Sequence[County], count: int, draw: random.Random) -> Counter[str]:
    told: Counter[str] = Counter()
    for _ in range(count):
        county, guest = draw.choice(counties), draw.choice(counties)
        found = page_district(drawn(kind, county, guest, draw), NATION)
        told["right" if found == county.name else "wrong" if found else "none"] += 1
    return told


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    options = parser.parse_args()
    named = [county for county in read_counties(TABLE) if len(county.towns) > 3]
    named = [county for county in named if county.stem in NATION.divisions.by_stem]
    for kind in KINDS:
        told = measure(kind, named, options.count, random.Random(options.seed))
        print(
            f"{kind:22}" + "  ".join(f"{name} {told[name] / options.count:.1%}" for name in ("right", "none", "wrong"))
        )

"""Which district a page, and an article of it, is about.

Districts end in 区, 县 or 旗, or are county-level cities.  What speaks for one: its name in titles, texts and at the
head of offices; its towns, its bare name and the page's own name (:mod:`places.district_votes`); the words for its
level (区里, 县委).  It stands only if it leads plainly.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from app.ingest.places.district_names import PLAIN, districts_named, is_zone
from app.ingest.places.district_votes import votes
from app.ingest.places.extract_place import texts
from app.ingest.values import TITLES, Article, Page, Role
from app.places import Gazetteer

LEAST = 1.0
"""A district with fewer points is no better than a guess …"""
LEAD = 1.3
"""… and so is one that has not so many times the points of the next."""
_UNKNOWN = 0.5
"""A name that no table has counts so much: 浅水区, 军工厂区."""
_TITLE = 3.0
"""A mention in a title weighs so many others; so does one in the page's furniture."""
_ARTICLE = 4.0
"""All mentions in an article weigh so much at most."""
_LEVEL = re.compile(
    r"[全我该](区|县)|(?:(?<![一-鿿])|(?<=[在由向从到对与和据经让请是被]))(区|县)(?:委|政府|里|级|领导|直|财政|住建|教育|民政|"
    r"农业|卫健|文旅|城管|工信|人社|司法|市场监管|公安|应急|交通|水[利务]|医保|妇联|残联|法院|中医院|人民医院|图书馆|融媒)"
)
_URBAN, _RURAL = re.compile("街道|社区"), re.compile("[镇乡村]")
_GUEST = re.compile(r"来自$|结对|对口|协作|支援")
_MASTHEAD = re.compile(r"报|刊|新闻|资讯|时讯|通讯|城事|视窗|融媒|民生|要闻|观察|纪事|今日|星期|[A-D]?[0-9]{1,2}版")
_NO_MASTHEAD = re.compile(r"记者|通讯员|本报讯|[，。；“（(]")
_OFFICES = re.compile(r"(?:责任?编辑?|责编|编辑|主编|校对|版式|美编|组版|值班|设计|策划|电话).*")
_NAME_ALONE = re.compile(r"[一-鿿]{2,6}(?:社区报|[晨晚周专]刊|新闻|资讯|时讯)[\s·A-D0-9第版]*")
_MARGIN = 3
"""The name of a page stands within so many lines of its beginning or end …"""
_LONGEST = 60
"""… and no such line has more characters."""


def page_district(page: Page, gazetteer: Gazetteer) -> str:
    """The district that the page is about, or '' where none is plain."""
    articles = [texts(article) for article in page.articles]
    points, guests = _named(page, gazetteer)
    for name in points:
        points[name] *= _standing(name, gazetteer)
    level = _level("\n".join(text for found in articles for text in found))
    voted: defaultdict[str, float] = defaultdict(float)
    for county, weight in votes(articles, _mastheads(page), gazetteer.divisions, level).items():
        voted[county.name] = max(voted[county.name], weight)  # of four cities one has this 鼓楼区
    printed = {name[:-1]: name for name in points}
    for name, weight in voted.items():
        points[_former(name, printed, level)] += weight
    for name in points:
        if level and name[-1] in "区县" and name[-1] != level:
            points[name] *= 0.5
        if name in guests:
            points[name] *= 0.25
    ranked = sorted(points, key=lambda name: (-points[name], not name.endswith("区")))  # guests are counties
    if not ranked or points[ranked[0]] < LEAST:
        return ""
    return ranked[0] if len(ranked) == 1 or points[ranked[0]] >= LEAD * points[ranked[1]] else ""


def _former(name: str, printed: Mapping[str, str], level: str) -> str:
    """The name under which the page knows a county: 荣昌县 where it prints that, or speaks of its 县委."""
    bare = name[:-1]
    if len(bare) < 2 or is_zone(name) or "自治" in name:
        return name
    return printed.get(bare) or (bare + level if level == "县" and name[-1] in "区市" else name)


def _standing(name: str, gazetteer: Gazetteer) -> float:
    """How much a printed name counts: one in no table of today, little; a city with counties below it, nothing."""
    there = any(not county.last for county in gazetteer.divisions.named(name))
    if there or not gazetteer.divisions.counties or name in gazetteer.districts:
        return 1.0
    return 0.0 if name.endswith("市") else _UNKNOWN


def _named(page: Page, gazetteer: Gazetteer) -> tuple[dict[str, float], set[str]]:
    """How much speaks for each district and city that the page names in full, and which of them are guests."""
    weights: defaultdict[str, float] = defaultdict(float)
    guests: set[str] = set()
    visits, seen = set[str](), Counter[str]()
    for article in page.articles:
        titles = sum(block.role in TITLES for block in article.blocks)
        of_article: defaultdict[str, float] = defaultdict(float)
        for index, text in enumerate(texts(article)):
            for name, weight, guest in _home(text, gazetteer):
                of_article[name] += weight * (_TITLE if index < titles else 1.0)
                guests |= {name} if guest else set()
                visits |= {name} if not weight else set()
        seen.update(of_article.keys())
        for name, weight in of_article.items():
            weights[name] += min(weight, _ARTICLE)
    guests |= {name for name in visits if seen[name] == 1 and len(page.articles) > 2 and not is_zone(name)}
    for line in _mastheads(page):
        for name, _, weight in districts_named("，".join(line.split()), gazetteer):
            weights[name] += max(weight, PLAIN) * _TITLE  # a zone that stands alone there is the page's: 经开区报
    headlines = "，".join("".join(article.texts(*TITLES)) for article in page.articles)
    for name in weights:
        bare = rf"{name[:-1]}(?!{name[-1]})" if not is_zone(name) else name
        if len(name) > 2 and weights[name] and re.search(bare, headlines):  # 助力云岩年货大集, 高新区用数据说话
            weights[name] += _TITLE
    return weights, guests


def _home(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, float, bool]]:
    """(name, weight, guest) of the districts that a text names; guests: 来自修文县, a county that a district helps."""
    for sentence in text.split("。"):
        found = list(districts_named(sentence, gazetteer))
        helped = len(found) > 1 and any(name[-1] == "区" for name, _, _ in found) and _GUEST.search(sentence)
        for name, place, weight in found:
            guest = bool(helped) and name[-1] in "县旗"
            yield name, 0.0 if guest or sentence[:place].endswith("来自") else weight, guest


def _mastheads(page: Page) -> list[str]:
    """The lines that may bear the name of the page: its furniture, and lines at its margin that look so."""
    lines = page.source.text.split("\n")
    names = [line for line in lines if _NAME_ALONE.fullmatch(line.strip())]
    margin = [line for line in lines if line.strip()]
    likely = [
        line
        for line in (*margin[:_MARGIN], *margin[-_MARGIN:])
        if len(line) < _LONGEST and _MASTHEAD.search(line) and not _NO_MASTHEAD.search(line)
    ]
    found = dict.fromkeys([*(lines[number - 1] for number in page.furniture), *names, *likely])
    return [_OFFICES.sub("", line) for line in found]


def _level(whole: str) -> str:
    """区 or 县, as the page speaks of its own offices (区里, 县委); 区 also where it has hardly any towns; else ''."""
    said = Counter(match[1] or match[2] for match in _LEVEL.finditer(whole))
    if said["区"] != said["县"]:
        return "区" if said["区"] > said["县"] else "县"
    return "区" if len(_URBAN.findall(whole)) > 4 * len(_RURAL.findall(whole)) else ""


def article_district(article: Article, district: str, gazetteer: Gazetteer) -> str:
    """The article's district: not the page's where its title or opening names another, and nothing the page's."""
    whole = texts(article)
    if not district or any(district in text for text in whole):
        return district
    opening = [*article.texts(*TITLES), *article.texts(Role.PARAGRAPH)[:1], *article.texts(Role.CAPTION)[:1]]
    for text in opening:
        for name, place, _ in districts_named("".join(text.split()), gazetteer):
            if place < 80 and not name.endswith("市") and (not gazetteer.districts or name in gazetteer.districts):
                return name
    return district

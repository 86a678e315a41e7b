"""Which district a page, and an article of it, is about: what its titles and offices name most.

Districts end in 区, 县 or 旗; a city ranks as one only where the page names no other and speaks of none (区里, 县委).
Where the page prints no district at all, its own name (江岸社区报, 龙门新闻) and its words for the level tell it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from app.ingest.district_names import PLAIN, districts_named, is_noun, is_place_word, is_word
from app.ingest.extract_place import texts
from app.ingest.values import TITLES, Article, Page, Role
from app.places import Gazetteer

_TITLE = 3.0
"""A mention in a title weighs so many others; so does one in the page's furniture."""
_LEVEL = re.compile(
    r"[全我该](区|县)|(?:(?<![一-鿿])|(?<=[在由向从到对与和据经让请是被]))(区|县)(?:委|政府|里|级|领导|直|财政|住建|教育|民政|"
    r"农业|卫健|文旅|城管|工信|人社|司法|市场监管|公安|应急|交通|水利|医保|妇联|残联|法院|中医院|人民医院|图书馆|融媒)"
)
_URBAN, _RURAL = re.compile("街道|社区"), re.compile("[镇乡村]")
_GUEST = re.compile(r"来自$|结对|对口|协作|支援")
_OF_TOWN = re.compile(r"[一-鿿]{1,4}?(?:镇|乡|街道)")
_MASTHEAD = re.compile(r"报|刊|新闻|资讯|时讯|通讯|城事|视窗|融媒|民生|要闻|观察|纪事|星期|[A-D]?[0-9]{1,2}版")
_PAPER = re.compile(
    r"社区报|城区报|区报|日报|晚报|晨报|时报|[晨晚周专特月]刊|周报|新闻|资讯|时讯|通讯|城事|视窗|融媒|民生|要闻|观察|纪事|今日|报"
)
_NO_MASTHEAD = re.compile(r"记者|通讯员|本报讯|[，。；“（(]")
_OFFICES = re.compile(r"(?:责任?编辑?|责编|编辑|主编|校对|版式|美编|组版|值班|设计|策划|电话).*")
_NAME_ALONE = re.compile(r"[一-鿿]{2,6}(?:社区报|[晨晚周专]刊|新闻|资讯|时讯)[\s·A-D0-9第版]*")
_PAPER_NAME = re.compile(rf"(?<![一-鿿])([一-鿿]{{2,4}}?)(?:{_PAPER.pattern})")
_TOKEN = re.compile(r"[一-鿿]{2,6}")
_NO_NAMES = frozenset(
    re.findall(
        r"\S+",
        "社区 街道 本地 综合 民生 社会 城市 要闻 都市 区县 城乡 今日 生活 文化 商业 工业 农业 健康 教育 旅游 体育 娱乐 "
        "经济 金融 法治 政法 时政 理论 专题 家园 本报 平安 文明 公益 青年 党建 基层",
    )
)
_MARGIN = 3
"""The name of a page stands within so many lines of its beginning or end …"""
_LONGEST = 60
"""… and no such line has more characters."""


def page_district(page: Page, gazetteer: Gazetteer) -> str:
    """The district that the page is about, or '' where none is plain."""
    weights = _weights(page, gazetteer)
    listed = set(gazetteer.districts)
    level = _level(page)
    districts = {name: weight for name, weight in weights.items() if not name.endswith("市") or name in listed}
    for name in districts:
        if level and name[-1] in "区县" and name[-1] != level:
            districts[name] *= 0.5
    best = max(districts, key=lambda name: (districts[name], name.endswith("区")), default="")  # guests are counties
    if best and districts[best] >= PLAIN:
        return best
    return _by_masthead(page, level, weights) or ("" if level else _city(page, weights))


def _weights(page: Page, gazetteer: Gazetteer) -> Mapping[str, float]:
    """How much speaks for each district and city that the page names."""
    weights: defaultdict[str, float] = defaultdict(float)
    for article in page.articles:
        titles = sum(block.role in TITLES for block in article.blocks)
        for index, text in enumerate(texts(article)):
            for name, weight in _home(text, gazetteer):
                weights[name] += weight * (_TITLE if index < titles else 1.0)
    for line in _mastheads(page):
        for name, _, weight in districts_named("，".join(line.split()), gazetteer):
            weights[name] += max(weight, PLAIN) * _TITLE  # a zone that stands alone there is the page's: 经开区报
    headlines = "，".join("".join(article.texts(*TITLES)) for article in page.articles)
    for name in weights:
        if len(name) > 2 and re.search(rf"{name[:-1]}(?!{name[-1]})", headlines):  # 助力云岩年货大集
            weights[name] += _TITLE
    return weights


def _home(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """The districts that a text names, without guests: 来自修文县, a county that a district helps."""
    for sentence in text.split("。"):
        found = list(districts_named(sentence, gazetteer))
        helped = len(found) > 1 and any(name[-1] == "区" for name, _, _ in found) and _GUEST.search(sentence)
        for name, place, weight in found:
            guest = sentence[:place].endswith("来自") or (helped and name[-1] in "县旗")
            yield name, 0.0 if guest else weight


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
    return list(dict.fromkeys([*(lines[number - 1] for number in page.furniture), *names, *likely]))


def _level(page: Page) -> str:
    """区 or 县, as the page speaks of its own offices (区里, 县委); 区 also where it has hardly any towns; else ''."""
    whole = "\n".join(text for article in page.articles for text in texts(article))
    said = Counter(match[1] or match[2] for match in _LEVEL.finditer(whole))
    if said["区"] != said["县"]:
        return "区" if said["区"] > said["县"] else "县"
    return "区" if len(_URBAN.findall(whole)) > 4 * len(_RURAL.findall(whole)) else ""


def _by_masthead(page: Page, level: str, weights: Mapping[str, float]) -> str:
    """The district of which the page bears the name: 江岸社区报, 鼓楼晨刊, 海峡社区报 思明专刊.

    The dictionary knows the district, or the text has the name too (江岸供电公司).
    """
    whole = "\n".join(text for article in page.articles for text in texts(article))
    for line in _mastheads(page):
        for name in _names_of(line):
            listed = [ending for ending in "区县市" if is_word(name + ending)]
            if f"{name}市" in weights or (listed == ["市"] and level == "区"):
                continue  # the city above
            ending = level or (listed[0] if len(listed) == 1 else "")
            if listed and ending not in listed and not _LEVEL.search(whole):
                continue  # the level is only guessed from street offices
            if ending and (listed or (whole.count(name) > (line in whole) and not is_noun(name))):
                return name + ending
    return ""


def _names_of(line: str) -> Iterator[str]:
    """The names that the name of a page may hold: those before 新闻, 晨刊 and the like, and those of districts."""
    line = _OFFICES.sub("", line)
    yield from (match[1] for match in _PAPER_NAME.finditer(line) if match[1] not in _NO_NAMES)
    for token in (token for token in _TOKEN.findall(_PAPER.sub("，", line)) if token not in _NO_NAMES):
        names = [token, *(token[-length:] for length in (2, 3) if is_place_word(token[:-length]))]  # 马鞍山|雨山
        yield from (name for name in names if any(is_place_word(name + ending) for ending in "区县市"))


def _city(page: Page, weights: Mapping[str, float]) -> str:
    """The city that the page is about, where it names towns and no district: 仪征市已在真州镇…."""
    best = max(weights, key=weights.__getitem__, default="")
    whole = "\n".join(text for article in page.articles for text in texts(article))
    return best if weights.get(best, 0.0) >= PLAIN and _OF_TOWN.search(whole) else ""


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

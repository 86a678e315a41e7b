"""What a title line looks like by itself: length, figures, clauses, fixed expressions, parts of speech.

Chinese papers set 引题 (above; a slogan, the occasion, a rhyming pair), 主题 (short, names the fact or makes the point)
and 副题 (below; adds actor, figures, or what kind of text follows, often after a dash).  How much each trait speaks for
each role stands in :mod:`titles.weights`, fitted by ``bench/fit_titles.py``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import add

import rjieba

from app.ingest.clean import HAN
from app.ingest.cutting.lines import marks, shapes
from app.ingest.people.names import is_name

_RUN = re.compile(f"[{HAN}0-9A-Za-z]+")
_SIZES = ((5, "tiny"), (8, "short"), (11, "brief"), (14, "middling"), (18, "longish"), (23, "long"), (99, "very long"))

_COUNT = r"[\d一二三四五六七八九十百千万两〇零几数][\d.一二三四五六七八九十百千万亿余多〇零]*"
_MEASURE = (
    "户|人|名|家|元|个|条|座|公里|吨|亩|件|次|栋|盏|处|盆|岁|年|"
    "天|倍|所|项|种|站|辆|份|册|场|株|台|车|批|版|成|公斤|%|％"
)
_PLACE = (
    r"[一-鿿]{1,6}?(?:区(?![域间])|市(?![场民集政容])|[县旗州]|街道|[镇乡村]|社区|局|委|办|"
    r"院|校|公司|集团|中学|小学|大队|支队|中心|站|所|协会|馆|厂|大桥)"
)
_CLAUSE = re.compile("[ 、，,]")
_TRAITS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("dash", r"^(?:—|--|――|－)"),
        ("trails", r"(?:—|--|：)$"),
        ("dot", r"[一-鿿”0-9年][·•][一-鿿“]"),
        ("comma", "[，,]"),
        ("listed", "、"),
        ("asks", "[？?]|怎么办$|吗$|呢$"),
        ("exclaims", "[！!]"),
        (
            "label begins",
            "^(?:聚焦|关注|走进|追踪|图说|图解|镜头|对话|特别|今日|最美|记者|身边|我[和家与为在们的]|他们|那些|一个|"
            "编辑|探寻|寻访|喜迎|庆祝|迎接|学|新春|奋进|决战|同心|“)",
        ),
        (
            "label ends",
            "(?:在线|建设|故事|纪事|再访|回访|人物|服务|信息|提示|资讯|关注|学堂|讲堂|周刊|专版|要闻|动态|新事|广角|天地|"
            "园地|纵横|风景线|篇|录|榜|之声|连线|问答|解读|链接|新闻|一线|基层|见闻|话题|报道|台|访谈|健康|文化|教育|经济)$",
        ),
        ("bracketed", "^[（(].*[）)]$"),
        ("column noun", "^[^ ，：！？]{1,5}[评论谈议语言话声笔记台眼窗苑坊廊吧志录汇讯闻]$"),
        ("quoted", r"^[“「][^“「]*[”」]$"),
        ("quotes", "[“「]"),
        ("ends quoted", "[”」]$"),
        ("colon", r"^[一-鿿“”]{2,8}[：:].{4}"),
        ("counts", rf"\d|{_COUNT}(?:{_MEASURE})"),
        ("begins with one", "^[一两三四几]"),
        ("actor first", f"^{_PLACE}"),
        ("actor", _PLACE),
        ("preposition", "^(?:为|让|当|把|在|以|用|向|给|对)"),
        ("from to", "^从.+到"),
        ("goes on",
            r"^(?:较|比|同比|全程|全长|其中|日均|首[日批月届]|工期|惠及|可|系|占地|总投资|投资|今年|"
            r"年[产内底]|预计|将|已|累计|人均|全[区镇县乡]|[一两三四]年|为|涉及|让|带动)"),
        ("call",
            r"^(?:学习|贯彻|落实|推进|深化|建设|打造|倡导|弘扬|践行|牢记|喜迎|庆祝|聚焦|关注|决战|决胜|"
            r"打赢|奋进|创新|加强|坚持|发挥|凝聚|不忘)"),
        ("occasion",
            r"精神$|周年|\d0年|在行动$|进行时|攻坚|主题教育|学习教育|新时代|新征程|奋斗|使命|巡礼|风采|"
            r"共同缔造|振兴|平安|文明创建|创城|办实事"),
        ("series", r"寻访|走村|走基层|系列|[寻探走]访.{0,4}$"),
        ("report",
            r"(?:记|纪实|侧记|见闻|调查|纪事|速写|访谈|观察|启示|故事|回头看|报告|实录|速览|探访|特写|"
            r"透视)$|^[—－-]*(?:记|访|对话|探访|走近|来自)"),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A printed title line: its text, marked as heading by a converter or not, close to the one above or not."""

    text: str
    marked: bool = False
    tight: bool = False


@lru_cache(maxsize=1024)
def pairs_of(text: str) -> frozenset[str]:
    """The pairs of adjacent characters within runs of letters."""
    return frozenset(chain.from_iterable(map(add, run, run[1:]) for run in _RUN.findall(text)))


def repeated(pairs: Iterable[str], text: str) -> int:
    """How many of these pairs stand in a text; far quicker than asking for all the pairs of a long one."""
    return sum(pair in text for pair in pairs)


@lru_cache(maxsize=4096)
def size(text: str) -> int:
    """Characters that carry meaning."""
    return sum(map(len, _RUN.findall(text)))


@lru_cache(maxsize=4096)
def form(text: str) -> tuple[str, ...]:
    """The traits that a line has by itself."""
    length = size(text)
    found = [name for name, pattern in _TRAITS if pattern.search(text)]
    found.append(next(name for most, name in _SIZES if length <= most or most == 99))
    if marks.NUMBERED.search(text):
        found.append("numbered")
    if marks.LABEL.search(text) and length <= 12:
        found.append("label")
    if marks.BRIEFS.match(text) or marks.LETTERS.match(text):
        found.append("box label")
    if marks.heads_comment(text) and length <= 6:
        found.append("comment label")
    if "counts" in found and "actor" in found:
        found.append("actor counts")
    if "actor first" in found and "occasion" in found:
        found = ["occasion of an actor" if name == "occasion" else name for name in found]
    if shapes.has_clauses(text):
        found += ["counts clauses"] if "counts" in found else []
        sizes = [len(part) for part in text.split(" ")]
        found.append("two clauses" if len(sizes) == 2 else "clauses")
    if is_name(text.rpartition(" ")[2]) and " " in text[3:]:
        found.append("names a person")
    clauses = _CLAUSE.split(text)
    if len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1:
        found.append("parallel")
        found = ["parallel listed" if name == "listed" else name for name in found]
    if not any(tag.startswith(("v", "i", "l")) for tag in tags(text)):
        found.append("no verb")
    return tuple(found)


@lru_cache(maxsize=4096)
def tags(text: str) -> tuple[str, ...]:
    """The parts of speech of its words, as jieba names them."""
    return tuple(tag for _, tag in rjieba.tag(text))

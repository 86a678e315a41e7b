"""What speaks for a title line being label, kicker, headline or deck: traits of its form, its words and its place.

Chinese papers set 引题 (above; a slogan, the occasion, a rhyming pair), 主题 (short, names the fact or makes the point)
and 副题 (below; adds actor, figures, or what kind of text follows, often after a dash).  How much each trait speaks for
each role stands in :mod:`app.ingest.title_weights`, fitted by ``bench/fit_titles.py``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import rjieba

from app.ingest.clean import HAN
from app.ingest.cutting import marks, shapes
from app.ingest.cutting.links import crosses
from app.ingest.values import Kind, Role

_RUN = re.compile(f"[{HAN}0-9A-Za-z]+")
_LEAD = 120  # characters of a text in which the news stands
_SIZES = ((5, "tiny"), (8, "short"), (11, "brief"), (14, "middling"), (18, "longish"), (23, "long"), (99, "very long"))
_INCOMPLETE = ("m", "q", "u", "p", "c", "f")  # numerals, measures, particles: no title ends on them

_COUNT = r"[\d一二三四五六七八九十百千万两〇零几数][\d.一二三四五六七八九十百千万亿余多〇零]*"
_MEASURE = (
    "户|人|名|家|元|个|条|座|公里|吨|亩|件|次|栋|盏|处|盆|岁|年|"
    "天|倍|所|项|种|站|辆|份|册|场|株|台|车|批|版|成|公斤|%|％"
)
_PLACE = (
    r"[一-鿿]{1,6}?(?:[区市县旗州]|街道|[镇乡村]|社区|局|委|办|"
    r"院|校|公司|集团|中学|小学|大队|支队|中心|站|所|协会|馆|厂|大桥)"
)
_CLAUSE = re.compile("[ 、，,]")
_ACTOR = re.compile(
    r"[一-鿿]{1,6}(?:区|市|县|街道|[镇乡村]|社区|局|委|办|院|校|公司|集团|中学|小学|医院|学校|大队|支队|中心|站|协会)"
)
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
        ("series",
            r"寻访|走村|走基层|系列|之[一二三四五六七八九十]$|[（(][一二三四五六七八九十\d]{1,2}[）)]$|"
            r"[①-⑳]$|[寻探走]访.{0,4}$"),
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


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """What titles are read against."""

    kind: Kind
    lead: frozenset[str]
    body: frozenset[str]


def story(kind: Kind, text: str) -> Story:
    """An article's text as title lines are compared with it."""
    return Story(kind, frozenset(pairs_of(text[:_LEAD])), frozenset(pairs_of(text)))


def pairs_of(text: str) -> set[str]:
    """The pairs of adjacent characters within runs of letters."""
    return {run[place : place + 2] for run in _RUN.findall(text) for place in range(len(run) - 1)}


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
    if marks.LABEL.search(text) and length <= 12:
        found.append("label")
    if marks.BRIEFS.match(text) or marks.LETTERS.match(text):
        found.append("box label")
    if marks.COMMENT.search(text) and length <= 6:
        found.append("comment label")
    if "counts" in found and "actor" in found:
        found.append("actor counts")
    if shapes.has_clauses(text):
        found += ["counts clauses"] if "counts" in found else []
        sizes = [len(part) for part in text.split(" ")]
        found.append("two clauses" if len(sizes) == 2 else "clauses")
    clauses = _CLAUSE.split(text)
    if len(clauses) > 1 and len({len(clause) for clause in clauses}) == 1:
        found.append("parallel")
        found = ["parallel listed" if name == "listed" else name for name in found]
    if not any(tag.startswith(("v", "i", "l")) for tag in _tags(text)):
        found.append("no verb")
    return tuple(found)


@lru_cache(maxsize=4096)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(tag for _, tag in rjieba.tag(text))


def content(text: str, told: Story) -> tuple[float, float]:
    """The shares, 0 to 1, of a line's wording that the text's beginning and the whole text repeat."""
    wording = pairs_of(text)
    if not wording:
        return 0.0, 0.0
    return 3 * len(wording & told.lead) / len(wording), 3 * len(wording & told.body) / len(wording)


@lru_cache(maxsize=4096)
def joint(above: str, below: str) -> tuple[str, ...]:
    """The traits of the border between two lines that may be one title, broken for want of room."""
    tags = _tags(above)
    first, second = size(above), size(below)
    short, long = sorted((first, second))
    verb = any(tag.startswith(("v", "i", "l")) for tag in tags)
    found = {
        "joined": True,
        "word across": crosses(above, below),
        "cut short": shapes.begins_within(below) or shapes.begins_mid_clause(below) or shapes.ends_within(above),
        "open quote": bool(shapes.unclosed(above)),
        "verbless above": not verb,
        "verb above last": verb and tags[-1].startswith("v"),
        "particle above": verb and tags[-1].startswith(_INCOMPLETE),
        "verbless below": not any(tag.startswith(("v", "i", "l")) for tag in _tags(below)),
        "verb below first": bool(_tags(below)) and _tags(below)[0].startswith(("v", "d")),
        "quote below": below[:1] in "“「",
        "tiny above": first <= 4,
        "small above": first <= 7,
        "like sizes": short >= 0.55 * long,
        "equal": first == second,
        "equal and small": first == second <= 7,
        "much together": first + second > 24,
        "quite much": first + second > 18,
        "much below": second > 12,
        "clause above": shapes.has_clauses(above) or bool(re.search("[，,！？!?]", above)),
        "clause below": shapes.has_clauses(below) or bool(re.search("[，,]", below)),
        "blank above": " " in above and not shapes.has_clauses(above),
        "dash below": below.startswith(("—", "--")),
        "figures below": bool(re.search(r"\d", below)) and not re.search(r"\d", above),
        "label above": bool(marks.LABEL.search(above)) or "·" in above,
    }
    return tuple(name for name, holds in found.items() if holds)


def traits(lines: Sequence[TitleLine], roles: Sequence[Role], told: Story) -> Iterator[tuple[Role, str, float]]:
    """Everything that speaks for or against one reading of an article's title lines: role, trait, how strongly."""
    head = [line for line, role in zip(lines, roles, strict=True) if role is Role.HEADLINE]
    title = "".join(line.text for line in head)
    yield from _of_line(Role.HEADLINE, title, told)
    marked = any(line.marked for line in lines) and not all(line.marked for line in lines)
    for line, role in zip(lines, roles, strict=True):
        if marked and line.marked:
            yield role, "marked", 1.0
        if role is Role.HEADLINE:
            continue
        yield from _of_line(role, line.text, told)
        ratio = size(line.text) / max(1, size(title))
        yield role, "than headline: " + ("longer" if ratio > 1.2 else "shorter" if ratio < 0.75 else "like"), 1.0
    for above, below in pairwise(head):
        yield from ((Role.HEADLINE, name, 1.0) for name in joint(above.text, below.text))
        if below.tight and not above.tight:
            yield Role.HEADLINE, "tight", 1.0
    for role in (Role.COLUMN, Role.KICKER, Role.DECK):
        count = sum(other is role for other in roles)
        yield role, f"{min(count, 3)} lines", 1.0
    if Role.KICKER in roles and Role.DECK in roles:
        yield Role.HEADLINE, "in the middle", 1.0


def border(above: TitleLine, below: TitleLine) -> Iterator[str]:
    """What speaks for or against two title lines, one right below the other, being of one article."""
    yield from (f"above {name}" for name in form(above.text))
    yield from (f"below {name}" for name in form(below.text))
    yield from joint(above.text, below.text)
    ratio = size(below.text) / max(1, size(above.text))
    yield "grows" if ratio > 1.2 else "shrinks" if ratio < 0.75 else "stays"
    if below.marked:
        yield "below marked, too" if above.marked else "below marked"
    if below.tight and not above.tight:
        yield "tight"


def fact(text: str, share: float) -> float:
    """How much a line reads as a statement of fact rather than as rhetoric; about -1 to 1.5.

    ``share`` is the part of its wording that the text repeats.
    """
    clauses = text.count(" ") + 1 if shapes.has_clauses(text) else 1
    score = 0.6 * share + 0.5 * bool(_ACTOR.search(text)) + 0.2 * bool(_ACTOR.match(text))
    score -= (0.0, 0.7, 1.1)[min(clauses, 3) - 1] + 0.35 * text.startswith(("为", "让", "当", "把"))
    score += 0.4 * (text[:1] in ("“", "「") and text[-1:] in ("”", "」"))
    return score - 0.25 * (len(text) < 8) - 0.3 * text[:1].isdigit() - 2.5 * text.endswith(("——", "--"))


def _of_line(role: Role, text: str, told: Story) -> Iterator[tuple[Role, str, float]]:
    for name, value in _of_text(text, told):
        yield role, name, value
    if role is Role.COLUMN:
        yield role, f"of a {told.kind}", 1.0
        if size(text) <= 6 and text.isalpha() and not content(text, told)[1]:
            yield role, "short and unheard", 1.0


@lru_cache(maxsize=32)  # the lines of a title, in each of their readings
def _of_text(text: str, told: Story) -> tuple[tuple[str, float], ...]:
    lead, body = content(text, told)
    return *((name, 1.0) for name in form(text)), ("fact", fact(text, body / 3)), ("lead", lead), ("body", body)

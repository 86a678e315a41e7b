"""A credit: the labels (记者), names and marks of work (摄, 文/图) that say who made an article, in any order.

A text is a credit only if the whole of it reads as one, so prose that merely mentions a reporter is none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.ingest.people.credit_words import LABELS, PAPER, PLAIN, TOKEN, WORKS
from app.ingest.people.names import NOT_NAMES, is_name, is_surname, may_be_name, people


@dataclass(frozen=True, slots=True)
class Byline:
    """A credit as printed: where it stands in the text (characters), whom it names, how plain it is."""

    start: int
    end: int
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    photographers: tuple[str, ...] = ()
    labelled: bool = True  # False: nothing but names, so that the place alone says that it is a credit


NO_CREDIT = r"[。！？!?“”‘’《》\d]"
_NO_CREDIT = re.compile(NO_CREDIT)
_GIVEN = re.compile(r"提\s*供|供\s*图")
_BY = re.compile(
    r"^\s*(?:本[版组]|以上|文中)?(?:图片?|照片|摄影|稿件)(?:均|都)?[由为](?=.*(?:摄|供))|^\s*本[版组](?=\s*[文图撰摄采])"
)  # 本版图片均由 X 摄
_OFFICE = re.compile(r"[一-鿿]{2,12}[院局所站队办馆校厅部委]|[一-鿿]{1,12}(?:中心|街道|公司|集团|妇联|工会|[中小]学)")
_TAKEN_AT = re.compile(r"(?<=摄)\s*于\s*[一-鿿]{2,12}$")
_OF_PAPER = re.compile(rf"(?<=[/:图影])\s*(?:{PAPER})\s+(?=[一-鿿])")  # 文/晨报 X 图/Y
_GIVEN_APART = re.compile(r"\s+[一-鿿](?=\s|$|[、,)])")
_NAMELESS = re.compile(r"[一-鿿A-Za-z]{2,8}")
_ELSE = re.compile(
    r"\(?作者单\s*位|单\s*位|责\s*任?\s*编|责编|校\s*对|编\s*辑|美\s*编|版\s*式|"
    r"电\s*话|邮\s*箱|组\s*版|值班|审\s*读|投稿|原创|转载|未经"
)


@dataclass(slots=True)
class _Group:
    """Names under one label and one mark of work."""

    label: str = ""
    work: str = ""
    work_first: bool = False  # the mark of work stood before the names: 文/图 X
    names: str = ""

    @property
    def named(self) -> str:
        """The names without what only parts them, and without the office before a name: 通讯员 卫生院 X."""
        names = self.names.strip(" 、,;\t\n")
        return " ".join(part for part in names.split() if not _OFFICE.fullmatch(part)) if self.label else names


def _tokens(text: str) -> list[tuple[str, str]]:
    """The credit cut into (kind, text); what is no label, mark or blank is ``name``."""
    tokens: list[tuple[str, str]] = []
    place = 0
    while place < len(text):
        match = TOKEN.search(text, place)
        _name(tokens, text[place : match.start() if match else len(text)])
        if match is None:
            break
        if match.group() in ("文", "图") and _in_name(text, match, tokens):
            _name(tokens, match.group())
        else:
            tokens.append((str(match.lastgroup), match.group()))
        place = match.end()
    return tokens


def _name(tokens: list[tuple[str, str]], text: str) -> None:
    """Add some characters that are part of a name."""
    if text and tokens and tokens[-1][0] == "name":
        tokens[-1] = ("name", tokens[-1][1] + text)
    elif text:
        tokens.append(("name", text))


def _in_name(text: str, match: re.Match[str], tokens: list[tuple[str, str]]) -> bool:
    """Whether 文 or 图 is part of a name: 欧阳修文, 任 文, 文 静; but a mark of work in 图/洪波文/蔺飞."""
    kinds = [kind for kind, _ in tokens]
    if kinds[-1:] == ["name"]:
        slash = text[match.end() : match.end() + 1] == "/"
        return not (slash and "photo" in kinds[:-1] and len(tokens[-1][1].strip()) > 1)
    if kinds[-2:] == ["name", "blank"]:
        given = kinds[-4:-2] == ["name", "blank"] and len(tokens[-4][1]) == 1  # 朱 利|图/…
        return len(tokens[-2][1]) == 1 and not given and is_surname(tokens[-2][1])
    if kinds[-1:] == ["sep"]:
        return False
    return match.group() == "文" and _GIVEN_APART.match(text, match.end()) is not None


def _groups(tokens: list[tuple[str, str]]) -> list[_Group]:
    """Names with the label before them and the mark of work before or after them."""
    groups = [_Group()]
    for index, (kind, printed) in enumerate(tokens):
        group = groups[-1]
        if kind in LABELS:
            if index == 1 and tokens[0][0] == "name" and _NAMELESS.fullmatch(group.names) and not is_name(group.names):
                group.names = ""  # 央视|记者 X: what stands close before the label is the paper
            if group.named:
                groups.append(group := _Group())
            group.label = kind
        elif kind in WORKS:
            if not _is_suffix(tokens, index, group):
                if group.named:
                    groups.append(group := _Group())
                group.work_first = True
                group.work = kind
                continue
            for other in groups:  # 记者 X 通讯员 Y 摄: the mark covers every group that has none yet
                if other.named and not other.work:
                    other.work = kind
            groups.append(_Group())
        elif kind in ("name", "blank", "list"):
            group.names += printed
        elif kind == "sep":
            group.names += "、"
    return [group for group in groups if group.named or group.label or group.work]


def _is_suffix(tokens: list[tuple[str, str]], index: int, group: _Group) -> bool:
    """Whether the mark of work at ``index`` belongs to the names before it (X 摄) rather than after it (摄影 X)."""
    if not group.named or group.work_first:
        return False
    after = [kind for kind, _ in tokens[index + 1 :] if kind not in ("blank",)]
    if index and tokens[index - 1][0] == "sep":
        return True
    if after[:1] == ["sep"]:
        return False
    return after[:1] != ["name"] or any(kind in WORKS for kind in after)


@lru_cache(maxsize=2048)
def credit(text: str, *, strict: bool = False) -> Byline | None:
    """The persons of a text that is nothing but a credit; None where any of it is not.

    A label vouches for an unusual name (记者 阿依古丽), unless ``strict``.
    """
    if _NO_CREDIT.search(text):
        return None
    plain = _OF_PAPER.sub("", _TAKEN_AT.sub("", _BY.sub("", text.translate(PLAIN))))
    if other := _ELSE.search(plain):  # 记者 X 编辑 Y
        plain = plain[: other.start()] if re.search(r"记\s*者|通讯员|作\s*者", plain[: other.start()]) else ""
    if not plain.strip() or len(plain) > 90:
        return None
    plain = plain.strip().strip("()").strip()
    tokens = _tokens(plain)
    found: dict[str, list[str]] = {"reporter": [], "correspondent": [], "photographer": []}
    labelled = any(kind in LABELS or kind in WORKS for kind, _ in tokens)
    for group in _groups(tokens):
        if not group.named:
            continue
        names, cost = people(group.named)
        if not names or cost > _allowed(group, len(names), strict=strict):
            return None
        if not NOT_NAMES.isdisjoint(names) or not all(map(may_be_name, names)):
            return None
        if not (group.label or group.work or all(map(is_name, names))):
            return None  # ■柳河镇
        if not group.label and _GIVEN.search(plain) and not all(map(is_name, names)):
            return None  # 图片由学校提供
        if group.label == "nobody":
            continue
        for role in _roles(group):
            found[role] += [name for name in names if name not in found[role]]
    reporters, correspondents, photographers = map(tuple, found.values())
    return Byline(0, len(text), reporters, correspondents, photographers, labelled)


def _allowed(group: _Group, persons: int, *, strict: bool) -> float:
    """What the reading of a group's names may cost: more under a label, and for one name before 摄."""
    if not strict and group.label and group.label != "reader":
        return 2.0 + 2.6 * persons
    if not strict and group.work in ("photo", "both") and persons == 1 and " " not in group.named:
        return 5.2
    return 1.0 + 1.2 * persons


def _roles(group: _Group) -> Iterable[str]:
    """In what capacities a group's persons are named."""
    if group.work == "other" and not group.label:
        return
    if group.work != "photo" and group.label != "reader":
        yield group.label or "reporter"
    if group.work in ("photo", "both"):
        yield "photographer"

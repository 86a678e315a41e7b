"""Which 街道, 镇, 乡, 社区 and 村 in a text may end a name, and which stand within a longer one: 石庙村|社区."""

import re
from collections.abc import Callable
from typing import NamedTuple

from app.ingest.values import Level

ENDING = re.compile(r"街道办事处|街道办|街道|办事处|社区|苏木|嘎查|镇|乡|村")
STREETS = ("街道", "镇", "乡", "苏木")
_LEVEL = {"社区": Level.COMMUNITY, "村": Level.VILLAGE, "嘎查": Level.VILLAGE} | dict.fromkeys(STREETS, Level.STREET)
_WITHIN = re.compile(
    r"[镇乡][^乡镇、，。和与及到至往的在里上内是有一二三四五六七八九十两各该全等]{1,2}(?:街道|镇|乡)(?![长政党委村])|[镇乡](?=街道(?:办|[党纪]?工委|人大|党))|镇乡(?!村)|村(?:第?[一二三四五六七八九十]{1,3})?社区|村街道(?![路两上旁边沿内])"
)  # 唐镇|乡, 石庙村|社区, 大华五村|第二社区
_ALL = re.compile(r"等(?:[0-9一二两三四五六七八九十]{1,2}个?)?(街道|镇|乡|社区|村)")
_VILLAGE_OF_VILLAGE = re.compile("村村(?![民委干支党庄落里口头容貌规史官校级组务道部外内两通有都集医响])")
_TOWNS_COMMUNITY = re.compile("社区(?:居[委民]|党|、|，|举办|网格)")
_FURTHER = re.compile("街道|[一-鿿]?[镇乡](?!村)")
_LONGEST_HEAD = 4

Knows = Callable[[Level, str], bool]


class Lore(NamedTuple):
    """What is known of names from elsewhere."""

    knows: Knows  # whether a name is right here: printed plainly on the page, or listed in its district
    borne: Knows | None = None  # whether some place of the nation bears it; None where no table tells

    def bears(self, level: Level, name: str) -> bool:
        """Whether some place of the nation is known to bear the name."""
        return self.borne is not None and self.borne(level, name)


def suffix_of(match: re.Match[str]) -> str:
    """The ending in its plain form: 街道办事处 is 街道."""
    return match.group() if match.group() in _LEVEL else "街道"


def level_of(suffix: str) -> Level:
    """The level of the places that have the ending."""
    return _LEVEL[suffix]


def ends_no_name(text: str, match: re.Match[str], lore: Lore) -> bool:
    """Whether the ending is part of a longer name, or of one that names what was listed before it."""
    return (
        _WITHIN.match(text, match.start()) is not None
        or _is_item(text, match.end(), suffix_of(match))
        or _goes_on(text, match, lore)
    )


def _is_item(text: str, end: int, suffix: str) -> bool:
    """Whether the name that ends there is part of another: 官底、阎村等镇 are no villages."""
    closing = _ALL.match(text, end)
    if closing is None or closing[1] == suffix:
        return False
    return not (closing[1] in STREETS and suffix in STREETS)  # 桐木镇、长垌镇等5个乡镇


def _goes_on(text: str, match: re.Match[str], lore: Lore) -> bool:
    """Whether the ending is within a longer name: 中村|村的路, 嘉定镇|街道 or 杨村|桥镇 where that is known."""
    if _VILLAGE_OF_VILLAGE.match(text, match.start()):
        return True
    if match.group() in "镇乡" and _TOWNS_COMMUNITY.match(text, match.end()):
        return True  # 乌镇|社区居民
    if text.startswith("村", match.end()):
        return any(lore.knows(Level.VILLAGE, whole) for whole in _wholes(text, match, match.end() + 1))
    further = _FURTHER.match(text, match.end())
    wholes = _wholes(text, match, further.end()) if further else []
    return any(lore.knows(Level.STREET, whole) or lore.bears(Level.STREET, whole) for whole in wholes)


def _wholes(text: str, match: re.Match[str], end: int) -> list[str]:
    """What a name that goes on to ``end`` may be."""
    return [text[start:end] for start in range(max(0, match.start() - _LONGEST_HEAD), match.start())]

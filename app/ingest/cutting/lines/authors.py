"""Lines that are a person's name and nothing else: who wrote the comment below, who signs the letter above.

Such a line has no label (记者), so its neighbours must say what it is: a picture may be titled 花墙.
"""

import re
from collections.abc import Sequence

from app.ingest.clean import Line
from app.ingest.cutting.lines import shapes
from app.ingest.people.credit_words import MARKS
from app.ingest.people.extract_byline import is_plainly_name
from app.ingest.people.names import COMPOUND, RARE

_SHAPE = re.compile(r"[一-鿿]{1,3}[一-鿿](?<![镇乡村街区局摄文图])|[一-鿿]{1,8}(?:·[一-鿿]{1,8})+")
_END = re.compile("[。？！?!]")
_MARK = re.compile(rf"^{MARKS}")
_TITLE = 24
"""No title above an author is longer (characters) …"""
_PROSE = 10
"""… and no line of prose below it is shorter."""
_PLACES = "镇乡村区县市街路湾"
"""A group in a list of places ends on one of these, a person hardly ever."""
_WORD = re.compile("[一-鿿]{2,4}")
_ITEM = 14
"""Lines of an item of such a column at most."""
_LETTER = re.compile("我|贵报|谢谢|感谢|盼")
_NEAR = 8
"""Lines above a signature in which a letter speaks of its writer."""


def is_author(lines: Sequence[Line], place: int) -> bool:
    """Whether the line is a name between a title and its text, or one that closes a letter."""
    text = _MARK.sub("", "".join(lines[place].text.split()))
    if not place or not (text == "本报评论员" or (_SHAPE.fullmatch(text) and is_plainly_name(text))):
        return False
    if text[-1] in _PLACES:
        return False
    above, below = lines[place - 1].text, lines[place + 1].text if place + 1 < len(lines) else ""
    if shapes.ends_sentence(above):
        letter = any(_LETTER.search(line.text) for line in lines[max(0, place - _NEAR) : place])
        sure = len(text) > 2 and (text[0] not in RARE or text[:2] in COMPOUND)
        return letter and sure and _is_titlelike(below)
    prose = len(below) >= _PROSE and any(_END.search(line.text) for line in lines[place + 1 : place + 5])
    return prose and _is_titlelike(above) and not _is_listed(lines, place)


def _is_listed(lines: Sequence[Line], place: int) -> bool:
    """Whether one paragraph below stands such a word again, above prose: items below the names of their places."""
    ends = range(place + 2, min(place + _ITEM, len(lines) - 1))
    at = next((at for at in ends if shapes.ends_sentence(lines[at - 1].text)), None)
    return at is not None and bool(_WORD.fullmatch(lines[at].text)) and len(lines[at + 1].text) >= _PROSE


def _is_titlelike(text: str) -> bool:
    """Whether a line may be a title, but is no name in a list; nothing at all ends a page."""
    if not text:
        return True
    is_long = len(text) > 3 or (len(text) > 1 and not is_plainly_name(text))  # 评与论
    return is_long and len(text) <= _TITLE and not shapes.stops(text) and shapes.title_score(text) >= -2

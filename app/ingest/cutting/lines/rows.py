"""Rows of lists and tables: short lines that share a form, below a line that announces them.

A single short line may as well be a title; rows come in runs, and the runs are announced: by a colon, by 如下, or by
the title of a notice, a timetable, a list of names or prices.  The run ends with prose, with the next such title, and
with the last line whose form tells (names, figures, columns): plain lines below it are titles again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from app.ingest.clean import Line
from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.tables import LONGEST, heads, may_be_row, tables
from app.ingest.people.names import is_name

_ANNOUNCES = re.compile(r"[：:]$|如下[^。]{0,24}[。：:]?$")
_ITEM = re.compile(r"(\d{1,2})[.．、](?!\d)|[（(](\d{1,2})[）)]")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩"
_ENTRIES = re.compile(r"[^，。；：、]{2,14}(?:、[^，。；：、]{2,14})+$")
_FIGURES = re.compile(r"\d\s*[:：∶]\s*\d|\d[^\s\d]{0,4}$|^\d")


def rows_of(lines: Sequence[Line], widths: Sequence[float], ended: Sequence[bool]) -> list[bool]:
    """For every line whether it is a row of an announced list.

    ``ended`` lines (leads and credits) end one, and so do lines that fill their column, of these ``widths``.
    """
    barred = [end or line.width > width - 3.2 > 9 for end, line, width in zip(ended, lines, widths, strict=True)]
    found = [False] * len(lines)
    place = 0
    while place < len(lines):
        text = lines[place].text
        announced = _ANNOUNCES.search(text) and len(text) > 8 and not marks.SALUTATION.match(text)
        if not (announced or heads(text)):
            place += 1
            continue
        end = place + 1
        while end < len(lines) and not barred[end] and may_be_row(lines[end].text):
            end += 1
        telling = [row for row in range(place + 1, end) if _tells(lines[row].text)]
        forms = Counter(_form(lines[row].text) for row in telling)
        alike = (row for row in range(place + 1, end) if " " in lines[row].text and forms[_form(lines[row].text)] > 1)
        last = max((*telling, *alike), default=place)
        if last - place >= 2:
            for row in range(place + 1, last + 1):
                found[row] = True
        place = max(last, place + 1)
    for first, end in (*_counted(lines), *tables(lines, ended, barred)):
        found[first:end] = [True] * (end - first)
    return found


def _counted(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Lists counted from 1 whose items are a line each; a list of one item only right below the next heading."""
    numbers = [_count(line.text) for line in lines]
    place, below = 0, -1  # the line right below a list
    while place < len(lines):
        end = place
        while end < len(lines) and numbers[end] == end - place + 1:
            end += 1
        if end - place > 1 or (end > place and place == below + 1):
            yield place, end
            below = end
        place = max(end, place + 1)


def _count(text: str) -> int:
    """The number that a row of a list opens with, 0 where it is none."""
    if len(text) > LONGEST or shapes.stops(text):
        return 0
    match = _ITEM.match(text)
    return int(match.group(1) or match.group(2)) if match else _CIRCLED.find(text[0]) + 1


def _form(text: str) -> tuple[int, int]:
    """What rows of one list share: how many words they have, and how long the first is."""
    words = text.split(" ")
    return len(words), len(words[0])


def _tells(text: str) -> bool:
    """Whether a line has the form of a row rather than of a title: columns that begin with a name, or figures."""
    words = text.split(" ")
    if len(words) > 1 and (
        is_name(words[0]) or is_name("".join(words[:2])) or "，" in text or not shapes.has_clauses(text)
    ):
        return True
    return bool(_FIGURES.search(text) or _ENTRIES.match(text))

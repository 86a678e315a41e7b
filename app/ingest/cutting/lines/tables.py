"""Tables that nothing announces: lines in a row with as many cells each, a label and a value each, or built alike."""

import re
from collections.abc import Iterator, Sequence

from app.ingest.clean import HAN, Line
from app.ingest.cutting.lines import marks, shapes
from app.ingest.people.names import is_name

LONGEST = 44
"""Characters of a row at most."""
_FEWEST = 3  # rows of a table
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_WORDS = re.compile("[一-鿿]+")
_COLUMNS = re.compile("[ （(：:-]")
_DATA = re.compile("[0（(]")
_MOST = 7  # cells of a row; text that was letterspaced has more
_NAME = re.compile(rf"(?<![{HAN}])([{HAN}]) (?=[{HAN}](?![{HAN}]))")  # 路 遥
_PROSE = re.compile("[，。；？！,;?!]")
_VALUE = re.compile(rf"[{HAN}]{{2,6}}[：:]\s*[^\s，。；？！]")
_DIGIT = re.compile("[0-9]")


def tables(lines: Sequence[Line], ended: Sequence[bool], full: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first line of each table and the one after its last.

    ``ended`` lines (leads and credits) stand in none; ``full`` ones, that fill their column, only if blanks that no
    justification leaves part their cells.
    """
    yield from _built_alike(lines, full)
    yield from _in_cells(lines, ended, full)


def _in_cells(lines: Sequence[Line], ended: Sequence[bool], full: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of lines of as many cells each, or of a label and a value each."""
    cells = [
        _cells(line, is_full=is_full) if not end else () for line, end, is_full in zip(lines, ended, full, strict=True)
    ]
    labelled = [
        not end and _VALUE.match(line.text) is not None and not _PROSE.search(line.text)
        for line, end in zip(lines, ended, strict=True)
    ]
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and len(cells[end]) == len(cells[place]) > 1:
            end += 1
        announced = place > 0 and lines[place - 1].text.endswith(("：", ":"))
        if end - place < _FEWEST or not (announced or _is_table(cells[place:end])):
            end = place + 1
            while labelled[place] and end < len(lines) and labelled[end]:
                end += 1
        if end - place >= _FEWEST:
            yield place, end
        place = end


def _built_alike(lines: Sequence[Line], full: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Runs of lines built alike, of columns with figures or brackets in them."""
    built = [
        "" if bar or not may_be_row(line.text) else _WORDS.sub("字", _NUMBERS.sub("0", line.text))
        for bar, line in zip(full, lines, strict=True)
    ]
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and built[end] == built[place]:
            end += 1
        if end - place >= _FEWEST and _COLUMNS.search(built[place]) and _DATA.search(built[place]):
            yield place, end
        place = end


def heads(text: str) -> bool:
    """Whether a line is the title of a notice, a list or a table, which is no row of one."""
    return len(text) <= 30 and bool(marks.NOTICE.search(text)) and not shapes.ends_sentence(text)


def may_be_row(text: str) -> bool:
    """Whether a line may be a row of a list."""
    return len(text) <= LONGEST and not shapes.stops(text) and not heads(text) and not marks.is_office(text)


def _cells(line: Line, *, is_full: bool) -> tuple[str, ...]:
    if " " not in line.printed or len(line.text) > LONGEST or _PROSE.search(line.text) or not may_be_row(line.text):
        return ()
    cells = _NAME.sub(r"\1", line.text if is_full else line.printed).split(" ")
    return tuple(cells) if 1 < len(cells) <= _MOST and not (is_full and len(cells) < 3) else ()


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    """Whether lines of as many cells each are a table: of two columns only if one of them holds things of one kind."""
    if len(rows[0]) > 2:
        return True
    return any(map(_of_a_kind, zip(*rows[1:], strict=True)))  # the first may name the columns


def _of_a_kind(column: Sequence[str]) -> bool:
    ends, begins = {cell[-1] for cell in column}, {cell[0] for cell in column}
    return len(ends) == 1 or len(begins) == 1 or all(map(_DIGIT.search, column)) or all(map(is_name, column))

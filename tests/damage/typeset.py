"""How columns break text into lines, and what their justification leaves in a text layer."""

import re

NOT_FIRST = frozenset("，。、；：？！”’）》」』…%,.;:?!)")  # 避头: may not begin a line
NOT_LAST = frozenset("“‘（《「『(")  # 避尾: may not end one
HALF_WIDTH = str.maketrans("，：；（）？！", ",:;()?!")
CJK = r"[\u3400-\u9fff]"
GAP = re.compile(rf"(?<={CJK})(?=[\u3400-\u9fff\d“（])|(?<=[\d%])(?={CJK})|(?<=[，。、；”）])(?=[^，。、；：”’）])")
NUMBER = re.compile(rf"(?<={CJK})\d+(?:\.\d+)?(?={CJK})")


def extent(text: str) -> float:
    """The width of a text in CJK characters; Latin letters and digits are half as wide."""
    return sum(0.5 if ord(char) < 0x100 else 1.0 for char in text)


def break_lines(text: str, measure: int, indent: int = 2) -> list[str]:
    """Break a paragraph at a measure, its first line shorter by the indent, as a page layout program does."""
    lines: list[str] = []
    while text:
        end = _line_end(text, measure - (indent if not lines else 0))
        lines.append(text[:end].strip())
        text = text[end:].lstrip()
    return lines


def _line_end(text: str, room: float) -> int:
    """The index at which the next line begins."""
    end, width = 0, 0.0
    while end < len(text) and (width := width + extent(text[end])) <= room:
        end += 1
    if end == len(text):
        return end
    fit = end
    while end < len(text) and text[end] in NOT_FIRST:  # hanging punctuation
        end += 1
    while end > 1 and (text[end - 1] in NOT_LAST or _within_run(text, end)):
        end -= 1
    return end if end > 1 else max(fit, 1)


def _within_run(text: str, at: int) -> bool:
    """Whether a number or Latin word stands on both sides of an index."""
    around = text[at - 1 : at + 1]
    return len(around) == 2 and around.isascii() and all(char.isalnum() or char in ".%" for char in around)


def letterspace(line: str) -> str:
    """A justified line whose blanks between characters came into the text layer: 便 民 服 务."""
    return GAP.sub(" ", "".join(line.split()))


def space_numbers(line: str) -> str:
    """Blanks around numbers: 10 月 27 日."""
    return NUMBER.sub(lambda match: f" {match[0]} ", line)

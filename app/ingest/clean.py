"""The lines of a page as a typesetter would have them: converter's marks and stray spaces gone, evidence kept.

Nothing is invented here and nothing but blanks, invisible characters and marks of a converter is dropped, so every
character of a line's text stands in the source in the same order.
"""

import re
from dataclasses import dataclass

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
PUNCTUATION = "。，、；：？！…—～·“”‘’「」『』《》〈〉（）【】〔〕［］﹁﹂,;:?!()\\[\\]\"'"

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufff0-\uffff]"
)
_HEADING = re.compile(r"#{1,6}(?:\s+|$)")
_MARK = re.compile(r"[▲▼▶►◀◄]+\s*")
_BOLD = re.compile(r"\*\*|__(?=\S)|(?<=\S)__")
_BESIDE_PUNCTUATION = re.compile(rf" (?:(?=[{PUNCTUATION}])|(?<=[{PUNCTUATION}] ))")
_BESIDE_LATIN = re.compile(rf" (?:(?<=[{HAN}] )(?=[0-9A-Za-z%％])|(?<=[0-9A-Za-z%％] )(?=[{HAN}]))")
_SPREAD = re.compile(rf"(?<![{HAN}])([{HAN}]) (?=[{HAN}])|(?<=[{HAN}]) (?=[{HAN}](?![{HAN}]))")

_HALF_WIDE = re.compile("[\u0000-\u001f!-\u024f“”‘’]")


@dataclass(frozen=True, slots=True)
class Line:
    """A non-blank line: its text as mended, and what its surroundings tell."""

    number: int  # 1-based, as an editor counts
    text: str
    printed: str  # with its blanks as they were
    gap: int  # blank lines before it
    indent: bool  # set in from the margin
    heading: bool  # a converter marked it as one (Markdown)
    mark: bool  # ▲ ▶: points at a picture
    width: float  # in full-width characters; quotes and Latin count half

    @property
    def length(self) -> int:
        """Characters."""
        return len(self.text)


def clean(text: str) -> tuple[Line, ...]:
    """The non-blank lines of a page in order."""
    lines: list[Line] = []
    gap = 0
    hides = _INVISIBLE.search(text) is not None
    for number, raw in enumerate(text.split("\n"), 1):
        line = _line(number, _INVISIBLE.sub("", raw) if hides else raw, gap, raw[:1].isspace())
        if line is None:
            gap += 1
        else:
            lines.append(line)
            gap = 0
    return tuple(lines)


def _line(number: int, visible: str, gap: int, indent: bool) -> Line | None:
    text = " ".join(visible.split())
    if not text:
        return None
    heading = _HEADING.match(text)
    body = text[heading.end() :] if heading else text
    mark = _MARK.match(body)
    body = body[mark.end() :] if mark else body
    printed = (_BOLD.sub("", body) if "*" in body or "_" in body else body).strip() or text
    mended = close_up(printed) or text  # a line that is nothing but marks keeps them
    return Line(
        number,
        mended,
        printed,
        gap,
        indent,
        heading is not None,
        mark is not None,
        width(mended),
    )


def close_up(text: str) -> str:
    """The text without blanks that no typesetter set: beside punctuation, around numbers, between spread letters."""
    if " " not in text:
        return text
    spread = sum(len(word) == 1 for word in text.split(" ")) >= 3
    text = _BESIDE_LATIN.sub("", _BESIDE_PUNCTUATION.sub("", text))
    return _SPREAD.sub(r"\1", text) if spread else text


def width(text: str) -> float:
    """The printed width in full-width characters: Latin, digits and quotes take half a place, blanks none."""
    return len(text) - text.count(" ") - len(_HALF_WIDE.findall(text)) / 2

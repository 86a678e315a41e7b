"""What is known of every line of a page before labels are weighed, most of it at the border to the line above."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from app.ingest.clean import HAN, Line
from app.ingest.cutting import marks, shapes
from app.ingest.cutting.authors import is_author
from app.ingest.cutting.furniture import is_furniture
from app.ingest.cutting.layout import Layout, measure
from app.ingest.cutting.links import Pairs, link
from app.ingest.cutting.rows import rows_of
from app.ingest.extract_byline import Signature, lead, signature

_HANGING = tuple("，。、；：？！”’）》」』,;:?!)")  # may stand beyond the measure
_CREDIT_HINTS = re.compile(
    "摄|记者|通讯员|作者|供图|供稿|报道|评论员|[图文] ?[/／]|[/／] ?[图文]|图文|文图|[）)][。.]?$|实习生|整理$"
)
_TAIL = re.compile("(?:摄|摄影|报道|文|图|[）)])$")
_BEGUN = re.compile(f"[。！？”]\\s*(?:(?:本报)?记者|通讯员)?\\s*[{HAN}]$")  # a credit broken in a name
_PROSE = re.compile("[，。；]")
_PICTURED = re.compile("摄[）)]?$")
_CAPTION = 7  # lines of a caption
_COLON = re.compile("[：:]$")
_LEAD_WORDS = re.compile("讯|报|据|记者|通讯员")


class Evidence(NamedTuple):
    """What is known of one line before labels are weighed."""

    line: Line
    column: float  # width of the column, 0 where a line is a whole paragraph
    lead: bool
    opened: bool  # a lead and nothing else: its text stands below
    credit: bool
    furniture: bool
    ends: bool  # with a sentence or with a credit after one
    apart: bool  # stands farther from what is above it than lines of this page do
    caption: bool  # a whole caption: opens and closes as one
    signed: bool = False  # a credit closes it
    greets: bool = False  # a salutation
    set_in: bool = False  # paragraphs of this page begin with an indent that the source lost
    goes_on: float = 0.0  # for (above 0) or against the line going on with the paragraph above, were both text
    listed: bool = False  # a row of an announced list
    half: bool = False  # the other half of a paragraph farther up
    words: float = 0.0  # the part of it that the words at the border tell

    @property
    def full(self) -> bool:
        """Whether the line fills its column (an unfinished one may be the first of its paragraph, set in)."""
        if not self.column:
            return False
        short = 2.2 if self.ends else 3.2 if marks.BULLET.match(self.line.text) else 4.2
        return self.line.width >= self.column - short

    @property
    def lone(self) -> bool:
        """Whether it breaks off far short of its column, as text, which is cut off in full lines, does not."""
        short = not self.ends and self.line.width < 0.4 * self.column
        return short and not shapes.STOP.search(self.line.text)

    @property
    def over(self) -> float:
        """Full-width characters beyond the column's width (below 0: short of it); a mark may hang out of the column."""
        over = self.line.width - self.column
        return max(over - 1.0, 0.0) if over > 0 and self.line.text.endswith(_HANGING) else over


def weigh(lines: Sequence[Line], pairs: Pairs) -> tuple[Evidence, ...]:
    """The evidence for every line."""
    credits = [
        (_is_credit(line.text) and not (place and _BEGUN.search(lines[place - 1].text))) or is_author(lines, place)
        for place, line in enumerate(lines)
    ]
    leads = [not credits[place] and _has_lead(lines, place) for place in range(len(lines))]
    layout = measure(lines, [place for place, found in enumerate(leads) if found])
    barred = [a or b for a, b in zip(credits, leads, strict=True)]
    listed = rows_of(lines, layout.widths, barred)
    found: list[Evidence] = []
    for place, line in enumerate(lines):
        signed = _signed(line.text) if not credits[place] else None
        if signed is None and found and (found[-1].signed or not found[-1].ends) and not credits[place]:
            signed = _signed_over(lines[place - 1].text, line.text)
            if signed and found[-1].signed:  # what seemed a whole credit is the first half of one
                found[-1] = found[-1]._replace(signed=False, ends=False)
        greets = bool(marks.SALUTATION.match(line.text) or marks.ADDRESS.match(line.text)) or _addresses(lines, place)
        pictured = bool(shapes.STOP.search(line.text)) and bool(marks.PICTURE.search(line.text))
        evidence = Evidence(
            line,
            layout.widths[place],
            lead=leads[place],
            opened=leads[place] and _is_lead(line.text),
            credit=credits[place],
            furniture=is_furniture(line.printed, edge=not 2 < place < len(lines) - 2 and not listed[place])
            and not _dates_sign_off(lines, place),
            ends=shapes.ends_sentence(line.text)
            or _closes_item(lines, place)
            or (place + 1 < len(lines) and listed[place + 1] and bool(_COLON.search(line.text)))
            or signed is not None
            or credits[place]
            or greets
            or pictured,
            apart=line.gap > layout.gap and place > 0,
            caption=_is_caption(line, layout.widths[place])
            if pictured or (signed and signed.photographers)
            else _opens_caption(lines, place, layout),
            signed=signed is not None or pictured,
            greets=greets,
            listed=listed[place],
            set_in=layout.first_lines_short,
        )
        if found:
            words = link(found[-1].line.text, line.text, pairs)
            evidence = evidence._replace(goes_on=_goes_on(found[-1], evidence, layout, words), words=words)
        found.append(evidence)
    return tuple(found)


def _has_lead(lines: Sequence[Line], place: int) -> bool:
    """Whether a text with a lead begins at a line; the lead may run over the next two."""
    text = lines[place].text
    if place and shapes.unclosed(lines[place - 1].text):
        return False
    if not _LEAD_WORDS.search(text, 0, 40):
        return False
    if lead(text) is not None:
        return True
    if len(text) > 60:
        return False
    after = "".join(line.text for line in lines[place + 1 : place + 3])
    return lead(text + after) is not None and lead(after) is None


def _opens_caption(lines: Sequence[Line], place: int, layout: Layout) -> bool:
    """Whether a caption in broken lines begins: with a day, set in, and a photographer's credit not far below."""
    line, column = lines[place], layout.widths[place]
    if not layout.first_lines_short or not 1.0 < column - line.width < 3.2 or not shapes.begins_with_day(line.text):
        return False
    return any(_PICTURED.search(other.text) for other in lines[place + 1 : place + _CAPTION])


def _addresses(lines: Sequence[Line], place: int) -> bool:
    """Whether a line below a title names to whom the text below it speaks."""
    if not 0 < place < len(lines) - 1 or not marks.ADDRESSEE.match(lines[place].text):
        return False
    if shapes.STOP.search(lines[place - 1].text) or lines[place].text.endswith(("如下：", "如下:")):
        return False
    return bool(marks.SPEAKS_TO.search("".join(line.text for line in lines[place + 1 : place + 3])))


def _closes_item(lines: Sequence[Line], place: int) -> bool:
    """Whether a line closes an item of an enumeration, or announces one, and the next item stands below it."""
    if place + 1 == len(lines) or not lines[place].text.endswith(("；", ";", "：", ":")):
        return False
    return bool(marks.ENUMERATED.match(lines[place + 1].text))


def _is_lead(text: str) -> bool:
    """Whether the line is a lead and nothing else."""
    opens = lead(text)
    return opens is not None and opens.end >= len(text)


def _is_caption(line: Line, column: float) -> bool:
    """Whether a line that a photographer's credit closes is a whole caption."""
    return shapes.begins_caption(line.text) or (not column and len(line.text) <= 150)


def _dates_sign_off(lines: Sequence[Line], place: int) -> bool:
    """Whether a line that is only a date stands below the office that issued a notice."""
    return place > 0 and bool(marks.DAY.match(lines[place].text)) and marks.is_sign_off(lines[place - 1].text)


def _signed(text: str) -> Signature | None:
    """The credit that closes a text of some length."""
    if not _hints_credit(text):
        return None
    opens = lead(text)
    body = text[opens.end :] if opens else text
    signed = signature(body)
    return signed if signed and signed.start > 0 else None


def _signed_over(above: str, text: str) -> Signature | None:
    """The credit that closes a text and was broken over two lines (王 | 小兵 摄)."""
    if len(text) > 8 or not _TAIL.search(text):
        return None
    signed = _signed(above + text)
    return signed if signed and signed.start < len(above) else None


def _is_credit(text: str) -> bool:
    """Whether the line is nothing but a credit; without a label (记者, 摄) only a short one is believed."""
    if len(text) > 48 or text.endswith(("：", ":")) or _PROSE.search(text) or not _hints_credit(text):
        return False
    signed = signature(text)
    several = signed is not None and (text[0] in "(（" or len(signed.reporters) > 1)
    if marks.CREDIT.match(text):
        return True
    if marks.COMMENT.search(text):
        return False
    return signed is not None and signed.start == 0 and (signed.labelled or (several and len(text) <= 12))


def _hints_credit(text: str) -> bool:
    """Whether the end of a text has anything that a credit has; spares reading most lines as one."""
    return bool(_CREDIT_HINTS.search(text, max(0, len(text) - 40))) or (len(text) <= 12 and " " in text)


def _goes_on(before: Evidence, here: Evidence, layout: Layout, words: float) -> float:
    """Evidence for (above 0) or against the line going on with the paragraph above it, were both text."""
    line = here.line
    score = _after_end(before, here, layout) if before.ends else words + _room(before, here)
    if before.opened:
        score = 8.0
    elif before.ends and marks.ENUMERATED.match(line.text):
        score = -8.0
    score -= 8 * line.heading + 5 * line.mark + 10 * here.lead + (8 if here.column else 14) * here.caption
    score -= 6 * bool(marks.BULLET.match(line.text)) + 6 * bool(before.ends and marks.NUMBER.match(line.text))
    if len(line.text) <= 20 and marks.COMMENT.search(line.text):
        score -= 6 if here.full else 10
    if layout.indented:
        score += -6 if line.indent else 2
    if here.apart:
        score -= 1.5
    return min(score, -6.0) if here.listed and before.listed | bool(_COLON.search(before.line.text)) else score


def _after_end(before: Evidence, here: Evidence, layout: Layout) -> float:
    """A finished sentence stands above: a new paragraph, unless the column was full and nothing speaks for one."""
    if shapes.begins_within(here.line.text):
        return -2.0 if before.signed else 6.0
    if not before.full:
        return -8.0
    text = here.line.text
    score = 0.5 - 2.0 * shapes.begins_paragraph(text) - 3.0 * shapes.begins_speech(text)
    if before.line.text.endswith(("”", "」")):
        score += 4.0 * shapes.attributes_quote(text)
    if layout.first_lines_short and here.column and not here.ends:
        missing = here.column - here.line.width + 0.7 * text.endswith(_HANGING)
        score += 0.0 if missing < -3 else 4.0 if missing <= 0.6 else 1.0 if missing <= 1.2 else -3.0
    return score


def _room(before: Evidence, here: Evidence) -> float:
    """Whether the unfinished line above filled its measure, as text that goes on does."""
    if before.column:
        beside = not here.ends and 1 <= here.line.width - before.line.width <= 2.6  # as first and second line are
        return 6.0 if before.full else 2.0 if beside else -3.0
    heads = before.line.width < 16 and not shapes.ends_within(before.line.text)
    return 4.0 if before.line.width > 36 else -3.0 if heads else 0.0

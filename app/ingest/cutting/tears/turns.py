"""Two stories that break off and go on in turn, as columns side by side are read: A, B, more of A, more of B.

Where the first one goes on nothing shows: the line seems to go on with the other story, right above it.  It is looked
for wherever text breaks off above a title or a lead, and something farther down begins without either: the words that
meet then, and the rarer wording that the four parts share, must say more for going on in turn than for one story
within the other.
"""

import math
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from app.ingest.cutting.lines import marks, shapes
from app.ingest.cutting.lines.evidence import Evidence
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Kinship, Pairs, fits

_BREAKS = 12  # of a page; what breaks off oftener is no page of stories
_REACH = 40  # lines from the break to where the second story goes on
_TITLES = 8  # lines between the first story and the text of the second
_SWALLOWED = 2  # title lines of the second story that seem to end the first
_TEXT = (Label.OPENING, Label.WITHIN)
_LIKELY = 2.0  # logarithmic odds, by trial
_SHARED, _MOST = 0.25, 3.0  # for each point of rare wording that a part shares with one story alone, and at most
_SET_IN = 2.0  # for the line that goes on with the second story not being set in as first ones are
_CHOICE = 1.5  # for one of many ways, which chance favours too


class Turn(NamedTuple):
    """Where two stories break off and go on, by places in the page."""

    first: int  # the last line above the break of the first story
    turn: int  # the line with which it goes on, right below the break of the second one
    second: int  # the line with which that one goes on


def turns(evidence: Sequence[Evidence], labels: Sequence[Label], pairs: Pairs) -> list[Turn]:
    """The likely turns of a page, in order; few pages have one."""
    begins = [place for place in range(len(evidence)) if _begins(evidence, labels, place)]
    breaks = [place - 1 for place in begins if place and _breaks(evidence, labels, place - 1)]
    if not 0 < len(breaks) <= _BREAKS:
        return []
    stories = _Stories(evidence, begins)

    @cache
    def met(above: int, below: int) -> float:
        return max(-3.0, min(8.0, fits(evidence[above].line.text, evidence[below].line.text, pairs)))

    found: list[Turn] = []
    for last in breaks:
        ways = [] if found and last < found[-1].second else [*_ways(evidence, labels, last)]
        needed = _LIKELY + _CHOICE * math.log(len(ways) or 1)
        words = [(_at_borders(evidence, way, met), way) for way in ways]
        likely = [(odds + stories.leans(way), way) for odds, way in words if odds + 2 * _MOST > needed]
        if likely and max(likely)[0] > needed:
            found.append(max(likely)[1])
    return found


def _is_text(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> bool:
    here = evidence[place]
    return labels[place] in _TEXT and not (here.line.mark or here.caption > 0)


def _breaks(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> bool:
    """Whether text breaks off above a title or lead; above that of a comment it does not, which is set into it."""
    open_above = _is_text(evidence, labels, place) and not evidence[place].ends
    return open_above and not marks.heads_comment(evidence[place + 1].line.text)


def _begins(evidence: Sequence[Evidence], labels: Sequence[Label], place: int) -> bool:
    return evidence[place].lead or labels[place] is Label.TITLE


def _ways(evidence: Sequence[Evidence], labels: Sequence[Label], last: int) -> Iterator[Turn]:
    """All ways in which a story that breaks off, with this line at the latest, may go on in turn with the next one."""
    size = len(evidence)
    below = range(last + 1, min(size, last + _TITLES))
    begins = next((place for place in below if _is_text(evidence, labels, place)), size)
    ends = next((place for place in range(begins + 1, size) if evidence[place].lead), size)
    text = [place for place in range(begins + 1, min(ends, begins + _REACH)) if _is_text(evidence, labels, place)]
    goes_on = [place for place in text if labels[place - 1] in _TEXT and not evidence[place - 1].ends]
    loose = [place for place in text if place not in goes_on and not evidence[place].greets]
    for first in _firsts(evidence, labels, last):
        yield from (Turn(first, turn, second) for second in loose for turn in goes_on if turn < second)


def _firsts(evidence: Sequence[Evidence], labels: Sequence[Label], last: int) -> Iterator[int]:
    """The last line of a story that breaks off, or what stands above it where its end may be the title of the next."""
    yield last
    for place in range(last, max(0, last - _SWALLOWED), -1):
        open_above = _is_text(evidence, labels, place - 1) and not evidence[place - 1].ends
        if not open_above or shapes.title_score(evidence[place].line.text) <= -1:
            return
        yield place - 1


def _at_borders(evidence: Sequence[Evidence], way: Turn, met: Callable[[int, int], float]) -> float:
    """What the lines that meet say for two stories that go on in turn, over one that stands within the other."""
    first, turn, second = way
    odds = met(first, turn) + met(turn - 1, second) - met(turn - 1, turn) - met(first, second)
    here = evidence[second]
    if here.set_in and here.column:
        odds += _SET_IN * (here.over > -0.6) - _SET_IN * (not here.ends and -3.2 < here.over < -1.2)
    return odds


class _Stories:
    """The wording of the parts of stories that may go on in turn."""

    def __init__(self, evidence: Sequence[Evidence], begins: Sequence[int]) -> None:
        """``begins``: the places of titles and leads."""
        self._wording = Kinship([here.line.text for here in evidence])
        self._size = len(evidence)
        self._begins = begins

    def leans(self, way: Turn) -> float:
        """How much the rarer wording of the four parts says for two stories in turn."""
        first, turn, second = way
        begins, pairs = self._begins, self._wording.pairs
        above = pairs(max((place for place in begins if place <= first), default=0), first + 1)
        between = pairs(first + 1, turn)
        middle = pairs(turn, min((place for place in begins if turn < place < second), default=second))
        last = pairs(second, min((place for place in begins if place > second), default=self._size))
        return self._nearer(middle, above, between) + self._nearer(last, between, above)

    def _nearer(self, text: set[str], one: set[str], other: set[str]) -> float:
        """How much nearer a text stands to one story than to another, by the rare pairs it shares with only one."""
        shared = _SHARED * (self._wording.worth(text & (one - other)) - self._wording.worth(text & (other - one)))
        return max(-_MOST, min(_MOST, shared))

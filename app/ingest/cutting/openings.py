"""Whether the text below a title begins an article or a section of the article above.

A section goes on with its story; a brief item tells its news at once, with the day, in one short paragraph, below a
title that names actor and fact.  The weights are logarithmic odds fitted on 820 annotated places (logistic regression,
97% right on pages left out of the fit), rounded.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.ingest.cutting import marks, shapes
from app.ingest.cutting.label import Label
from app.ingest.cutting.pieces import Piece
from app.ingest.title_form import pairs_of
from app.ingest.title_traits import fact

_NUMBERED = re.compile("第[一二三四五六七八九十]|[一二三四五六七八九十][、是]|[（(][一二三四五六七八九十]")
_FIRST_PERSON = re.compile("我(?!们的?区|们?县|们?市|省|国)")
_QUOTED = re.compile("“[^”]*(?:”|$)|「[^」]*(?:」|$)")
_DATED = re.compile(r"\d月\d{1,2}日|近日|日前|[昨今]日")
_ASKS = re.compile("问[：:]")
_SHORT = 130  # characters of a brief item at most
_LABEL = 8  # characters of the label of a column at most
_ITEM = 80  # characters of an item that has no title at most
_FAR = 12  # paragraphs looked ahead


def openings(pieces: Sequence[Piece]) -> list[float]:
    """For each piece right below a title and without a lead, odds for an article; 0 for all others."""
    odds = [0.0] * len(pieces)
    for place in range(1, len(pieces)):
        piece, above = pieces[place], pieces[place - 1]
        if above.label is Label.TITLE and _is_text(piece) and not marks.DAY.match(piece.text):
            odds[place] = _odds(above.text, pieces[place : place + _FAR])
    return odds


def columns(pieces: Sequence[Piece], photo: Sequence[bool]) -> list[bool]:
    """For each piece whether a column of brief items without titles begins with it, below its label.

    ``photo`` says of each piece whether it is in the text of a picture.
    """
    found = [False] * len(pieces)
    for place in range(1, len(pieces)):
        above = pieces[place - 1]
        if above.label is not Label.TITLE or len(above.text) > _LABEL or photo[place]:
            continue
        items = list(takewhile(_is_text, pieces[place : place + _FAR]))
        dated = sum(item.captions or bool(_DATED.search(item.text, 0, 16)) for item in items)
        if dated > 1 and 3 * dated >= 2 * len(items):
            found[place] = all(len(item.text) <= _ITEM and item.ends and not item.signed for item in items)
    return found


def _odds(title: str, below: Sequence[Piece]) -> float:
    text = [piece.text for piece in takewhile(_is_text, below)]
    pairs = pairs_of(title)
    share = len(pairs & pairs_of("".join(text))) / max(1, len(pairs))
    score = 3.5 * shapes.begins_caption(text[0]) + 1.3 * fact(title, share) + 1.5 * (len(text) == 1)
    score += 1.2 * (sum(map(len, text)) < _SHORT) - 1.3 * bool(_NUMBERED.match(title))
    if _FIRST_PERSON.search(_QUOTED.sub("", "".join(text))) and not shapes.begins_mid_clause(
        text[0]
    ):  # a letter, an essay
        score += 2.5
    return score + 2.5 * bool(_ASKS.match(text[0])) - 1.3 * bool(re.search("[，,]", title)) - 0.08 * len(title)


def _is_text(piece: Piece) -> bool:
    return piece.label is Label.OPENING and not piece.lead

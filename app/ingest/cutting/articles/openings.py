"""Whether the text below a title begins an article or goes on with the one above, by fitted odds.

The weights are written by ``bench/fit_openings.py``; what they weigh stands in :mod:`opening_traits`.
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from app.ingest.cutting.articles.opening_traits import in_series, places, traits
from app.ingest.cutting.articles.opening_weights import BIAS, WEIGHTS
from app.ingest.cutting.articles.titled_items import titled_items
from app.ingest.cutting.lines.label import Label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece
from app.ingest.cutting.lines.title_form import pairs_of

_SUREST = 6.0  # odds, either way
_LISTED = 6.0  # for an item of a column
_SERIES = 3.0  # against an article whose title goes on with a series, for one that breaks it off
_DATED = re.compile(r"\d月\d{1,2}日|近日|日前|[昨今]日")
_WHO = re.compile(
    r"[一-鿿]{1,8}?(?:区|县|街道|[镇乡村]|社区|局|委|办|院|校|馆|宫|公司|集团|中学|小学|[大支]队|中心|站|协会|家庭|[名位户家])"
)
_DAY = re.compile("[0-9月日年]+")
_GOES_ON = re.compile("该|当[天日晚]|其|[他她]们?|据|近年来|目前|截至|此次|同时")
_SENTENCE = re.compile("[。！？](?!$|[”’」』）)]*$)")  # that another follows
_COLON = re.compile("[：:]")
_LABEL = 10  # characters of the label of a column at most
_ITEM = 80  # characters of an item that has no title at most
_ALIKE = 0.15  # share of wording that two items may have in common
_FAR = 12  # paragraphs looked ahead


def openings(pieces: Sequence[Piece], pairs: Pairs) -> list[float]:
    """For each piece right below a title and without a lead, odds for an article; 0 for all others."""
    odds, items = [0.0] * len(pieces), titled_items(pieces)
    for place in places(pieces):
        score = BIAS + sum(WEIGHTS.get(name, 0.0) * value for name, value in traits(pieces, place, pairs))
        if place.at in items:
            score += _LISTED
        else:
            score -= _SERIES * in_series(pieces[place.at - 1].text, place.up)
        odds[place.at] = max(-_SUREST, min(_SUREST, score))
    return odds


def columns(pieces: Sequence[Piece]) -> list[bool]:
    """For each piece whether a column of brief items without titles begins with it, below its label."""
    found = [False] * len(pieces)
    for place in range(1, len(pieces)):
        above = pieces[place - 1]
        if above.label is Label.TITLE and len(above.text) <= _LABEL and _may_be_item(pieces[place]):
            texts = list(takewhile(_may_be_item, pieces[place : place + _FAR]))
            after = pieces[place + len(texts)] if place + len(texts) < len(pieces) else None
            credited = after is not None and after.label is Label.CREDIT and after.pictured  # pictures of a group
            found[place] = _are_items(above.text, texts) and not credited
    return found


def _are_items(title: str, texts: Sequence[Piece]) -> bool:
    """Whether texts below a title are news of a sentence each that have nothing to do with one another, nor with it."""
    if len(texts) < 2 or not all(map(_is_item, texts)) or any(_GOES_ON.match(text.text) for text in texts):
        return False
    dated = [text.captions or bool(_DATED.search(text.text, 0, 16)) for text in texts]
    told = sum(day or bool(_WHO.match(text.text)) for day, text in zip(dated, texts, strict=True))
    if (sum(dated) < 2 and len(texts) < 3) or 3 * told < 2 * len(texts):
        return False
    wording = [pairs_of(_DAY.sub(" ", text.text)) for text in texts]
    if pairs_of(title) & set().union(*wording):
        return False
    return all(len(one & other) <= _ALIKE * min(len(one), len(other)) for one, other in pairwise(wording))


def _is_item(piece: Piece) -> bool:
    text = piece.text
    if len(text) > _ITEM or not piece.ends or piece.signed is not None or piece.pictured or piece.points:
        return False
    return not _SENTENCE.search(text) and not _COLON.search(text, 0, 8)


def _may_be_item(piece: Piece) -> bool:
    return _is_text(piece) and not (piece.pictured and piece.caption > 0)


def _is_text(piece: Piece) -> bool:
    return piece.label is Label.OPENING and not piece.lead

"""Names that share one ending: 印染、荷苑、雁鸣3个社区, 柳河、望澄等街道, 芦荡和石门坎两村."""

import re
from collections.abc import Callable, Iterator

import rjieba

from app.ingest.places.stems import find_stem
from app.ingest.places.words import GENERIC_STEMS, PERSON_ENDINGS, PLACE_ENDINGS, UNIT_ENDINGS, VERBS

_WINDOW = 60
"""A list is looked for in so many characters before the ending they share."""
_COUNTED = re.compile(r"(?<!第)(等)?(?:([0-9]{1,2}|[二两三四五六七八九十]{1,2})个?|个)?$")
_GOES_ON = ("、", "和", "与", "及")
_LISTING = re.compile("[、和与及]")
_JOINED = re.compile(r"[一-鿿]{2,12}(?:(?:[、和与及]|以及)[一-鿿]{1,5})+$")
_SPLIT = re.compile(r"、|以及|(?<=[一-鿿]{2})[和与及](?=[一-鿿]{2})")
_NUMBERS = {"两": 2} | {char: number for number, char in enumerate("一二三四五六七八九十", 1)}
_ENDINGS = ("街道", "镇", "乡", "社区", "村", "街")
_NAME_TAGS = frozenset(["nr", "ns", "nz", "nrt"])


def listed_stems(
    text: str, at: int, suffix: str, knows: Callable[[str], bool], *, plain: bool
) -> Iterator[tuple[str, int, float]]:
    """(name without ending, its place, certainty) of each name in a list that the ending at ``at`` closes.

    ``knows`` tells names that are known to be right; ``plain``: the last item is a name for itself (…、柳河街道), which
    makes names of the items before it.
    """
    head = text[max(0, at - _WINDOW) : at]
    if not _LISTING.search(head):
        return
    counted = _COUNTED.search(head)
    head = head[: counted.start()] if counted else head
    closed = bool(counted and counted.group())
    joined = _JOINED.search(head)
    if not joined or not (closed or plain):
        return
    items = _items(joined, suffix)
    if not closed:  # the last one stands before the ending and is found by itself
        if text[at + len(suffix) :].startswith(_GOES_ON) or any(item.endswith(_ENDINGS[:-1]) for item, _ in items):
            return  # each has an ending of its own: 天翠路、城东街道、石峰路
        items = items[:-1]
    elif any(item.endswith(suffix) for item, _ in items):
        return  # 新一村、新二村
    if any((item[-1] in UNIT_ENDINGS and len(item) > 2) or item[0] in UNIT_ENDINGS for item, _ in items):
        return  # 望海新区和平里街道, 兴和县沙鸥街道
    number = _number(counted.group(2) if counted else None)
    exact = closed and number == len(items)
    begin = max(0, at - _WINDOW)
    names = [
        (item, place)
        for item, place in items
        if knows(item + suffix) or (exact and not _is_filler(item)) or _is_namelike(item, suffix)
    ]
    if not closed and len(names) < len(items):
        return  # 学校、医院、红旗社区: not a list of places
    for item, place in names:
        if not item.endswith(_ENDINGS) or knows(item + suffix):
            yield item, begin + place, 0.9 if exact else 0.8 if closed else 0.7


def _items(joined: re.Match[str], suffix: str) -> list[tuple[str, int]]:
    """The parts of a list with their places; what leads up to the first one (分布在…) is cut off."""
    text = joined.group()
    cuts = [0, *(match.end() for match in _SPLIT.finditer(text))]
    ends = [*(match.start() for match in _SPLIT.finditer(text)), len(text)]
    first, _ = find_stem(text[: ends[0]], suffix, firm=False, open_left=False)
    cuts[0] = ends[0] - (len(first) or ends[0])
    parts = zip(cuts, ends, strict=True)
    return [(text[start:end], joined.start() + start) for start, end in parts if start < end]


def _number(text: str | None) -> int | None:
    if not text:
        return None
    return int(text) if text.isdigit() else _NUMBERS.get(text)


def _is_filler(item: str) -> bool:
    """Whether an item is a word that only leads on: 和另外两个街道."""
    tags = rjieba.tag(item)
    return len(tags) == 1 and tags[0][1][0] in "crdpt"


def _is_namelike(item: str, suffix: str) -> bool:
    """Whether an item of a list may be a name: no everyday word, no verb, of a name's length."""
    if not 2 <= len(item) <= 4 or item in VERBS or item in GENERIC_STEMS[suffix] or item[-1] in PERSON_ENDINGS:
        return False
    tags = [tag for _, tag in rjieba.tag(item, False)]
    return item[-1] in PLACE_ENDINGS or not _NAME_TAGS.isdisjoint(tags) or len(tags) == len(item)

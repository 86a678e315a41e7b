"""The kinds of damage.  Each takes a page's lines and gives them back harmed; none loses or invents a character of a
text, except where a title is lost on purpose.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from random import Random

from tests.damage.pieces import TEXT, Piece, Pieces, by_story, furniture
from tests.damage.typeset import HALF_WIDTH, break_lines, extent, letterspace, space_numbers

Harm = Callable[[Pieces, Random], Pieces]
CREDIT = re.compile(r"[^。，]{0,14}摄(?:影报道)?[）)]?|[^。，]*(?:图片|提供）|[图文]/[^。，]+|[^。，]+/摄)")
LONG = 50  # characters from which a paragraph may be cut in two


def titles_after(pieces: Pieces, rng: Random) -> Pieces:
    """Every story's titles below its text."""
    return [p for run in by_story(pieces) for p in sorted(run, key=lambda p: p.moves)]


def titles_far(pieces: Pieces, rng: Random) -> Pieces:
    """The titles of about half of the stories at the end of the page, in another order."""
    headed = _headed(pieces)
    moved = rng.sample(headed, len(headed) // 2)
    far = [p for number in moved for p in pieces if p.story == number and p.moves]
    return [p for p in pieces if p not in far] + far


def _headed(pieces: Pieces, paragraphs: int = 0) -> list[int]:
    """The stories with a headline that may move or be lost, and with at least so many paragraphs."""
    return [
        run[0].story
        for run in by_story(pieces)
        if any(p.moves and p.role == "headline" for p in run) and sum(p.role == "p" for p in run) >= paragraphs
    ]


def titles_split(pieces: Pieces, rng: Random) -> Pieces:
    """Long headlines over two lines, at a blank or punctuation if there is one."""
    return [line for p in pieces for line in _split_title(p, rng)]


def _split_title(piece: Piece, rng: Random) -> Pieces:
    if piece.role != "headline" or extent(piece.text) < 9:
        return [piece]
    middle = len(piece.text) / 2
    places = [m.end() for m in re.finditer(r"[ ，：”》]+", piece.text) if 3 < m.end() < len(piece.text) - 3]
    at = min(places or [round(middle)], key=lambda place: abs(place - middle))
    second = replace(piece, text=piece.text[at:].strip(), first=False, tight=rng.random() < 0.5)
    return [replace(piece, text=piece.text[:at].strip()), second]


def headline_lost(pieces: Pieces, rng: Random) -> Pieces:
    """All titles of one or two news stories are missing from the page."""
    news = [n for n in _headed(pieces, 2) if any(p.story == n and p.kind == "news" for p in pieces)]
    lost = rng.sample(news, min(len(news), rng.choice((1, 2))))
    return [p for p in pieces if not (p.moves and p.story in lost)]


def markdown(pieces: Pieces, rng: Random) -> Pieces:
    """A converter's heading marks before most headlines, before the kicker instead of some."""
    marked: Pieces = []
    for run in by_story(pieces):
        role = "kicker" if any(p.role == "kicker" for p in run) and rng.random() < 0.4 else "headline"
        heading = f"{'#' * rng.choice((1, 2, 2, 3))} " if rng.random() < 0.8 else ""
        marked += [replace(p, text=heading + p.text) if p.role == role and p.first else p for p in run]
    return marked


def wrapped(*measures: int) -> Harm:
    """Columns of so many characters (one of these for a page), each printed line a line of its own."""

    def wrap(pieces: Pieces, rng: Random) -> Pieces:
        measure = rng.choice(measures) if len(measures) > 1 else measures[0]
        return [line for p in pieces for line in _wrap(p, measure)]

    return wrap


def _wrap(piece: Piece, measure: int) -> Pieces:
    if piece.role not in TEXT:
        return [piece]
    lines = break_lines(piece.text, measure, indent=2 if piece.first else 0)
    broken = [replace(piece, text=text, first=piece.first and i == 0) for i, text in enumerate(lines)]
    alone = piece.role == "caption" and len(lines) > 1 and CREDIT.fullmatch(lines[-1]) and lines[-2].endswith("。")
    return [*broken[:-1], replace(broken[-1], role="byline")] if alone else broken


def widened(pieces: Pieces, rng: Random) -> Pieces:
    """Columns of 18, but the last paragraphs of each longer story run over two columns' width, one from its middle."""
    lines: Pieces = []
    for run in by_story(pieces):
        last = [i for i, p in enumerate(run) if _cuttable(p)][-1:]
        for i, piece in enumerate(run):
            narrow, *wide = _cut(piece, rng) if [i] == last else [piece]
            lines += _wrap(narrow, 31 if last and i > last[0] else 18)
            lines += [line for p in wide for line in _wrap(p, 31)]
    return lines


def dense(pieces: Pieces, rng: Random) -> Pieces:
    """No blank lines; paragraphs begin with two full-width blanks."""
    return [replace(p, tight=True, text="　　" + p.text if p.role == "p" and p.first else p.text) for p in pieces]


def full_lines(pieces: Pieces, rng: Random) -> Pieces:
    """Columns whose measure makes as many last lines of paragraphs full as can be, so that only the text tells."""
    lines: Pieces = []
    for run in by_story(pieces):
        measure = max(range(15, 26), key=lambda m: sum(_ends_full(p, m) for p in run))
        lines += [line for p in run for line in _wrap(p, measure)]
    return lines


def _ends_full(piece: Piece, measure: int) -> bool:
    return piece.role in TEXT and extent(_wrap(piece, measure)[-1].text) >= measure - 0.5


def stray_blanks(pieces: Pieces, rng: Random) -> Pieces:
    """Blanks inside words where a line was justified, and around numbers."""
    return [_blank(p, rng.random()) for p in pieces]


def _blank(piece: Piece, chance: float) -> Piece:
    if piece.role not in TEXT:
        return piece
    text = piece.text.replace("讯（", "讯 （")
    return replace(piece, text=letterspace(text) if chance < 0.15 else space_numbers(text) if chance < 0.7 else text)


def half_width(pieces: Pieces, rng: Random) -> Pieces:
    """Half-width commas, colons and brackets."""
    return [replace(p, text=p.text.translate(HALF_WIDTH)) for p in pieces]


def column_cuts(pieces: Pieces, rng: Random) -> Pieces:
    """Half of the long paragraphs cut in mid-sentence where a column ended."""
    return [half for p in pieces for half in (_cut(p, rng) if rng.random() < 0.5 else [p])]


def _cuttable(piece: Piece) -> bool:
    return piece.role == "p" and len(piece.text) >= LONG


def _cut(piece: Piece, rng: Random) -> Pieces:
    """A paragraph in two lines, cut within a sentence and not within a number."""
    if not _cuttable(piece):
        return [piece]
    span = range(len(piece.text) // 3, len(piece.text) * 2 // 3)
    at = rng.choice([i for i in span if re.fullmatch(r"[\u3400-\u9fff]{2}", piece.text[i - 1 : i + 1])])
    return [replace(piece, text=piece.text[:at]), replace(piece, text=piece.text[at:], first=False)]


def interrupted(pieces: Pieces, rng: Random) -> Pieces:
    """Paragraphs that go on only below a caption, a comment box or a photo item that was set into their column."""
    runs: list[Pieces] = []
    photos: list[Pieces] = []
    for run in by_story(pieces):
        if run[0].kind == "photo" and any(p.role == "caption" for p in run):
            photos.append(run)
        elif run[0].kind == "comment" and runs and _tearable(runs[-1]):
            runs[-1] = _set_in(runs[-1], run, rng)  # a comment stands within its feature
        else:
            runs.append(run)
    hosts = [i for i, run in enumerate(runs) if _tearable(run)]
    for i in rng.sample(hosts, len(hosts)):
        own = [p for p in runs[i] if p.role == "caption" and p.kind != "photo"]
        if own:
            runs[i] = _set_in([p for p in runs[i] if p not in own], own, rng)
        elif photos:
            runs[i] = _set_in(runs[i], photos.pop(), rng)
    return [p for run in runs + photos for p in run]


def _set_in(host: Pieces, guest: Pieces, rng: Random) -> Pieces:
    """The host with the guest in the middle of one of its long paragraphs."""
    upper, lower = _tear(host, rng)
    return [*upper, *guest, *lower]


def _tear(run: Pieces, rng: Random) -> tuple[Pieces, Pieces]:
    """A story in two, torn within one of its long paragraphs; where lines are broken, at the end of one."""
    if breaks := _breaks(run):
        at = rng.choice(breaks)
        return run[:at], run[at:]
    at = rng.choice([i for i, p in enumerate(run) if _cuttable(p)])
    first, *second = _cut(run[at], rng)
    return [*run[:at], first], [*second, *run[at + 1 :]]


def _tearable(run: Pieces) -> bool:
    return any(_cuttable(p) for p in run) or bool(_breaks(run))


def _breaks(run: Pieces) -> list[int]:
    """The lines that go on with a paragraph right above them."""
    here = enumerate(pairwise(run), 1)
    return [i for i, (above, p) in here if p.role == above.role == "p" and p.block == above.block and not p.first]


def in_turn(pieces: Pieces, rng: Random) -> Pieces:
    """Two stories that stand together, torn in mid-sentence and continued in turn, as columns side by side are read."""
    runs = list(by_story(pieces))
    torn = [i for i, run in enumerate(runs) if run[0].kind in ("news", "feature") and _tearable(run)]
    pairs = [(i, j) for i, j in pairwise(torn) if j == i + 1]
    for i, j in pairs[: 1 + len(pairs) // 2 : 2]:
        (upper, lower), (left, right) = _tear(runs[i], rng), _tear(runs[j], rng)
        photo = [p for run in runs[j + 1 : j + 2] if run[0].kind == "photo" for p in run]
        runs[i], runs[j] = upper + left + lower, photo + right
        runs[j + 1 : j + 2] = [[]] if photo else runs[j + 1 : j + 2]
    return [p for run in runs for p in run]


def scattered(pieces: Pieces, rng: Random) -> Pieces:
    """Pictures of articles above, between, within and below their paragraphs, some photo items within a sentence."""
    runs = [_scatter(run, rng) if any(p.pictured for p in run) else run for run in by_story(pieces)]
    photos = [run for run in runs if run[0].kind == "photo" and rng.random() < 0.4]
    runs = [run for run in runs if run not in photos]
    hosts = [i for i, run in enumerate(runs) if any(_cuttable(p) for p in run) and not any(p.pictured for p in run)]
    for i in rng.sample(hosts, min(len(hosts), len(photos))):
        runs[i] = _set_in(runs[i], photos.pop(), rng)
    return [p for run in runs + photos for p in run]


def _scatter(run: Pieces, rng: Random) -> Pieces:
    """An article with its pictures in one of the places that a layout has for them."""
    own = [p for p in run if p.pictured]
    rest = [p for p in run if not p.pictured]
    texts = [i for i, p in enumerate(rest) if p.role in ("p", "section")]
    if rng.random() < 0.3 and any(_cuttable(p) for p in rest):
        return _set_in(rest, own, rng)
    at = rng.choice((0, texts[0], *texts[1:], texts[-1] + 1, texts[-1] + 1, len(rest)))
    return rest[:at] + own + rest[at:]


def page_furniture(folio: str, editors: str) -> Harm:
    """A folio line, the editors' line, a jump to another page and one from it."""
    return lambda pieces, rng: _dress(_jump(pieces, rng), furniture(folio), furniture(editors), rng)


def _jump(pieces: Pieces, rng: Random) -> Pieces:
    """One story goes on on another page, and one came from another."""
    news = _headed(pieces, 2)
    onward, onto = rng.sample(news, 2) if len(news) > 1 else (None, None)
    last = max((i for i, p in enumerate(pieces) if p.story == onward and p.role == "p"), default=None)
    start = min((i for i, p in enumerate(pieces) if p.story == onto and p.role == "p"), default=None)
    jumped: Pieces = []
    for i, p in enumerate(pieces):
        jumped += [furniture("（上接第一版）")] if i == start else []
        jumped.append(replace(p, text=p.text + "（下转第三版）") if i == last else p)
    return jumped


def _dress(pieces: Pieces, folio: Piece, editors: Piece, rng: Random) -> Pieces:
    return [folio, *pieces, editors] if rng.random() < 0.5 else [folio, editors, *pieces]

"""A page's text cut into articles: titles, paragraphs, captions and credits, and the lines that are none of these."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.ingest.certainty import chance, near
from app.ingest.clean import Line, clean
from app.ingest.cutting.articles.bodies import Body, gather
from app.ingest.cutting.articles.kinds import kind_of
from app.ingest.cutting.articles.reading import read
from app.ingest.cutting.lines import marks
from app.ingest.cutting.lines.evidence import weigh
from app.ingest.cutting.lines.label import Label, label
from app.ingest.cutting.lines.links import Pairs
from app.ingest.cutting.lines.pieces import Piece, join, pieces_of
from app.ingest.cutting.lines.title_form import pairs_of, repeated
from app.ingest.cutting.pictures.captions import captioned
from app.ingest.cutting.tears.torn import torn
from app.ingest.cutting.titles.extract_headline import title_blocks
from app.ingest.cutting.titles.titles import Assigned, deal
from app.ingest.people.names import is_name
from app.ingest.values import Article, Block, Confidence, Kind, Role

_SPELLED = 200  # lines; shorter verse may have such short ones
_JOINED = 5  # torn paragraphs; more of them tell no more


def segment(text: str) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """The articles of a page in page order, and the numbers of the lines of its furniture."""
    lines = clean(text)
    if len(lines) > _SPELLED and sum(line.length for line in lines) < 3 * len(lines):
        return (_spelled(lines),), ()
    pairs = Pairs(lines)
    evidence = weigh(lines, pairs)
    weighed, labelling = torn(*captioned(evidence, label(evidence), pairs), pairs)
    pieces = pieces_of(weighed, labelling.labels)
    texts = [piece for piece in pieces if piece.label is not Label.FURNITURE]
    bodies, runs = gather(texts, *read(texts, pairs))
    if texts and not bodies:
        bodies, runs = [_unread(texts)], []
    titles, heads, feet = deal(runs, bodies)
    strays = [[piece for beside, piece in heads if beside == place] for place in range(len(bodies))]
    for place, piece in feet:
        _set_below(bodies[place], piece)
    leads = {here.line.number: lead for here, lead in zip(weighed, labelling.leads(), strict=True)}
    articles = tuple(
        _article(body, titles.get(place), strays[place], leads, _heads_items(place, bodies, titles))
        for place, body in enumerate(bodies)
    )
    used = {number for article in articles for number in article.lines}
    return articles, tuple(line.number for line in lines if line.number not in used)


def _spelled(lines: Sequence[Line]) -> Article:
    """Characters set one below the other are one text: no border between such lines tells anything."""
    text = join(line.text for line in lines)
    blocks = (Block(Role.PARAGRAPH, text, tuple(line.number for line in lines)),)
    return Article(Kind.FEATURE, blocks, confidence=Confidence(cut=0.1, title=0.5))


def _unread(texts: Sequence[Piece]) -> Body:
    """One article of a page without prose (a poem, a table alone): nobody would find it among the furniture."""
    titled = len(texts) > 1 and texts[0].label is Label.TITLE
    parts = [(Role.PARAGRAPH, [piece]) for piece in texts[titled:]]
    return Body(Kind.FEATURE, titles=[texts[0]] if titled else [], parts=parts)


def _heads_items(place: int, bodies: Sequence[Body], titles: Mapping[int, Assigned]) -> bool:
    """Whether a column of items without titles begins here, so that a lone line above is the column's label."""
    both = bodies[place : place + 2]
    if len(both) < 2 or any(body.kind is not Kind.BRIEF for body in both):
        return False
    return place + 1 not in titles and not both[1].titles


def _article(
    body: Body, title: Assigned | None, strays: Sequence[Piece], leads: Mapping[int, float], column: bool
) -> Article:
    """The article; stray title lines that fit no text are kept at its head as labels, never as its headline.

    ``column``: it is the first of several items without titles.
    """
    lines = [*body.titles, *(title.lines if title else ())]
    text = body.text
    titles, likely = title_blocks(sorted(lines, key=lambda piece: piece.numbers), text, body.kind)
    if column and len(titles) == 1:
        titles = (replace(titles[0], role=Role.COLUMN),)
    blocks = [_block(Role.COLUMN, [piece]) for piece in strays] + list(titles)
    blocks += [_block(Role.BYLINE, [piece]) for piece in body.opening]
    blocks += [_block(role, pieces) for role, pieces in body.parts]
    kind = kind_of(body.kind, blocks)
    if kind is Kind.PHOTO:  # its text is a caption
        blocks = [replace(block, role=Role.CAPTION) if block.role is Role.PARAGRAPH else block for block in blocks]
    article = Article(kind, tuple(blocks))
    dealt = title.sure if title else 1.0 if body.titles else 0.5
    common = {"rivals": near(body.lead), "labels": near(min(leads[number] for number in article.lines)), "dealt": dealt}
    cut = common | {
        "rival": near(body.lead, 1.0),
        "length": math.log(1 + len(text)),
        "joined": min(_JOINED, sum(len(pieces) - 1 for _, pieces in body.parts)),
    }
    named = common | {"role": likely, "shared": _shared(article.headline, text), "strays": len(strays)}
    return replace(article, confidence=Confidence(chance("cut", cut), chance("title", named)))


def _shared(headline: str, text: str) -> float:
    """The share of a headline's wording that stands in the text."""
    wording = pairs_of(headline)
    return repeated(wording, text) / max(1, len(wording))


def _set_below(body: Body, piece: Piece) -> None:
    """A line below a text that is no title: who wrote it, the rest of what broke off, or its last words."""
    name = "".join(piece.text.split())
    if marks.PERSON.match(piece.text) or is_name(name) or is_name(piece.text.rpartition(" ")[2]):
        body.parts.append((Role.BYLINE, [piece]))
    elif body.parts and body.parts[-1][0] is Role.PARAGRAPH and not body.parts[-1][1][-1].ends:
        body.join(piece, Role.PARAGRAPH)
    else:
        body.parts.append((Role.PARAGRAPH, [piece]))


def _block(role: Role, pieces: Sequence[Piece]) -> Block:
    text = join(piece.text for piece in pieces)
    return Block(role, text, tuple(number for piece in pieces for number in piece.numbers))

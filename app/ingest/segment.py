"""A page's text cut into articles: titles, paragraphs, captions and credits, and the lines that are none of these."""

from collections.abc import Sequence

from app.ingest.clean import clean
from app.ingest.cutting.bodies import Body, bodies_of
from app.ingest.cutting.label import Label, gather, label
from app.ingest.cutting.links import Pairs
from app.ingest.cutting.pieces import Piece, join, pieces_of
from app.ingest.cutting.segments import Segment, segments_of
from app.ingest.cutting.titles import Assigned, Run, deal
from app.ingest.extract_headline import title_blocks
from app.ingest.values import Article, Block, Confidence, Kind, Role


def segment(text: str) -> tuple[tuple[Article, ...], tuple[int, ...]]:
    """The articles of a page in page order, and the numbers of the lines of its furniture."""
    lines = clean(text)
    evidence = gather(lines)
    labels = label(evidence)
    gap = max((line.gap for line in lines), default=0) if False else 1
    pieces = pieces_of(evidence, labels, gap)
    segments = segments_of(pieces)
    cut = bodies_of(segments, Pairs(lines))
    titles, left = deal(_runs(segments, cut.bodies, cut.sections), cut.bodies)
    articles = [_article(body, titles.get(place)) for place, body in enumerate(cut.bodies)]
    furniture = [piece.numbers for piece in (*(piece for piece in pieces if piece.label is Label.FURNITURE), *left)]
    used = {number for article in articles for number in article.lines} | {
        number for numbers in furniture for number in numbers
    }
    rest = [line.number for line in lines if line.number not in used]
    return tuple(articles), tuple(sorted([number for numbers in furniture for number in numbers] + rest))


def _runs(segments: Sequence[Segment], bodies: Sequence[Body], sections: dict[int, Body]) -> list[Run]:
    """The title lines that are to be dealt out, with the bodies around them."""
    owner = {place: index for index, body in enumerate(bodies) for place in body.places}
    runs: list[Run] = []
    for place, part in enumerate(segments):
        if part.titles and place not in sections:
            above = max((index for other, index in owner.items() if other == place - 1), default=-1)
            runs.append(Run(tuple(part.titles), above, owner.get(place, -1)))
    return runs


def _article(body: Body, title: Assigned | None) -> Article:
    blocks = list(title_blocks(title.lines, body.text)) if title else []
    blocks += [_block(Role.BYLINE, [piece]) for piece in body.opening]
    for role, pieces in body.parts:
        blocks.append(_block(role, pieces))
    kind = body.kind
    return Article(kind, tuple(blocks), confidence=Confidence(cut=1.0, title=title.sure if title else 0.5))


def _block(role: Role, pieces: Sequence[Piece]) -> Block:
    return Block(
        role, join(piece.text for piece in pieces), tuple(number for piece in pieces for number in piece.numbers)
    )


__all__ = ["Kind", "segment"]

"""Where the articles of a newspaper page stand in its text."""

from dataclasses import dataclass
from itertools import accumulate, groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article, Page


@dataclass(frozen=True, slots=True)
class Strip:
    """A run of the page's text: which article it belongs to, and from where to where it reaches, in percent."""

    article_id: int
    top: float
    height: float


def read_layout(session: Session, page_id: int | None) -> tuple[Strip, ...]:
    """Where the articles of a page stand in its text, by characters; furniture and blank lines are gaps."""
    text = session.scalar(select(Page.text).where(Page.id == page_id)) if page_id else None
    if not text:
        return ()
    blocks = session.execute(select(Article.id, Article.blocks).where(Article.page_id == page_id))
    owners = {number: r.id for r in blocks for block in r.blocks for number in block["lines"]}
    lengths = [len(line.strip()) for line in text.split("\n")]
    whole = sum(lengths) or 1
    starts = [100 * sum_before / whole for sum_before in accumulate(lengths, initial=0)]
    printed = [number for number, length in enumerate(lengths, start=1) if length]
    strips = []
    for owner, run in groupby(printed, key=owners.get):
        lines = list(run)
        if owner is not None:
            strips.append(Strip(owner, starts[lines[0] - 1], starts[lines[-1]] - starts[lines[0] - 1]))
    return tuple(strips)

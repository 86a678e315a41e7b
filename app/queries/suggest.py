"""What someone may be about to type: places, people and headlines, by characters or by pinyin."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Article
from app.queries.lexicon import read_lexicon
from app.search.engine import Engine, EngineQuery
from app.search.pinyin import readings
from app.search.query import Or, Text

LONGEST = 40  # characters looked at


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name or a headline.

    ``kind`` is a level of places, a role of people, ``topic`` or ``headline``; ``value`` the slug of a place, the name
    of a person or topic, the id of an article.
    """

    kind: str
    label: str
    value: str


def suggest(session: Session, engine: Engine, typed: str, limit: int = 8) -> tuple[Suggestion, ...]:
    """At most ``limit`` suggestions: names first, those most often in the archive before others, then headlines."""
    typed = typed.strip()[:LONGEST]
    if not typed:
        return ()
    lexicon = read_lexicon(session)
    names = lexicon.complete(typed, limit)
    found = {
        (name.kind, name.slug or name.text): Suggestion(
            name.kind, lexicon.label(name.slug) if name.slug else name.text, name.slug or name.text
        )
        for name in names
    }
    headlines = _headlines(session, engine, typed, max(limit - len(found), limit // 2))
    return (*tuple(found.values())[: limit - len(headlines)], *headlines)


def _headlines(session: Session, engine: Engine, typed: str, limit: int) -> tuple[Suggestion, ...]:
    """The headlines that hold what was typed, in characters or in pinyin, best first."""
    ways = (Text(typed, ("headline",), prefix=typed[-1].isascii()), *readings(typed))
    ids = engine.search(EngineQuery(Or(ways), limit=limit)).ids
    rows = session.execute(select(Article.id, Article.headline).where(Article.id.in_(ids))) if ids else ()
    titles = {row.id: row.headline for row in rows}
    return tuple(Suggestion("headline", titles[number], str(number)) for number in ids if number in titles)

"""Archives for tests, made directly from rows in a real SQLite file."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import Database
from app.models import Archive, Article, ArticlePlace, Base, Credit, Place

NOW = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Sample:
    """An article for a test; texts as printed."""

    headline: str = ""
    paragraphs: tuple[str, ...] = ()
    column: str = ""
    kicker: str = ""
    deck: str = ""
    sections: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    byline: tuple[str, ...] = ()
    district: str = ""
    streets: tuple[str, ...] = ()
    communities: tuple[str, ...] = ()
    reporters: tuple[str, ...] = ()
    kind: str = "news"
    earliest: str = ""
    latest: str = ""

    def blocks(self) -> list[dict[str, Any]]:
        texts = [("column", self.column), ("kicker", self.kicker), ("headline", self.headline), ("deck", self.deck)]
        texts += [("byline", text) for text in self.byline]
        texts += [("section", text) for text in self.sections]
        texts += [("p", text) for text in self.paragraphs]
        texts += [("caption", text) for text in self.captions]
        return [{"role": role, "text": text, "lines": []} for role, text in texts if text]


@dataclass
class Rows:
    """A database with articles, and the changes that tests make to it."""

    database: Database
    _places: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def make(cls, folder: Path, samples: Iterable[Sample] = ()) -> "Rows":
        database = Database(folder / "archive.sqlite3")
        Base.metadata.create_all(database.engine)
        with database.writing() as session:
            session.add(Archive(id=1, key="test", generation=0))
        rows = cls(database)
        rows.add(*samples)
        return rows

    def add(self, *samples: Sample) -> list[int]:
        with self.database.writing() as session:
            generation = _next(session)
            return [self._add(session, sample, generation) for sample in samples]

    def _add(self, session: Session, sample: Sample, generation: int) -> int:
        earliest = dt.date.fromisoformat(sample.earliest) if sample.earliest else None
        latest = dt.date.fromisoformat(sample.latest) if sample.latest else earliest
        article = Article(
            position=0,
            kind=sample.kind,
            column_label=sample.column,
            kicker=sample.kicker,
            headline=sample.headline,
            deck=sample.deck,
            opening=(sample.paragraphs or ("",))[0][:30],
            blocks=sample.blocks(),
            length=sum(map(len, sample.paragraphs)),
            date=sample.earliest or None,
            date_text=None,
            date_evidence="",
            issued="",
            earliest=earliest,
            latest=latest,
            dated_by="date" if earliest else "",
            district_id=self._place(session, "district", sample.district) if sample.district else None,
            confidence={},
            generation=generation,
            changed_at=NOW,
        )
        session.add(article)
        session.flush()
        named = [("street", name) for name in sample.streets] + [("community", name) for name in sample.communities]
        for position, (level, name) in enumerate(named):
            place = self._place(session, level, name)
            session.add(ArticlePlace(article_id=article.id, place_id=place, position=position))
        for position, name in enumerate(sample.reporters):
            session.add(Credit(article_id=article.id, position=position, role="reporter", name=name))
        return article.id

    def _place(self, session: Session, level: str, name: str) -> int:
        if (level, name) not in self._places:
            place = Place(level=level, name=name, slug=f"s-{name}")
            session.add(place)
            session.flush()
            self._places[level, name] = place.id
        return self._places[level, name]

    def delete(self, article_id: int) -> None:
        from app.models import Tombstone

        with self.database.writing() as session:
            generation = _next(session)
            session.delete(session.get_one(Article, article_id))
            session.add(Tombstone(article_id=article_id, generation=generation, deleted_at=NOW))

    def retitle(self, article_id: int, headline: str) -> None:
        with self.database.writing() as session:
            article = session.get_one(Article, article_id)
            article.headline, article.generation = headline, _next(session)

    def move(self, article_id: int, street: str, day: dt.date) -> None:
        """Another street office and another day."""
        with self.database.writing() as session:
            article = session.get_one(Article, article_id)
            article.earliest = article.latest = day
            article.generation = _next(session)
            session.query(ArticlePlace).filter_by(article_id=article_id).delete()
            place = self._place(session, "street", street)
            session.add(ArticlePlace(article_id=article_id, place_id=place, position=0))


def _next(session: Session) -> int:
    archive = session.scalars(select(Archive)).one()
    archive.generation += 1
    return archive.generation

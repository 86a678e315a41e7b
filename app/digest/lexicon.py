"""Words by number, as readings keep them: a quarter of the space, and nothing to take apart when all are read."""

from array import array
from collections.abc import Iterable, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.digest.tables import batches, write
from app.models import Word


class Lexicon:
    """Gives words their numbers; what it has given once it need not look up again."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def learn(self, session: Session, words: Iterable[str]) -> None:
        """Look these up, and write down those that are new."""
        unknown = sorted(set(words).difference(self._numbers))
        for some in batches(unknown, 5_000):
            known = session.execute(select(Word.text, Word.number).where(Word.text.in_(some)))
            self._numbers.update((text, number) for text, number in known)
        new = [word for word in unknown if word not in self._numbers]
        if new:
            first = (session.scalar(select(func.max(Word.number))) or 0) + 1
            write(session, Word, [{"number": n, "text": word} for n, word in enumerate(new, first)])
            self._numbers.update((word, n) for n, word in enumerate(new, first))

    def numbers(self, words: Sequence[str]) -> bytes:
        """The numbers of words that were learnt, four bytes each."""
        return array("I", map(self._numbers.__getitem__, words)).tobytes()


def words_by_number(session: Session) -> list[str]:
    """All words; number 0 is none."""
    return ["", *session.scalars(select(Word.text).order_by(Word.number))]

"""The people credited."""

from app.database import Database
from app.queries.reporter import read_people, read_person
from tests.queries.pages import article, store


def test_people_and_their_work(database: Database) -> None:
    store(
        database,
        article("一", "2021-03-02", reporters=["王甲"], photographers=["王甲"]),
        article("二", "2021-04-02", reporters=["王甲", "李乙"]),
        article("三", reporters=["王甲"]),
    )
    with database.reading() as session:
        total, people = read_people(session)
        one = read_person(session, "王甲")
        nobody = read_person(session, "王")
    assert total == 2
    assert [person.name for person in people] == ["王甲", "李乙"]
    assert one is not None
    assert (one.person.reporter, one.person.photographer, one.total) == (3, 1, 3)
    assert [row.headline for row in one.articles] == ["二", "一", "三"]
    assert nobody is None

"""The newspaper pages before and after one."""

from sqlalchemy import select

from app.database import Database
from app.models import Article
from app.queries.beside import pages_beside
from tests.queries.pages import article, store


def test_pages_follow_each_other_in_the_time_of_their_district(database: Database) -> None:
    store(database, article("末"), issued="2021-05-01")
    store(database, article("首"), issued="2019-05-01?")
    store(database, article("中"), issued="2020-05-01/2020-06-01")
    store(database, article("别处", district="乙水区"), issued="2020-05-02")
    store(database, article("无年"))
    with database.reading() as session:
        page = {r.headline: r.page_id for r in session.execute(select(Article.headline, Article.page_id))}

        def beside(headline: str) -> list[int | None]:
            return [link.id if link else None for link in pages_beside(session, page[headline])]

        assert beside("首") == [None, page["中"]]
        assert beside("中") == [page["首"], page["末"]]
        assert beside("末") == [page["中"], None]
        assert beside("别处") == beside("无年") == [None, None]
        assert pages_beside(session, 999) == (None, None)

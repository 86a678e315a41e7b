"""Everything that is extracted of an article, together: pure, repeatable, and fast."""

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.dates.extract_year import date_pages
from app.ingest.extract import extract, extract_page
from app.ingest.values import Article, Block, Confidence, Kind, Page, Role, Sidecar, Source
from app.places import Gazetteer

LEAD = "本报讯（记者赵立秋 通讯员李明）10月27日上午，青溪区柳河街道渡口社区的停车场完工，白鹭镇石庙村的村民也来看。"


def page(*articles: Article, district: str = "") -> Page:
    return Page(Source("page.txt", LEAD, sidecar=Sidecar(district=district)), articles)


def article(*texts: str) -> Article:
    return Article(Kind.NEWS, tuple(Block(Role.PARAGRAPH, text, (1,)) for text in texts))


def test_who_when_and_where() -> None:
    found = extract_page(page(article(LEAD, "青溪区城管局说，青溪区还要再建三个。")), Gazetteer())
    story = found.articles[0]
    assert (story.reporters, story.correspondents, story.photographers) == (("赵立秋",), ("李明",), ())
    assert (story.date, story.date_text) == ("XXXX-10-27", "10月27日上午")
    assert (story.streets, story.communities, story.villages) == (("柳河街道", "白鹭镇"), ("渡口社区",), ("石庙村",))
    assert found.district == story.district == "青溪区"


def test_a_sidecar_says_the_district() -> None:
    found = extract_page(page(article(LEAD), district="示范区"), Gazetteer())
    assert found.district == "示范区"
    assert found.articles[0].district == "青溪区"  # its own, as its opening says


def test_an_article_by_itself() -> None:
    assert extract(article(LEAD), "青溪区", Gazetteer()).streets == ("柳河街道", "白鹭镇")


def test_a_doubtful_cut_makes_place_and_date_doubtful() -> None:
    plain = replace(article("本报讯 10月27日，柳河街道开会。"), confidence=Confidence(cut=0.99))
    doubtful = replace(plain, confidence=Confidence(cut=0.4))
    (page_found,) = date_pages([extract_page(page(plain, doubtful), Gazetteer())])
    sure, unsure = (found.confidence for found in page_found.articles)
    assert unsure.place < 0.8 < sure.place
    assert unsure.date < 0.8 < sure.date


def test_a_given_name_signs_for_a_reporter_of_the_page() -> None:
    full, signed, stranger = (
        article("本报讯（记者 梁咏诗）4月20日，龙舟下水。"),
        article("4月21日，消防站建成。（咏 诗）"),
        article("4月22日，花市开张。（咏月）"),
    )
    found = extract_page(page(full, signed, stranger), Gazetteer())
    assert [story.reporters for story in found.articles] == [("梁咏诗",), ("咏诗",), ()]


LIKE_NEWS = st.text(
    alphabet="本报讯记者通讯员（）()赵立秋李明青溪区柳河街道社区镇乡村10月27日年，。、和在 摄文/图\n", max_size=200
)


@given(st.lists(LIKE_NEWS, min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_nothing_is_invented_and_the_same_text_says_the_same(texts: list[str]) -> None:
    found = extract_page(page(article(*texts)), Gazetteer())
    assert found == extract_page(page(article(*texts)), Gazetteer())
    story = found.articles[0]
    letters = "".join("".join(texts).split())
    for name in (*story.reporters, *story.correspondents, *story.photographers):
        assert name in letters
    for name in (*story.streets, *story.communities, *story.villages):
        assert name.removesuffix("街道").removesuffix("社区").rstrip("镇乡村") in letters
    assert [block.text for block in story.blocks] == texts


def test_a_page_takes_milliseconds() -> None:
    body = "区里要求各单位分头去做，做完一件报一件，在柳河街道渡口社区开展登记，10月26日已完成九成。" * 2
    stories = [article(LEAD, *[body] * 8) for _ in range(7)]
    assert sum(len(block.text) for story in stories for block in story.blocks) > 5000
    extract_page(page(*stories), Gazetteer())
    start = time.process_time()
    for _ in range(5):
        extract_page(page(*stories), Gazetteer())
    assert (time.process_time() - start) / 5 < 0.1  # some 10 ms; the rest is for a busy machine

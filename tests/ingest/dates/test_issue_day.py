"""The day of printing: sidecar before file name before folio line."""

import pytest

from app.ingest.dates.issue_day import printed_on
from app.ingest.values import Article, Block, Kind, Page, Role, Sidecar, Source


def page(*lines: str, name: str = "page.txt", sidecar: str = "") -> Page:
    """A page whose first line is furniture and whose other lines are one article."""
    blocks = tuple(Block(Role.PARAGRAPH, line, (number,)) for number, line in enumerate(lines[1:], 2))
    return Page(Source(name, "\n".join(lines), sidecar=Sidecar(date=sidecar)), (Article(Kind.NEWS, blocks),), (1,))


@pytest.mark.parametrize(
    ("folio", "day"),
    [
        ("澄川日报 2022年3月18日 星期五 第6版 青溪新闻", "2022-03-18"),
        ("04 青溪新闻 2023 年 10 月 10 日", "2023-10-10"),
        ("２０２３年１０月１０日　星期二", "2023-10-10"),
        ("二〇二三年十月十日 星期二", "2023-10-10"),
        ("2023.10.10 星期二 版式：王骁", "2023-10-10"),
        ("青溪新闻", None),
        ("热线电话：0999-2866015", None),
    ],
)
def test_folio_lines(folio: str, day: str | None) -> None:
    found = printed_on(page(folio, "本报讯 今年以来，区里修路。"))
    assert (found.edtf if found else None) == day
    assert not found or found.evidence.endswith("（第1行）")


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("qingxi-20220318.txt", "2022-03-18"),
        ("2022-03-18_a06.txt", "2022-03-18"),
        ("青溪2022年03月18日.txt", "2022-03-18"),
        ("20220318A05.txt", "2022-03-18"),
        ("2022-03-18_A05.txt", "2022-03-18"),
        ("qxrb20220318b01.txt", "2022-03-18"),
        ("2022-3-8.txt", "2022-03-08"),
        ("青溪新闻2022年3月8日A05版.txt", "2022-03-08"),
        ("二〇二二年三月十八日.txt", "2022-03-18"),
        ("2022-03.txt", "2022-03"),
        ("202203_A05.txt", "2022-03"),
        ("青溪新闻2022年3月.txt", "2022-03"),
        ("青溪新闻2022年合订本.txt", "2022"),
        ("000_7f20220318accd03e0.txt", None),
        ("7f20220318.txt", None),
        ("202203181530.txt", None),
        ("2022.txt", None),
        ("20221318.txt", None),
        ("page-06.txt", None),
    ],
)
def test_file_names(name: str, day: str | None) -> None:
    found = printed_on(page("青溪新闻", "本报讯 今年以来，区里修路。", name=name))
    assert (found.edtf if found else None) == day


def test_the_folio_line_knows_the_day_better_than_a_name_the_month() -> None:
    found = printed_on(page("2022年3月18日 星期五", "正文。", name="2022-03.txt"))
    assert found
    assert found.edtf == "2022-03-18"


def test_a_sidecar_says_it_best_and_a_story_does_not_say_it() -> None:
    found = printed_on(page("2022年3月18日 星期五", "正文。", name="2022-03-19.txt", sidecar="2022-03-20"))
    assert found is not None
    assert found.edtf == "2022-03-20"
    assert printed_on(page("青溪新闻", "1949年10月1日，他在人群里，看见了一切。")) is None
    month = printed_on(page("青溪新闻", "正文。", sidecar="2022-03"))
    assert month is not None
    assert (month.edtf, month.day.isoformat()) == ("2022-03", "2022-03-31")
    assert printed_on(page("青溪新闻", "正文。", sidecar="soon")) is None


def test_a_diary_within_a_page_is_no_folio_line() -> None:
    diary = [
        "青溪新闻",
        "护士日记",
        "正文。",
        "正文。",
        "2020年2月3日 星期一 晴",
        "正文。",
        "正文。",
        "正文。",
        "正文。",
    ]
    assert printed_on(page(*diary)) is None
    assert printed_on(page(*diary[:4], "2020年2月5日 第6版 责编：王骁", *diary[5:])) is not None


def test_the_date_of_another_issue_is_not_taken() -> None:
    assert printed_on(page("（上接2021年10月20日第三版）", "正文。")) is None

"""The folio line names paper, section and page; articles never do."""

import pytest

from app.ingest.extract_folio import Folio, read_folio
from app.ingest.values import Page, Source


@pytest.mark.parametrize(
    ("line", "folio"),
    [
        ("澄川日报 2022年3月18日 星期五 第6版 青溪新闻", Folio("澄川日报", "青溪新闻", "6")),
        ("《澄川晚报》 柳溪·民生 第十二版", Folio("澄川晚报", "柳溪·民生", "12")),
        ("04 青溪新闻 2023年10月10日 星期二", Folio("", "青溪新闻", "04")),
        ("城区版 Ａ０５ 责编：陶冶 美编：林然", Folio("", "城区版", "A05")),
        ("第B3版：柳溪新闻", Folio("", "柳溪新闻", "B3")),
        ("柳溪城事 2024年1月18日 星期四 A06-07", Folio("", "柳溪城事", "A06-07")),
        ("2023.10.10 星期二 编辑 贾素", Folio()),
        ("本版编辑 陶冶 组版 关越", Folio()),
        ("今日8版 总第3127期", Folio()),
        ("电话：0999-2866013 邮箱：a05@example.com", Folio()),
        ("本报热线 12", Folio()),
        ("（上接第一版）", Folio()),
        ("(紧接A03版)", Folio()),
    ],
)
def test_a_folio_line_is_read(line: str, folio: Folio) -> None:
    assert read_folio(Page(Source("x.txt", f"{line}\n\n一段话。"), (), furniture=(1,))) == folio


def test_lines_of_articles_are_not_read() -> None:
    text = "澄川日报今日第6版刊出青溪新闻。\n"
    assert read_folio(Page(Source("x.txt", text), ())) == Folio()


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("2021-10-28-A05.txt", "A05"),
        ("20211028_05.txt", "05"),
        ("2021年10月28日第7版.txt", "7"),
        ("2021-10-28.txt", ""),
    ],
)
def test_a_file_name_may_give_the_number(name: str, number: str) -> None:
    assert read_folio(Page(Source(name, "一段话。"), ())).page_number == number


def test_what_is_printed_goes_before_the_file_name() -> None:
    page = Page(Source("2021-10-28-A05.txt", "第6版 青溪新闻\n"), (), furniture=(1,))
    assert read_folio(page).page_number == "6"

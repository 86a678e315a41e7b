"""Months and days as printed, and which of them is the day of the event."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.ingest.dates.extract_date import event_day, printed_days, read_day, read_year
from app.ingest.values import Article, Block, Kind, Role


def days(text: str) -> list[str]:
    return [day.edtf(None) for day in printed_days(text)]


def article(*paragraphs: str, captions: tuple[str, ...] = (), kind: Kind = Kind.NEWS) -> Article:
    blocks = [Block(Role.PARAGRAPH, text, (number,)) for number, text in enumerate(paragraphs, 1)]
    return Article(kind, (*blocks, *(Block(Role.CAPTION, text, (99,)) for text in captions)))


@pytest.mark.parametrize(
    ("text", "edtf", "printed"),
    [
        ("10月27日上午，在柳河街道", "XXXX-10-27", "10月27日上午"),
        ("10 月 27 日\n上午，在柳河街道", "XXXX-10-27", "10月27日上午"),
        ("１０月２７日，在柳河街道", "XXXX-10-27", "10月27日"),
        ("4月14日上午10时许，记者看到", "XXXX-04-14", "4月14日上午10时许"),
        ("4月4日晚7点半，演出开始", "XXXX-04-04", "4月4日晚7点半"),
        ("十月二十七日下午，在柳河街道", "XXXX-10-27", "十月二十七日下午"),
        ("十二月八日中午", "XXXX-12-08", "十二月八日中午"),
        ("一月三十一日", "XXXX-01-31", "一月三十一日"),
        ("10月26日至28日", "XXXX-10-26", "10月26日至28日"),
        ("10月26日—11月3日", "XXXX-10-26", "10月26日—11月3日"),
        ("10月26-28日", "XXXX-10-26", "10月26-28日"),
        ("10月26日、27日两天", "XXXX-10-26", "10月26日、27日"),
        ("10月26、27日", "XXXX-10-26", "10月26、27日"),
        ("10月26日、29日", "XXXX-10-26", "10月26日"),
        ("本报7月4日讯（记者赵立秋）", "XXXX-07-04", "7月4日"),
        ("今年3月5日", "XXXX-03-05", "3月5日"),
        ("自6月1日起，集中整治", "XXXX-06-01", "6月1日"),
        ("2021年7月8日", "2021-07-08", "2021年7月8日"),
        ("二〇二一年十月二日", "2021-10-02", "二〇二一年十月二日"),
        ("3月5号下午", "XXXX-03-05", "3月5号下午"),
    ],
)
def test_days_as_printed(text: str, edtf: str, printed: str) -> None:
    first = printed_days(text)[0]
    assert (first.edtf(None), first.text) == (edtf, printed)


@pytest.mark.parametrize(
    "text",
    [
        "4月份以来",
        "4月初复工",
        "5月底之前",
        "昨日，近日，当日",
        "去年10月3日",
        "前年3月1日",
        "每年3月5日",
        "生于3月5日",
        "于12月31日前完成",
        "12月31日之前",
        "农历五月初五日",
        "2月30日",
        "13月1日",
        "110月3日",
        "5月12日出生",
        "6月份27日均气温",
        "完成28.3亿元",
        "7·20",
        "二月的一天",
    ],
)
def test_what_is_no_day_of_an_event(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "year", "certain", "edtf"),
    [
        ("10月27日", 2021, True, "2021-10-27"),
        ("10月27日", 2021, False, "2021-10-27?"),
        ("10月26日至28日", 2021, True, "2021-10-26/2021-10-28"),
        ("10月26、27日", 2021, True, "2021-10-26/2021-10-27"),
        ("10月26日和29日", 2021, True, "2021-10-26"),
        ("12月28日至1月3日", 2021, False, "2021-12-28?/2022-01-03?"),
        ("2019年5月4日", 2021, False, "2019-05-04"),
    ],
)
def test_days_become_edtf(text: str, year: int, edtf: str, *, certain: bool) -> None:
    assert printed_days(text)[0].edtf(year, certain=certain) == edtf


def test_the_first_day_counts_and_a_caption_comes_after_the_body() -> None:
    found = event_day(
        article("近日，区里开会。", "7月14日，完工。", "7月20日，启用。", captions=("7月1日，施工现场。",))
    )
    assert found is not None
    assert found.edtf(None) == "XXXX-07-14"
    only_caption = event_day(article("近日，区里开会。", captions=("7月1日，施工现场。",)))
    assert only_caption is not None
    assert only_caption.edtf(None) == "XXXX-07-01"
    assert event_day(article("近日，区里开会。")) is None


def test_a_doubtful_day_counts_only_for_want_of_a_better_one() -> None:
    found = event_day(article("截至6月20日，已完成九成。", "6月25日，记者看到。"))
    assert found is not None
    assert (found.month, found.day) == (6, 25)
    for plan in ("预计6月30日完工。", "计划于6月30日完工。", "6月30日到来之际，表彰先进。"):
        told = event_day(article(plan, "6月25日，记者看到。"))
        assert told is not None
        assert (told.month, told.day) == (6, 25)
    alone = event_day(article("截至6月20日，已完成九成。"))
    assert alone is not None
    assert alone.doubtful


def test_days_of_history_are_passed_over() -> None:
    story = article("1949年10月1日，他在人群里。", "9月28日，记者见到他。")
    for last in (None, date(2021, 9, 30)):
        found = event_day(story, last)
        assert found is not None
        assert (found.month, found.day) == (9, 28)
    assert event_day(article("1993年5月4日，她入团。"), date(2021, 5, 4)) is None
    same_year = event_day(article("2021年5月4日，她获奖。"), date(2021, 5, 4))
    assert same_year is not None


def test_a_notice_is_of_the_day_from_which_it_holds() -> None:
    text = "因管网改造，经5月6日会议研究，自5月23日起至7月10日，锦云路封闭施工。"
    assert event_day(article(text, kind=Kind.NEWS)) != event_day(article(text, kind=Kind.NOTICE))
    found = event_day(article(text, kind=Kind.NOTICE))
    assert found is not None
    assert (found.month, found.day) == (5, 23)


@pytest.mark.parametrize(
    "text",
    [
        "经5月6日会议研究，停水时间：5月23日8时至18时。",
        "经5月6日会议研究，公示期为5月23日至5月29日。",
        "5月6日发布，5月23日起施行。",
        "据5月6日通知，定于5月23日开园。",
    ],
)
def test_forms_of_the_first_day_of_effect(text: str) -> None:
    found = event_day(article(text, kind=Kind.NOTICE))
    assert found is not None
    assert (found.month, found.day) == (5, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年3月18日 星期五", date(2022, 3, 18)),
        ("二〇二二年三月十八日", date(2022, 3, 18)),
        ("二○二二年十二月三十一日", date(2022, 12, 31)),
        ("2022.3.18", date(2022, 3, 18)),
        ("2022-03-18", date(2022, 3, 18)),
        ("２０２２年３月１８日", date(2022, 3, 18)),
        ("2022年13月1日", None),
        ("3月18日", None),
    ],
)
def test_whole_dates(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_years_in_chinese_numerals() -> None:
    assert [read_year(text) for text in ("2021", "二〇二一", "一九九八", "二○一○", None)] == [
        2021,
        2021,
        1998,
        2010,
        None,
    ]


@settings(deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), st.sampled_from(["", " ", "　"]))
def test_every_day_is_read_back(day: date, blank: str) -> None:
    text = blank.join(f"{day.month}月{day.day}日，")
    assert days(text) == [f"XXXX-{day.month:02}-{day.day:02}"]
    assert read_day(f"{day.year}年{day.month}月{day.day}日") == day


@settings(deadline=None)
@given(st.text(alphabet="0123456789月日年至-一二三十廿〇前去每", max_size=60))
def test_whatever_is_printed_gives_days_that_exist(text: str) -> None:
    for found in printed_days(text):
        date(2000, found.month, found.day)
        assert found.text in "".join(text.split())

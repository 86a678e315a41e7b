"""The year of a page from weekdays, lunar days and the animals of the years; and the lunar calendar itself."""

from datetime import date, timedelta

import pytest

from app.ingest.dates.extract_year import date_pages
from app.ingest.dates.lunar import YEARS, lunar_day
from app.ingest.dates.milestones import Milestone
from app.ingest.values import Article, Block, Kind, Page, Role, Source

MILESTONES = [Milestone("疫情", "2020-01", "2022-12", "疫情期间")]


def year_of(*paragraphs: str) -> int | None:
    articles = tuple(
        Article(Kind.NEWS, (Block(Role.PARAGRAPH, text, (number,)),)) for number, text in enumerate(paragraphs, 1)
    )
    return date_pages([Page(Source("page.txt", "\n".join(paragraphs)), articles)], MILESTONES)[0].year


@pytest.mark.parametrize(
    ("paragraphs", "year"),
    [
        (["7月17日（星期五），疫情平稳。"], 2020),
        (["7月15日，疫情平稳。", "本周六（7月17日）义诊。"], 2021),
        (["3月2日早晨，挂牌。今天是农历正月三十，理发的老人多。"], 2022),
        (["3月2日早晨，挂牌。昨天是农历正月三十，理发的老人多。"], None),
        (["3月23日，她敲门。从1月25日大年初一算起，她敲了五十九天。"], 2020),
        (["6月25日，端午节当天，龙舟下水。"], 2020),
        (["6月25日，端午节临近，龙舟下水。"], None),  # the next day in 2009, within days in 2012, 2017, 2020 …
        (["6月20日，端午节来临之际，疫情平稳。"], 2020),
        (["6月5日，在端午佳节到来之际，疫情平稳。"], 2021),
        (["9月18日，中秋节前夕，疫情平稳。"], None),  # three days before it in 2021, thirteen in 2020
        (["9月5日，中秋节前夕，疫情平稳。"], 2022),
        (["9月14日，中秋节刚过，疫情平稳。"], 2022),
        (["2月9日，春节前夕，疫情平稳。"], 2021),
        (["1月10日，春运大幕拉开，疫情平稳。"], 2020),
        (["1月17日，城市客运站，春运第一天，疫情平稳。"], 2022),
        (["疫情平稳，春运从1月28日开始，3月8日结束。1月27日，检修。"], 2021),
        (["9月21日，中秋佳节，居民赏月。"], 2021),
        (["6月3日，端午小长假首日，疫情平稳。"], 2022),
        (["2月15日，春节期间，疫情平稳。"], 2021),
        (["9月28日，中秋国庆双节前，疫情平稳。"], None),
        (["5月8日，春节前完工的步道迎客，疫情平稳。"], None),
        (["2月12日，包饺子。除夕（2月11日）那天，他在值班。"], 2021),
        (["2月6日，看灯。元宵节（2月5日），人山人海。"], 2023),
        (["1月18日，腊八节，施粥。"], 2024),
        (["1月28日，虎年春节将至，疫情平稳。"], 2022),
        (["1月18日，龙年春节将至。"], None),  # 2012 or 2024
        (["12月18日，备年货，甲辰龙年就要到了。"], 2023),
        (["7月18日，甲辰年的谱牒。"], None),
        (["10月27日，停车场完工。"], None),
    ],
)
def test_year_of_a_page_by_the_calendar(paragraphs: list[str], year: int | None) -> None:
    assert year_of(*paragraphs) == year


@pytest.mark.parametrize(
    ("day", "lunar"),
    [  # as printed in the folio lines of newspapers
        (date(2020, 1, 25), (1, 1)),
        (date(2020, 6, 20), (4, 29)),  # the fourth month came twice
        (date(2021, 10, 27), (9, 22)),
        (date(2022, 3, 18), (2, 16)),
        (date(2023, 3, 22), (2, 1)),  # the second month came twice
        (date(2024, 1, 18), (12, 8)),
        (date(2025, 7, 25), (6, 1)),
        (date(2031, 6, 1), None),
        (date(2007, 6, 1), None),
    ],
)
def test_days_of_the_lunar_calendar(day: date, lunar: tuple[int, int] | None) -> None:
    assert lunar_day(day) == lunar


def test_lunar_days_follow_each_other() -> None:
    day, before = date(YEARS[0], 1, 1), lunar_day(date(YEARS[0], 1, 1) - timedelta(1))
    while day.year in YEARS[:-1]:
        here = lunar_day(day)
        assert here
        assert before
        assert here == (before[0], before[1] + 1) or (here[1] == 1 and before[1] in (29, 30)), day
        day, before = day + timedelta(1), here

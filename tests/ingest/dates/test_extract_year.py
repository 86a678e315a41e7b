"""The year of a page from evidence of every strength, and what follows for its dates and its day of printing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.divisions import load_divisions
from app.ingest.dates.edtf_days import days
from app.ingest.dates.extract_year import DatedPage, Milestone, date_pages
from app.ingest.read_milestones import read_milestones
from app.ingest.values import Article, Block, Kind, Page, Role, Sidecar, Source
from app.settings import ROOT

MILESTONES = read_milestones([ROOT / "seeds" / "milestones.csv"])


def page(*paragraphs: str, name: str = "page.txt", kind: Kind = Kind.NEWS, folio: str = "", date: str = "") -> Page:
    """A page with an article a paragraph, and a folio line if there is one."""
    lines = [folio, *paragraphs]
    articles = tuple(
        Article(kind, (Block(Role.PARAGRAPH, text, (number,)),)) for number, text in enumerate(paragraphs, 2)
    )
    source = Source(name, "\n".join(lines), sidecar=Sidecar(date=date))
    return Page(source, articles, (1,) if folio else (), district="青溪区")


def dated(found: Page, *known: DatedPage) -> Page:
    return date_pages([found], MILESTONES, known)[0]


@pytest.mark.parametrize(
    ("paragraphs", "year", "certain"),
    [
        # tied to now
        (["10月27日，停车场完工。", "区里公布2021年度民生实事清单，已完成九成。"], 2021, True),
        (["7月14日，停车场完工。", "连续召开两次2020年预防溺水专项工作会议。"], 2020, True),
        (["2021年10月27日上午，停车场完工。"], 2021, True),
        (["10月27日，停车场完工。", "青溪区城管局", "2021年10月27日"], 2021, True),
        (["10月27日，停车场完工。", "青溪区城管局", "2021年10月29日"], 2021, True),
        (["10月27日，停车场完工。", "今年是“十四五”规划开局之年。"], 2021, True),
        (["4月20日，开工。", "今年是全面贯彻党的二十大精神的开局之年。"], 2023, True),
        # at the turn of a year
        (["1月17日，值班。", "2021年暑假，他就报名了志愿服务。这次放假回来又报名。"], 2022, False),
        (["1月20日，表彰。", "2021年度先进单位名单公布，全区表彰大会召开。"], 2022, True),
        (["12月28日，总结。", "居民参加2020年度医保缴费。"], 2020, True),
        (["4月20日，走访。", "2016年是全面建成小康社会决胜阶段的开局之年。"], 2016, True),
        (["5月6日，走访。", "今年是决胜全面建成小康社会、决战脱贫攻坚之年。"], 2020, True),
        (["10月28日，座谈。", "党的十九大刚刚胜利闭幕，大家很激动。"], 2017, False),
        (["11月20日，座谈。", "党员们收看了党的十八大开幕会。"], 2012, False),
        (["7月20日，晨跑。", "成都大运会开幕在即，志愿者上岗。"], 2023, False),
        (["7月18日，晨跑。", "他们为即将开幕的成都大运会加油。"], 2023, False),
        (["10月26日，晨跑。", "刚刚闭幕的党的二十大提出，加快城市更新。"], 2022, False),
        (["8月16日，晨跑。", "不久前落幕的里约奥运会上，他拿了奖牌。"], 2016, False),
        (["8月10日，晨跑。", "青奥会即将开幕，社区小记者去采访。"], 2014, False),
        (["10月20日，晨跑。", "军运会期间，社区食堂延长供餐。"], 2019, False),
        (["7月12日，晨跑。", "里约奥运会即将开幕，跑团也热闹起来。"], 2016, False),
        (["10月10日，看展。", "再过几天，第三届“一带一路”国际合作高峰论坛就要举行。"], 2023, False),
        # yearly events that are counted
        (["7月16日，第六届荷花节开幕。", "2021年第五届荷花节接待游客10万人次。"], 2022, True),
        (["9月11日，开镰。", "9月10日是第34个教师节。"], 2018, True),
        (["9月11日，表彰。", "在第三十九个教师节到来之际，区里慰问教师。"], 2023, True),
        (["4月20日，签约。", "第129届广交会在线上举行。"], 2021, True),
        (["10月20日，签约。", "第130届广交会开幕。"], 2021, True),
        (["9月20日，火炬。", "喜迎十四运会。"], 2021, False),
        (["12月12日，入户。", "第四次全国经济普查清查结束。"], 2018, False),
        (["11月1日，入户。", "第七次全国人口普查登记开始。"], 2020, False),
        (["10月17日，走访。", "第十个国家扶贫日，干部走访。"], 2023, True),
        (["8月18日，夜跑。", "里约奥运会正酣，健身房热闹。"], 2016, False),
        (["6月5日，巡河。", "出生于1949年的他今年72岁。"], 2021, False),
        (["7月15日，座谈。", "今年是抗战胜利八十周年。"], 2025, True),
        (["10月30日，剪枝。", "党的十九大召开之后，区里建起果园学院。"], 2017, False),
        (["9月30日，合唱。", "喜迎党的十八大，社区排起节目。"], 2012, False),
        (["10月9日，普查。", "今年是“十二五”规划的收官之年。"], 2015, True),
        (["4月9日，开工。", "作为“十三五”开局之年的重点工程，大桥打桩。"], 2016, True),
        (["8月11日，抢险。", "第八届中国花博会开幕还有一个月。"], 2013, False),
        (["8月9日，抢险。", "台风“海葵”过境，全区转移群众五千人。"], 2012, False),
        (["9月6日，抢险。", "台风“海葵”过境，全区转移群众五千人。"], None, False),  # 2012 or 2023
        (["7月6日，签约。", "区里借上海世博会的机会办了九场恳谈会。"], 2010, False),
        (["7月6日，签约。", "为迎接上海世博会，窗口学说英语。"], None, False),
        (["3月4日，值守。", "大年初二至今，护士们上门量体温，防控不停。"], 2020, False),
        # sums and school years
        (["8月5日，开工。", "去年（2021年）投入3亿元。"], 2022, True),
        (["10月12日，开课。", "2021—2022学年第一学期开学。"], 2021, False),
        (["3月12日，开课。", "2021-2022学年第二学期开学。"], 2022, False),
        (["11月15日，供热。", "2022—2023采暖季正式开始。"], 2022, False),
        (["6月15日，招聘会。", "面向2023届高校毕业生。"], 2023, False),
        (["9月5日，迎新。", "2020级新生报到。"], 2020, False),
        (["8月5日，采访。", "1956年出生的李大爷今年66岁了。"], 2022, False),
        (["8月5日，采访。", "2002年起他义务修鞋，至今已20年。"], 2022, False),
        (["7月5日，夜话。", "2022年上半年我们走访了四百户。"], 2022, False),
        (["1月12日，上课。", "2021年全年的奖补资金，昨天到账了。"], 2022, False),
        (["3月7日，开课。", "2021年秋季学期开学前，路修好了。"], 2022, False),
        (["9月7日，开学。", "2021年秋季学期开学前，路修好了。"], 2021, False),
        # only inferred
        (["5月11日，开赛。", "去年北京冬奥会期间，他做了志愿者。"], 2023, False),
        (["8月11日，抢险。", "台风“利奇马”登陆，全区转移群众五千人。"], 2019, False),
        (["9月11日，开镰。", "改革开放40年来，全区变化大。"], 2018, False),
        (["7月6日，演讲。", "建党百年之际，他入党了。"], 2021, False),
        (["3月16日，签约。", "2022年春节期间，各景区迎客。"], 2022, False),
        (["4月13日，疫情防控实战演练。", "随着高三学生复学复课，全区中小学做好复学复课准备。"], 2020, False),
        (["9月9日，普法。", "党史学习教育进校园。"], 2021, False),
        (["2月20日，部署。", "截至2020年底，全区建成社区食堂30家。"], 2021, False),
        (["2月20日，部署。", "2020年底建成社区食堂。", "去年12月又添三家。"], None, False),
        (["7月20日，采访。", "三年前的2017年，他回到村里。", "防疫卡点前，他一坐就是一天。"], 2020, False),
        # no year, or only history and plans: no guess
        (["10月27日，停车场完工。"], None, False),
        (["10月27日，停车场完工。", "这座桥建于1983年，2018年加固。"], None, False),
        (["10月27日，停车场完工。", "2019年底，违建被拆除。"], None, False),
        (["10月27日，停车场完工。", "规划到2025年建成，2035年基本实现现代化。"], None, False),
        (["10月27日，停车场完工。", "2021—2025年规划共投资10亿元。"], None, False),
        (["1949年10月1日，他在人群里。", "9月28日，座谈。"], None, False),
        (["10月27日，停车场完工。", "2016年启动美丽乡村行动。2012年上任的村主任很能干。"], None, False),
        (["10月27日，停车场完工。", "2010年前后，这里还是荒滩。"], None, False),
        (["10月27日，停车场完工。", "项目计划2023年国庆节前后开业。"], None, False),
        (["10月27日，停车场完工。", "1998年抗洪抢险时，他在大堤上。"], None, False),
        (["9月11日，表彰。", "这是他的第28个教师节。"], None, False),
        (["10月9日，采摘。", "果子最远卖到哈尔滨。"], None, False),
        (["1月12日，上课。", "到建党100周年时全面小康。"], None, False),
        (["9月23日，葡萄节开幕。", "第五届葡萄丰收节。"], None, False),
        (["8月5日，采访。", "1998年他当兵，当了8年。"], None, False),
        (["10月12日，收割。", "从2008年开始，他一干就是10年。2019年退休。"], None, False),
        (["10月12日，收割。", "1990年他出生，2016年那场大水，2021年她把作坊搬来。"], None, False),
        (["8月5日，采访。", "疫情防控不放松，健康码逐一查验。"], None, False),  # three years are as likely
    ],
)
def test_year_of_a_page_by_its_own_words(paragraphs: list[str], year: int | None, *, certain: bool) -> None:
    found = dated(page(*paragraphs))
    assert (found.year, found.year_certain) == (year, certain)
    assert bool(found.year_evidence) == (year is not None)


@pytest.mark.parametrize(
    "history",
    [
        "2019年底，违建被拆除。",
        "这座桥建于1983年。",
        "到2025年基本建成。",
        "到2016年，四百多亩山体全部复绿，水土流失少了八成。到2017年，矿工都上了岸。",
        "2010年,新当选的村支书在村民大会上提出复绿。",
        "2016—2020年共投资3亿元。",
        "2018年启动改造行动。",
        "2010年前后，这里还是荒滩。",
        "1949年10月1日，他在人群里。",
        "2019年国庆节期间，他参加了表演。",
    ],
)
def test_history_and_plans_do_not_shake_the_year(history: str) -> None:
    found = dated(page("10月27日，停车场完工。", history, "今年是“十四五”规划开局之年。"))
    assert (found.year, found.year_certain) == (2021, True)


def test_the_printed_date_is_stronger_than_words() -> None:
    found = dated(page("10月8日，开工。", "2022年度工作会议。", folio="04 青溪新闻 2023年10月10日 星期二"))
    assert (found.year, found.year_certain, found.issued) == (2023, True, "2023-10-10")
    assert "第1行" in found.year_evidence
    assert found.articles[0].date == "2023-10-08"
    by_name = dated(page("10月8日，开工。", name="2024-10-10.txt"))
    assert (by_name.year, by_name.issued) == (2024, "2024-10-10")
    by_sidecar = dated(page("10月8日，开工。", name="2024-10-10.txt", date="2025-10-10"))
    assert (by_sidecar.year, by_sidecar.issued) == (2025, "2025-10-10")


def test_evidence_is_quoted_with_its_line() -> None:
    found = dated(page("10月27日，停车场完工。", "区里公布2021年度民生实事清单。"))
    assert "2021年度" in found.year_evidence
    assert "第3行" in found.year_evidence
    assert found.articles[0].date_evidence == found.year_evidence


def test_a_weekday_decides_between_years() -> None:
    story = "7月17日（星期五），停车场完工。"  # a Friday in 2020, a Saturday in 2021
    assert dated(page(story, "疫情防控不放松，健康码逐一查验。")).year == 2020


def test_dates_carry_what_is_known_of_the_year() -> None:
    certain = dated(page("10月27日，停车场完工。", "2021年度工作会议召开。"))
    assert certain.articles[0].date == "2021-10-27"
    assert certain.issued == "2021-10-27?/2021-11-10?"
    inferred = dated(page("4月13日，高三学生复学复课，复工复产有序推进。", "4月15日，植树。", "近日，开会。"))
    assert [article.date for article in inferred.articles] == ["2020-04-13?", "2020-04-15?", None]
    assert inferred.issued == "2020-04-15?/2020-04-29?"
    unknown = dated(page("11月8日，停车场完工。"))
    assert (unknown.articles[0].date, unknown.issued, unknown.year_evidence) == ("XXXX-11-08", "", "")
    assert unknown.articles[0].confidence.date < inferred.articles[0].confidence.date < 1


def test_a_page_over_the_turn_of_the_year_has_two_years() -> None:
    found = dated(page("12月30日，座谈。", "1月2日，开工。", "1月3日，慰问。", folio="2022年1月5日 星期三"))
    assert [article.date for article in found.articles] == ["2021-12-30", "2022-01-02", "2022-01-03"]
    without = dated(page("12月30日，座谈。", "1月2日，开工。", "1月3日，2021年度表彰大会召开。"))
    assert [article.date for article in without.articles] == ["2021-12-30", "2022-01-02", "2022-01-03"]


def test_a_notice_of_days_to_come_does_not_move_the_day_of_printing() -> None:
    news = page("5月19日，开工。2022年度工作会议召开。")
    notice = Article(Kind.NOTICE, (Block(Role.PARAGRAPH, "自5月23日起，道路封闭。", (3,)),))
    found = dated(Page(news.source, (*news.articles, notice)))
    assert found.issued.startswith("2022-05-19?")
    assert found.articles[1].date == "2022-05-23"


HOLDERS = "区委书记顾长林主持会议。区住建局局长尹小满介绍，“澄河里”商业综合体项目进展顺利。"


TOLD = [
    line.split("|", 1)
    for line in Path(__file__).with_name("years.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("year", "text"), TOLD)
def test_years_as_pages_tell_them(year: str, text: str) -> None:
    assert str(dated(page(text)).year or "") == year


def test_pages_given_together_date_each_other() -> None:
    sure = page("6月3日，开工。" + HOLDERS, "2022年度民生实事清单公布。", name="a.txt")
    silent = page("6月20日，奠基。" + HOLDERS, name="b.txt")
    assert dated(silent).year is None
    found = date_pages([silent, sure], MILESTONES)[0]
    assert (found.year, found.year_certain, found.articles[0].date) == (2022, False, "2022-06-20?")
    assert "a.txt" in found.year_evidence


def test_stored_pages_are_company_too() -> None:
    known = DatedPage("a.txt", "青溪区", date(2022, 6, 3), HOLDERS)
    assert dated(page("6月20日，奠基。" + HOLDERS), known).year == 2022
    assert dated(page("12月20日，奠基。" + HOLDERS), known).year is None  # as near to 2022 as to 2021
    assert dated(page("6月20日，奠基。"), known).year is None


def test_names_of_every_year_say_nothing() -> None:
    known = [DatedPage(f"{year}.txt", "青溪区", date(year, 6, 3), HOLDERS) for year in range(2016, 2024)]
    assert dated(page("6月20日，奠基。" + HOLDERS), *known).year is None


@pytest.mark.parametrize(
    ("district", "year"), [("港闸区", 2020), ("临平区", None), ("富阳区", None), ("南汇区", None), ("青溪区", None)]
)
def test_the_name_of_the_district_bounds_the_year(district: str, year: int | None) -> None:
    bounded = replace(page(f"12月9日，{district}疫情平稳。", "受疫情影响，市场歇业。"), district=district)
    assert date_pages([bounded], MILESTONES, (), load_divisions(ROOT / "seeds" / "divisions.csv"))[0].year == year
    other = replace(
        bounded, articles=page("12月9日，疫情平稳。").articles, source=Source("page.txt", "12月9日，疫情平稳。")
    )
    assert dated(other).year is None


def test_milestones_of_the_operator() -> None:
    own = [Milestone("澄川大桥.{0,4}通车", "2018-09", "2018-10", "澄川大桥通车（2018年9月）")]
    found = date_pages([page("9月28日，澄川大桥正式通车。")], own)[0]
    assert (found.year, found.year_certain) == (2018, False)
    assert "澄川大桥通车（2018年9月）" in found.year_evidence


def test_the_milestones_shipped_are_in_order() -> None:
    for milestone in MILESTONES:
        lasts = milestone.last.split() or ["2100-12"]
        for first, last in zip(map(days, milestone.first.split()), map(days, lasts), strict=True):
            assert first is not None, milestone
            assert last is not None, milestone
            assert first[0] <= last[1]
        assert milestone.meaning
        assert milestone.source


@given(
    st.lists(
        st.text(alphabet="0123456789年月日度底第一届节会议，今去十四五开局之年", max_size=40), min_size=1, max_size=5
    )
)
@settings(max_examples=150, deadline=None)
def test_whatever_is_printed_the_dates_are_dates(paragraphs: list[str]) -> None:
    first, second = dated(page(*paragraphs)), dated(page(*paragraphs))
    assert first == second
    for article in first.articles:
        assert article.date is None or article.date.startswith("XXXX") or days(article.date), article.date
    assert not first.issued or days(first.issued)


def test_real_pages_together(shared: object) -> None:
    from pathlib import Path

    from app.ingest.cut import cut_pages
    from app.places import Gazetteer

    files = sorted((Path(str(shared)) / "seeds").glob("*.txt"))
    pages = cut_pages([Source(file.name, file.read_text(encoding="utf-8")) for file in files], Gazetteer(), MILESTONES)
    assert [page.year for page in pages] == [2020, 2022, 2020, 2020, 2021]
    assert not pages[0].year_certain
    assert all(page.year_evidence for page in pages)

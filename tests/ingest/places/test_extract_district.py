"""The district of a page and of an article."""

import pytest

from app.divisions import load_divisions
from app.ingest.places.extract_district import article_district, page_district
from app.ingest.values import Article, Block, Kind, Page, Role, Source
from app.places import Gazetteer, Place
from app.settings import ROOT

NATION = Gazetteer(divisions=load_divisions(ROOT / "seeds" / "divisions.csv"))
LISTED = Gazetteer([Place("district", name, name) for name in ("青溪区", "雁塘区", "南山市")])


def article(headline: str, *paragraphs: str) -> Article:
    blocks = [Block(Role.HEADLINE, headline, (1,)), *(Block(Role.PARAGRAPH, text, (2,)) for text in paragraphs)]
    return Article(Kind.NEWS, tuple(blocks))


def page(*articles: Article, masthead: str = "民生新闻") -> Page:
    return Page(Source("page.txt", f"{masthead}\n"), articles, (1,))


@pytest.mark.parametrize(
    ("headlines", "paragraph", "district"),
    [
        (["青溪区修好三条路", "青溪区开展普法"], "青溪区住建局局长介绍，该区今年投资3亿元。", "青溪区"),
        (["柳河街道修好三条路"], "10月26日，青溪区教育局在青溪区实验小学开展活动。", "青溪区"),
        (["永安县修好三条路"], "永安县住建局局长介绍，全县今年投资3亿元。", "永安县"),
        (["示范区财政收入两亿元"], "上半年，示范区财政局挖潜增收。示范区党工委要求再加力。", "示范区"),
        (["高新区开展网上招商"], "高新区管委会副主任介绍，高新区税务局上门服务。", "高新区"),
        (["双溪新城修好三条路"], "双溪新城管委会介绍。双溪新城党工委要求再加力。", "双溪新城"),
        (["金湖新区修好三条路"], "金湖新区管委会介绍。金湖新区教育局表示。", "金湖新区"),  # 湖区 is a word
        (["邻里节"], "万科新城小区里，居民散步。科技新区建设提速。", ""),
        (["江北新区修好三条路"], "江北新区管委会介绍。江北新区教育局表示。", "江北新区"),
        (["青溪区加快青溪新区建设"], "青溪区委、青溪区政府加快建设青溪新区，青溪新区已有三家企业。", "青溪区"),
        (["杞县修好三条路"], "杞县住建局局长介绍，全县今年投资3亿元。杞县县委要求再加力。", "杞县"),
        (["农业示范区管委会成立"], "国家级农业示范区党工委介绍，望澄区教育局投资3亿元。", "望澄区"),
        (["小区里的幸福事"], "社区居民在小区里散步，城区、市区、全区都在修路，这是农业示范区。", ""),
        (["创建国家森林城市示范区"], "全区上下创建示范区。", ""),
        (["10月26日从区教育局获悉"], "2017年从区里来了专家。", ""),
        (["一码通行"], "西安高新区用四天时间开发出系统，全区通用。高新区企业复工。", "高新区"),
        (["保鲜库投用"], "太和区女儿河街道的保鲜库里很忙。", "太和区"),  # 太 and 和 are words
        (["智改数转"], "今年以来，相城区把发展壮大村级集体经济摆在突出位置。", "相城区"),
        (["虫情灯站岗"], "4月19日，新集镇的虫情灯亮了。目前，仪征市已在真州镇等地安装。", "仪征市"),
        (["夜市热闹"], "这座城市的夜市里，超市、菜市都开着，成都市民也来了。", ""),
        (["心灵小屋建成"], "漷县镇黄厂铺村将村小校舍改建。", "通州区"),
        (["党旗飘扬"], "鲜红的党旗下，群众升国旗、唱国歌。", ""),
        (["草场丰收"], "阿荣旗向阳峪镇的玉米熟了。阿荣旗农牧局介绍，今年丰收。", "阿荣旗"),
        (["茶园开采"], "长阳土家族自治县龙舟坪镇的茶园开采。", "长阳土家族自治县"),
        (["年货大集"], "修文县送来百吨猕猴桃。修文县与云岩区结对协作三年来，云岩区年货大集不断。", "云岩区"),
        (["年货大集"], "来自修文县的猕猴桃运抵云岩区。", "云岩区"),
    ],
)
def test_district_of_a_page_without_a_gazetteer(headlines: list[str], paragraph: str, district: str) -> None:
    assert page_district(page(*(article(headline, paragraph) for headline in headlines)), NATION) == district


@pytest.mark.parametrize(
    ("masthead", "paragraph", "district"),
    [
        ("江岸社区报", "7月5日，车站街道泰兴里社区摆开竹床。江岸供电公司停电检修。", "江岸区"),
        ("龙门新闻", "6月3日，龙潭镇的果子熟了，县司法局来普法，县里评选龙门好人。", "龙门县"),
        ("海峡社区报 思明专刊 2017年8月10日 星期四 08 图片", "8月6日，莲前街道的区图书馆开馆，区里很重视。", "思明区"),
        ("马鞍山雨山 民生周刊 2023年12月14日 星期四", "12月9日，区城管局装上探头，区里很重视。", "雨山区"),
        ("武穴资讯 2014年11月6日 第2版 责编：阮霞", "11月4日，船靠武穴港。", "武穴市"),
        ("经开区报 · 企业", "3月6日，企业落户经开区。", "经开区"),
        ("读者热线 85751234 第3版", "3月6日，区里开通热线，区教育局很重视。", ""),
        ("贵阳城事 2024年1月18日 星期四", "1月16日，区里开会，他二十年前来到贵阳。", ""),  # the city above
        ("生活周刊 第3版", "3月6日，区里开会，生活很好。", ""),
        ("要闻 责编 于洪涛", "3月6日，区里开会，区教育局很重视，于洪涛说。", ""),
        ("通州时讯", "11月6日，台湖镇巡查。区市场监管局推出举措。", "通州区"),
        ("墨兰新闻", "11月6日，墨兰中学开学，区教育局派人来，区里很重视。", ""),  # no table has it
        ("都市新闻", "11月6日，都市里的实验中学开学，区教育局派人来。", ""),
    ],
)
def test_district_by_the_name_of_the_page(masthead: str, paragraph: str, district: str) -> None:
    assert page_district(page(article("要闻", paragraph), masthead=masthead), NATION) == district


@pytest.mark.parametrize(
    ("headlines", "paragraph", "district"),
    [
        (["茶农忙采茶"], "5月6日，王家畈镇的茶农忙起来。", "宜都市"),  # one county has that town
        (["一亩三收"], "榆中海拔高，日照足。县水务局修了水库，榆中的菜一天就到广州。", "榆中县"),
        (["篮球赛开幕"], "骊山街道、斜口街道、代王街道都组了队。", "临潼区"),
        (["采煤沉降区复绿"], "太平镇的孩子们在浅水区打水仗。", ""),  # fifty counties have such a town
        (["老厂房变样"], "长延堡街道的军工厂区成了公园。雁塔秋深。", "雁塔区"),
        (["省城纪事"], "朝阳区教育局来访，海淀区教育局也来了，西城区教育局没有来。", ""),  # no one of them leads
        (["生猪出栏"], "荣昌县的猪出栏了。荣昌县畜牧局说，昌元街道也有。", "荣昌县"),  # its name before 2015
        (["生猪出栏"], "荣昌的猪出栏了。县畜牧局、县农业局都说好，全县欢喜。昌元街道也有。", "荣昌县"),
    ],
)
def test_towns_bare_names_and_former_names(headlines: list[str], paragraph: str, district: str) -> None:
    assert page_district(page(*(article(headline, paragraph) for headline in headlines)), NATION) == district


def test_a_guest_of_one_article_is_not_the_district_of_the_page() -> None:
    home = [article("茶农忙采茶", f"近日，{town}组织党员清理河道。") for town in ("坦头镇", "赤城街道", "白鹤镇")]
    guest = article("携手兴产业", "来自武侯区肖家河街道的客商来到这里，武侯区农业局签了协议。")
    assert page_district(page(*home, guest), NATION) == "天台县"


def test_without_the_nation_only_what_is_printed_counts() -> None:
    assert page_district(page(article("茶农忙采茶", "5月6日，王家畈镇的茶农忙起来。")), Gazetteer()) == ""
    assert (
        page_district(page(article("杞县修好三条路", "杞县住建局局长介绍，全县今年投资3亿元。")), Gazetteer()) == "杞县"
    )


def test_a_gazetteer_knows_cities_that_rank_as_districts() -> None:
    found = page(article("南山市修好三条路", "南山市住建局介绍，南山市今年投资3亿元。"))
    assert page_district(found, LISTED) == "南山市"


def test_an_article_about_another_district_says_so() -> None:
    own = article("青溪区修好三条路", "青溪区住建局介绍，经验来自雁塘区。")
    other = article("雁塘区荷花节开幕", "雁塘区文旅局介绍，游客不少。")
    silent = article("三条路通车", "居民说好。")
    assert [article_district(story, "青溪区", LISTED) for story in (own, other, silent)] == [
        "青溪区",
        "雁塘区",
        "青溪区",
    ]
